import { AccountingLog } from './accounting.ts';
import { bootImages } from './boot.ts';
import type { Checkpoint } from './checkpoints.ts';
import { type Feature, features } from './features.ts';
import { defaultHostname, hostname } from './hostname.ts';
import { interfaceIn, interfaces, withInterfaces } from './interfaces.ts';
import { noneKeyed } from './keyed.ts';
import { named } from './named.ts';
import { managementPort } from './ports.ts';
import type { RollbackLog } from './rollback.ts';
import { Room } from './room.ts';
import { ConfigurationSessions } from './sessions.ts';
import type { RunningConfiguration, Slice } from './slice.ts';
import { SystemSnapshots } from './snapshots.ts';
import { managementVrf, vrfs, withRoutes } from './vrfs.ts';

/** The startup configuration: text, as it lies in NVRAM. */
export interface StartupConfiguration {
  /** May be made when it is first asked for: most switches of a lab are never asked. */
  readonly text: string;
  readonly savedAtMs: number;
}

/** What a configuration remembers beside what runs and what was saved, as plain data. */
export interface ConfigurationMemory {
  readonly changedAtMs?: number | undefined;
  readonly savedBootImages: readonly string[];
  /** What a start without a startup configuration begins with, beside the boot variables. */
  readonly remains: RunningConfiguration;
  readonly isSaved: boolean;
  readonly checkpoints: readonly Checkpoint[];
  /** Of the last rollback; undefined before the first one. */
  readonly rollback?: RollbackLog | undefined;
  /** Of the last `configure replace`; undefined before the first one. */
  readonly replacement?: RollbackLog | undefined;
}

/** A configuration as plain data. */
export interface ConfigurationState {
  readonly running: RunningConfiguration;
  readonly startup: StartupConfiguration | undefined;
  readonly memory: ConfigurationMemory;
}

/**
 * Running and startup configuration of one switch.
 * Invariant: `running` is replaced as a whole by every change, so a reader never sees half a change.
 */
export class Configuration {
  #running: RunningConfiguration;
  #startup: StartupConfiguration | undefined;
  #changedAtMs: number | undefined;
  #savedBootImages: readonly string[];
  /** What a start without a startup configuration begins with, beside the boot variables. */
  #remains: RunningConfiguration = {};
  #isSaved = true;
  #checkpoints: readonly Checkpoint[] = [];
  #rollback: RollbackLog | undefined;
  #replacement: RollbackLog | undefined;
  /** What is gathered to be run together. */
  readonly sessions = new ConfigurationSessions();
  /** What the switch was like when an operator asked. */
  readonly snapshots = new SystemSnapshots();
  /** What operators have typed. */
  readonly accounting = new AccountingLog();
  #onKept: () => void = () => {};
  #room: Room | undefined;

  constructor(running: RunningConfiguration, startup: StartupConfiguration | undefined) {
    this.#running = running;
    this.#startup = startup;
    this.#savedBootImages = this.of(bootImages);
  }

  get running(): RunningConfiguration {
    return this.#running;
  }

  get startup(): StartupConfiguration | undefined {
    return this.#startup;
  }

