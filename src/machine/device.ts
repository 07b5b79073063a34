import type { Guard } from '../base/guard.ts';
import { Identifiers } from '../base/identifier.ts';
import type { Journal } from '../base/journal.ts';
import type { LocalClock } from '../base/local-clock.ts';
import type { Random } from '../base/random.ts';
import type { Bios } from '../facts/bios.ts';
import type { Facts } from '../facts/catalog.ts';
import type { Model } from '../facts/model.ts';
import { CmosMemory } from './boot/cmos.ts';
import { goneDown } from './boot/going-down.ts';
import { ReloadOrder } from './boot/pending-reload.ts';
import { Power } from './boot/power.ts';
import { type ConfigurationWriter, RunningSystem } from './boot/running-system.ts';
import type { Reset, ResetCause, Stage } from './boot/stage.ts';
import { Conditions } from './conditions.ts';
import { Configuration } from './config/configuration.ts';
import { logging } from './config/logging.ts';
import { allowsDeletingBootImage } from './config/system.ts';
import type { Digests } from './content/digest.ts';
import { macAddress, serialNumber } from './device-identity.ts';
import { type DeviceObserver, DeviceObservers } from './device-observer.ts';
import { Housekeeping } from './housekeeping.ts';
import type { Hardware } from './install/hardware.ts';
import { Installation } from './install/installation.ts';
import { InstallerLock } from './install/installer-lock.ts';
import { KnownHosts } from './known-hosts.ts';
import type { SwitchPoints } from './points.ts';
import {
  type DeviceState,
  type KeptChange,
  keptOfState,
  type MountChange,
  type SavedState,
  wholeVolumes,
} from './state.ts';
import { Files, home, type Mount } from './storage/files.ts';
import { type Location, parseLocation } from './storage/location.ts';
import { Volume, type VolumeState, type VolumeSurroundings } from './storage/volume.ts';
import { consoleLine, logfileLine, type SystemMessage } from './syslog.ts';
import type { Network } from './transfer/remote.ts';

/** How many messages the log file keeps; on the device its size in bytes is the limit. */
const keptMessages = 10_000;

/** How many resets a switch remembers (nxos-behaviour 5.4, inferred). */
const keptResets = 4;

/** What a device finds around it in its lab. */
export interface DeviceSurroundings extends VolumeSurroundings {
  readonly facts: Facts;
  /** The device's own time; what its volumes are told as `now` must be the same. */
  readonly clock: LocalClock;
  readonly random: Random;
  readonly journal: Journal;
  readonly guard: Guard;
  readonly digests: Digests;
  readonly network: Network;
  /** Points whose active causes follow this device's running release. */
  pointsOf(device: Device): SwitchPoints;
  /** Who writes the running configuration of this device. */
  writerFor(device: Device): ConfigurationWriter;
  /** Called whenever NX-OS has come up, to read the startup configuration; ready when this resolves, which is soon after an abort. */
  onRunning(device: Device, running: RunningSystem, signal: AbortSignal): Promise<void>;
}

/**
 * One switch: hardware, flash, configuration and power, composed. It knows no command line and no door.
 * Invariant: `running` is defined exactly while the stage is `running`.
 */
