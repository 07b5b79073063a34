import type { Checkpoint } from './checkpoints.ts';
import { type Feature, features } from './features.ts';
import { interfaceIn, interfaces, withInterfaces } from './interfaces.ts';
import { managementPort } from './ports.ts';
import type { RunningConfiguration, Slice } from './slice.ts';
import { bootImages, hostname } from './system.ts';
import { managementVrf, vrfs, withRoutes } from './vrfs.ts';

/** The startup configuration: text, as it lies in NVRAM. */
export interface StartupConfiguration {
  readonly text: string;
  readonly savedAtMs: number;
}

/**
 * Running and startup configuration of one switch.
 * Invariant: `running` is replaced as a whole by every change, so a reader never sees half a change.
 */
export class Configuration {
  #running: RunningConfiguration;
  #startup: StartupConfiguration | undefined;
  #changedAtMs: number | undefined;
  #savedBootImages: readonly string[] | undefined;
  #isErased = false;
  #checkpoints: readonly Checkpoint[] = [];

  constructor(running: RunningConfiguration, startup: StartupConfiguration | undefined) {
    this.#running = running;
    this.#startup = startup;
  }

  get running(): RunningConfiguration {
    return this.#running;
  }

  get startup(): StartupConfiguration | undefined {
    return this.#startup;
  }

  /** When the running configuration was last changed; undefined since boot. */
  get changedAtMs(): number | undefined {
    return this.#changedAtMs;
  }

  get hostname(): string {
    return hostname.of(this.#running);
  }

  /** What one family has configured. */
  of<State>(part: Slice<State>): State {
    return part.of(this.#running);
  }

  /** Replaces what one family has configured. */
  change<State>(part: Slice<State>, state: State, nowMs: number): void {
    this.#running = part.in(this.#running, state);
    this.#changedAtMs = nowMs;
  }

  /** Replaces everything that is configured at once. */
  replace(running: RunningConfiguration, nowMs: number): void {
    this.#running = running;
    this.#changedAtMs = nowMs;
  }

  /** Configurations that were kept, in the order in which they were made. They outlast a restart, but not an erased startup. */
  get checkpoints(): readonly Checkpoint[] {
    return this.#checkpoints;
  }

  keepCheckpoints(checkpoints: readonly Checkpoint[]): void {
    this.#checkpoints = checkpoints;
  }

  /** The boot variables that the next start follows: those of the last save, or the running ones before any. */
  get nextBootImages(): readonly string[] {
    return this.#savedBootImages ?? this.of(bootImages);
  }

  /** Stores `text` as the startup configuration, and the boot variables beside it. */
  save(text: string, nowMs: number): void {
    this.#startup = { text, savedAtMs: nowMs };
    this.#savedBootImages = this.of(bootImages);
    this.#isErased = false;
  }

  /** Takes the startup configuration away; boot variables and the address of mgmt0 survive (FUND-10.6, nxos-behaviour 3.4). */
  erase(): void {
    this.#savedBootImages = this.nextBootImages;
    this.#startup = undefined;
    this.#isErased = true;
  }

  /**
   * Forgets the running configuration, as a start does, and answers the text to read now. A switch that was never saved
   * keeps what its lab gave it.
   */
  restart(): string | undefined {
    if (this.#startup === undefined && !this.#isErased) return undefined;
    if (this.#isErased) this.#checkpoints = [];
    const management = interfaceIn(this.#running, managementPort.name);
    const route = this.of(vrfs).find(({ name }) => name === managementVrf)?.routes ?? [];
    this.#running = bootImages.in({}, this.nextBootImages);
    this.#changedAtMs = undefined;
    if (this.#startup !== undefined) return this.#startup.text;
    const { address } = management;
    this.#running = interfaces.in(
      this.#running,
      withInterfaces({}, [managementPort.name], () => ({ address })),
    );
    this.#running = vrfs.in(
      this.#running,
      withRoutes(vrfs.initial, managementVrf, () => route),
    );
    return undefined;
  }

  isOn(feature: Feature): boolean {
    return this.of(features).includes(feature);
  }
}