  /** All of it as plain data. */
  state(): ConfigurationState {
    const memory = {
      changedAtMs: this.#changedAtMs,
      savedBootImages: this.#savedBootImages,
      remains: this.#remains,
      isSaved: this.#isSaved,
      checkpoints: this.#checkpoints,
      ...(this.#rollback === undefined ? {} : { rollback: this.#rollback }),
      ...(this.#replacement === undefined ? {} : { replacement: this.#replacement }),
    };
    return { running: this.#running, startup: this.#startup, memory };
  }

  /** What of it outlasts a loss of power. */
  kept(): Omit<ConfigurationState, 'running'> {
    const { startup, memory } = this.state();
    return { startup, memory };
  }

  /** Becomes what it was at another time. */
  restore({ running, startup, memory }: ConfigurationState): void {
    this.#running = running;
    this.#startup = startup;
    this.#changedAtMs = memory.changedAtMs;
    this.#savedBootImages = memory.savedBootImages;
    this.#remains = memory.remains;
    this.#isSaved = memory.isSaved;
    this.#checkpoints = memory.checkpoints;
    this.#rollback = memory.rollback;
    this.#replacement = memory.replacement;
    this.sessions.clear();
    this.snapshots.clear();
    this.accounting.clear();
    this.#onKept();
  }

  /** What may still be added to what runs. */
  get room(): Room {
    this.#room ??= new Room();
    return this.#room;
  }

  /** Calls `onKept` whenever something changes that outlasts a loss of power. */
  follow(onKept: () => void): void {
    this.#onKept = onKept;
  }

  /** When the running configuration was last changed; undefined since boot. */
  get changedAtMs(): number | undefined {
    return this.#changedAtMs;
  }

  /** Whether nothing was configured since the last save; an erased startup configuration alone does not count as a change (inferred). */
  get isSaved(): boolean {
    return this.#isSaved;
  }

  /** The name in prompts and messages. */
  get hostname(): string {
    return hostname.of(this.#running) ?? defaultHostname;
  }

  /** What one family has configured. */
  of<State>(part: Slice<State>): State {
    return part.of(this.#running);
  }

  /** Replaces what one family has configured. */
  change<State>(part: Slice<State>, state: State, nowMs: number): void {
    this.replace(part.in(this.#running, state), nowMs);
  }

  /** Replaces everything that is configured at once. */
  replace(running: RunningConfiguration, nowMs: number): void {
    this.#running = running;
    this.#changedAtMs = nowMs;
    this.#isSaved = false;
  }

  /** Configurations that were kept, in the order in which they were made. They outlast a restart, but not an erased startup. */
  get checkpoints(): readonly Checkpoint[] {
    return this.#checkpoints;
  }

  keepCheckpoints(checkpoints: readonly Checkpoint[]): void {
    this.#checkpoints = checkpoints;
    this.#onKept();
  }

  /** The log of the last rollback; undefined before the first one. */
  get rollback(): RollbackLog | undefined {
    return this.#rollback;
  }

  noteRollback(log: RollbackLog): void {
    this.#rollback = log;
    this.#onKept();
  }

  /** The log of the last `configure replace`; undefined before the first one. */
  get replacement(): RollbackLog | undefined {
    return this.#replacement;
  }

  noteReplacement(log: RollbackLog): void {
    this.#replacement = log;
    this.#onKept();
  }

  /** The boot variables that the next start follows: those of the last save. */
  get nextBootImages(): readonly string[] {
    return this.#savedBootImages;
  }

  /** Stores `text` as the startup configuration, and the boot variables beside it. */
  save(text: string, nowMs: number): void {
    this.#startup = { text, savedAtMs: nowMs };
    this.#savedBootImages = this.of(bootImages);
    this.#isSaved = true;
    this.#onKept();
  }

  /** Stores another text as the startup configuration; what runs is as saved or unsaved as it was. */
  store(text: string, nowMs: number): void {
    this.#startup = { text, savedAtMs: nowMs };
    this.#onKept();
  }

  /**
   * Takes the startup configuration away. Boot variables, address and default gateway of mgmt0 survive, unless `what` takes
   * them as well (FUND-10.6, nxos-behaviour 3.4).
   */
  erase(what: 'startup' | 'startup-and-boot'): void {
    this.#startup = undefined;
    this.#remains = what === 'startup' ? management(this.#running) : {};
    if (what === 'startup-and-boot') this.#savedBootImages = [];
    this.#onKept();
  }

  /**
   * Forgets the running configuration, as a start does, and answers the text to read now; when that has been read, `settle`
   * is to be called. Without a startup configuration the switch is as it left the factory, but for what outlasts an erasure.
   */
  restart(): string | undefined {
    if (this.#startup === undefined) this.#checkpoints = [];
    this.sessions.clear();
    this.snapshots.clear();
    this.accounting.clear();
    this.#running = bootImages.in(this.#startup === undefined ? this.#remains : {}, this.#savedBootImages);
    this.settle();
    return this.#startup?.text;
  }

  /** What runs counts as unchanged from here on. */
  settle(): void {
    this.#changedAtMs = undefined;
    this.#isSaved = true;
  }

  isOn(feature: Feature): boolean {
    return this.of(features).includes(feature);
  }
}

/** The address of mgmt0 and the routes of its VRF, and nothing else. */
function management(running: RunningConfiguration): RunningConfiguration {
  const { address } = interfaceIn(running, managementPort.name);
  const routes = named(vrfs.of(running), managementVrf)?.routes ?? noneKeyed;
  const ports = withInterfaces(noneKeyed, [managementPort.name], () => ({ address }));
  return vrfs.in(
    interfaces.in({}, ports),
    withRoutes(vrfs.initial, managementVrf, () => routes),
  );
}