export class Device {
  readonly name: string;
  readonly model: Model;
  readonly facts: Facts;
  readonly clock: LocalClock;
  readonly journal: Journal;
  /** Contains what fails in work that nobody waits for. */
  readonly guard: Guard;
  readonly digests: Digests;
  readonly network: Network;
  readonly random: Random;
  /** Names sessions and other things that come and go. */
  readonly nextIdentifier: () => string;
  readonly points: SwitchPoints;
  readonly configuration: Configuration;
  /** What was done to it by hand. */
  readonly conditions: Conditions;
  readonly installer = new InstallerLock();
  /** The installation under way, and the log of the last one. */
  readonly installation: Installation;
  /** Hosts whose SSH key was accepted. */
  readonly knownHosts: KnownHosts;
  readonly power: Power;
  /** A reload that was ordered for later. */
  readonly reloads: ReloadOrder;
  /** What the loader keeps; see `Cmos`. */
  readonly cmos = new CmosMemory(() => this.#tellKept(() => ({ cmos: this.cmos.state })));
  readonly serialNumber: string;
  readonly macAddress: string;
  readonly #files: Files;
  readonly #housekeeping: Housekeeping;
  #resets: readonly Reset[];
  #hardware: Hardware;
  #running: RunningSystem | undefined;
  #messages: string[] = [];
  #reading: AbortController | undefined;
  readonly #observers: DeviceObservers;
  readonly #surroundings: DeviceSurroundings;
  readonly #writer: ConfigurationWriter;
  readonly #identifiers: Identifiers;

  constructor(state: DeviceState, surroundings: DeviceSurroundings) {
    this.#surroundings = surroundings;
    this.guard = surroundings.guard;
    this.#observers = new DeviceObservers(this.guard);
    this.name = state.name;
    this.model = state.model;
    this.facts = surroundings.facts;
    this.clock = surroundings.clock;
    this.journal = surroundings.journal;
    this.digests = surroundings.digests;
    this.network = surroundings.network;
    this.random = surroundings.random;
    this.#identifiers = new Identifiers(surroundings.random.fork('identifiers'));
    this.nextIdentifier = () => this.#identifiers.next();
    this.conditions = new Conditions(surroundings.random.fork('faults'));
    this.configuration = new Configuration(state.running, state.startup);
    this.configuration.follow(() => this.#tellKept(() => ({ configuration: this.configuration.kept() })));
    this.knownHosts = new KnownHosts(state.knownHosts, () => this.#tellKept(() => ({})));
    this.#resets = state.resets;
    this.#hardware = state.hardware;
    this.serialNumber = serialNumber(this.model.serialPrefix, surroundings.random.fork('serial number'));
    this.macAddress = macAddress(surroundings.random.fork('mac address'));
    const mounts = new Map<string, Mount>();
    for (const { filesystem, volume } of state.volumes) {
      mounts.set(filesystem, volume === undefined ? undefined : this.#volume(filesystem, volume));
    }
    this.#files = new Files(mounts, (location) => this.isProtected(location));
    this.#housekeeping = new Housekeeping(this.#files, state.activities);
    this.points = surroundings.pointsOf(this);
    this.#writer = surroundings.writerFor(this);
    const bootImages = (): readonly Location[] => this.#bootVariables();
    const { model, digests, clock, points, guard } = this;
    const biosVersion = (): string => this.#hardware.bios.version;
    this.reloads = new ReloadOrder(clock, () => guard.watch('reload', this.reload()));
    this.power = new Power(
      { model, files: this.#files, digests, clock, points, guard, biosVersion, bootImages },
      (stage) => this.#enter(stage),
    );
    this.installation = new Installation(this, state.installation);
    this.installation.follow((log) => this.#tellKept(() => ({ installation: { log } })));
  }

  /** What an installation may change of the hardware. */
  get hardware(): Hardware {
    return this.#hardware;
  }

  /** Writes a BIOS; the one that was there is left in the second chip. */
  replaceBios(bios: Bios): void {
    this.#hardware = { bios, alternateBios: this.#hardware.bios };
    this.#tellKept(() => ({ hardware: this.#hardware }));
  }

  /** The filesystems, with the daemons' work up to now done. */
  get files(): Files {
    this.#housekeeping.settle(this.clock.now());
    return this.#files;
  }

  /** NX-OS while it runs, another one after every start: its release, its images, what it can do. */
  get running(): RunningSystem | undefined {
    return this.#running;
  }

  /** The serial number of a part that has one of its own, by the part's name; made at the site of Cisco's power supplies. */
  serialNumberOf(part: string): string {
    return serialNumber('LIT', this.random.fork(`serial number of ${part}`));
  }

  /** Past resets, newest first. */
  get resets(): readonly Reset[] {
    return this.#resets;
  }

  /** Whether a file may be neither deleted nor overwritten: it runs the switch, and `allow delete boot-image` is not configured. */
  isProtected(location: Location): boolean {
    return this.#running?.isBootedFrom(location) === true && !this.configuration.of(allowsDeletingBootImage);
  }

  /** The messages that the log file keeps, oldest first. */
  get messages(): readonly string[] {
    return this.#messages;
  }

  /** Writes a system message to the console and, where it is severe enough, to the log file. */
  log(message: SystemMessage): void {
    const { logfile } = this.configuration.of(logging);
    if (logfile !== undefined && message.severity <= logfile.severity) {
      this.#messages.push(logfileLine(message, this.configuration.hostname, this.clock.now()));
      if (this.#messages.length > keptMessages) this.#messages.shift();
    }
    const text = consoleLine(message, this.configuration.hostname, this.clock.now());
    this.journal.write({ kind: 'console.line', device: this.name, text });
    this.#observers.logged(text, message.severity);
  }

  /** Tells `observer` of every later stage and message. */
  observe(observer: DeviceObserver): void {
    this.#observers.add(observer);
  }

  /** Restarts NX-OS at this moment and remembers why. Resolves when the switch runs again, or waits for an operator. */
  restart(why: ResetCause): Promise<Stage> {
    this.#remember(why, this.clock.now(), this.#running);
    return this.power.reset();
  }

  /** What the command `reload` does: tells it, and restarts (nxos-behaviour 3.4 and 5.4). */
  async reload(): Promise<Stage> {
    const { running } = this;
    const text = 'Manual system restart from Command Line Interface';
    this.log({ facility: 'PLATFORM', severity: 2, mnemonic: 'PFM_SYSTEM_RESET', text });
    await goneDown(this.clock);
    // It may have lost its power meanwhile, or another reload came first.
    if (running === undefined || this.running !== running) return this.power.stage;
    return this.restart({ reason: 'Reset Requested by CLI command reload' });
  }

  #remember(why: ResetCause, atMs: number | undefined, last: RunningSystem | undefined): void {
    if (last === undefined) return;
    const version = last.release.text;
    const microseconds = this.random.fork(`reset ${this.#resets.length} of ${this.name}`).integer(1_000_000);
    const reset = { atMs, microseconds, reason: why.reason, service: why.service ?? '', version };
    this.#resets = [reset, ...this.#resets].slice(0, keptResets);
    this.#tellKept(() => ({ resets: this.#resets }));
  }

  /** Everything that it is at this moment, as plain data; sticks are things of the lab. What is being written is not part of it. */
  state(): SavedState {
    const { memory, ...configured } = this.configuration.state();
    const slots: readonly string[] = this.model.usbSlots;
    const volumes = this.files.filesystems().map((filesystem) => {
      const volume = this.#files.volume(filesystem);
      return { filesystem, volume: volume.ok && !slots.includes(filesystem) ? volume.value.state() : undefined };
    });
    return {
      name: this.name,
      model: this.model,
      ...configured,
      volumes,
      hardware: this.#hardware,
      installation: this.installation.state,
      resets: this.#resets,
      activities: this.#housekeeping.pending,
      knownHosts: this.knownHosts.all,
      atMs: this.clock.now(),
      stage: this.power.stage,
      isReadingStartup: this.#reading !== undefined,
      memory,
      messages: [...this.#messages],
      identifierCount: this.#identifiers.count,
      conditions: this.conditions.state(),
      cmos: this.cmos.state,
      pendingReload: this.reloads.pending,
    };
  }

  /**
   * Becomes what it was when `state` was taken, at this moment, and goes on from there in the time of then. Whatever is being
   * done to it is broken off. Slots keep their sticks.
   */
  restore(state: SavedState): void {
    this.#reading?.abort();
    this.#reading = undefined;
    this.clock.set(state.atMs);
    for (const { filesystem, volume } of state.volumes) {
      if (volume === undefined) continue;
      const before = this.#files.volume(filesystem);
      this.#files.mount(filesystem, this.#volume(filesystem, volume));
      if (before.ok) before.value.discard();
    }
    this.configuration.restore(state);
    this.#hardware = state.hardware;
    this.#resets = state.resets;
    this.#housekeeping.restore(state.activities);
    this.knownHosts.restore(state.knownHosts);
    this.#messages = [...state.messages];
    this.#identifiers.count = state.identifierCount;
    this.conditions.restore(state.conditions);
    this.cmos.restore(state.cmos);
    this.reloads.cancel();
    if (state.pendingReload !== undefined) this.reloads.order(state.pendingReload);
    this.#running = state.stage.at === 'running' ? new RunningSystem(state.stage, this.#writer) : undefined;
    this.power.restore(state.stage);
    this.installation.restore(state.installation);
    this.journal.write({ kind: 'stage.changed', device: this.name, stage: state.stage.at });
    this.#observers.restored(state.stage);
    this.#tellKept(() => keptOfState(state), wholeVolumes(this.#files, this.model.usbSlots));
    if (state.isReadingStartup) this.guard.watch('boot', this.#enter(state.stage));
  }

  #tellKept(changed: () => KeptChange['parts'], volumes: readonly MountChange[] = []): void {
    // What changes along with everything else, and is small.
    const small = (): KeptChange['parts'] => ({
      activities: this.#housekeeping.pending,
      knownHosts: this.knownHosts.all,
    });
    this.#observers.kept(() => ({ parts: { ...small(), ...changed() }, volumes }));
  }

  #volume(filesystem: string, state: VolumeState): Volume {
    const isKept = state.format !== 'tmpfs';
    const volume: Volume = new Volume(state, this.#surroundings, (change) => {
      if (isKept) this.#tellKept(() => ({}), [{ filesystem, change, volume }]);
    });
    return volume;
  }

  /** Reads the startup configuration, unless the device is told to be something else meanwhile. */
  async #read(running: RunningSystem): Promise<void> {
    const reading = new AbortController();
    this.#reading = reading;
    await this.#surroundings.onRunning(this, running, reading.signal);
    if (this.#reading === reading) this.#reading = undefined;
  }

  async #enter(stage: Stage): Promise<void> {
    const last = this.#running;
    if (stage.at !== 'running') this.#running = undefined;
    // Inferred: what the device says after a loss of power (nxos-behaviour 5.4).
    if (stage.at === 'off') this.#remember({ reason: 'Unknown' }, undefined, last);
    if (stage.at === 'off' || (stage.at === 'bios' && last !== undefined)) this.#stop();
    if (stage.at === 'running') {
      this.#running ??= new RunningSystem(stage, this.#writer);
      await this.#read(this.#running);
    }
    // The power may have gone while the startup configuration was read; then a later stage has been told already.
    if (this.power.stage !== stage) return;
    this.journal.write({ kind: 'stage.changed', device: this.name, stage: stage.at });
    this.#observers.entered(stage);
  }

  /** What ends with NX-OS: files that were being written, filesystems in memory, the log. */
  #stop(): void {
    this.installation.stop();
    this.reloads.cancel();
    this.#files.losePower();
    this.#messages = [];
    this.#reading?.abort();
  }

  #bootVariables(): readonly Location[] {
    return this.configuration.nextBootImages.flatMap((name) => {
      const location = parseLocation(name, home);
      return location.ok ? [location.value] : [];
    });
  }
}
