import type { Guard } from '../base/guard.ts';
import { Identifiers } from '../base/identifier.ts';
import type { Journal } from '../base/journal.ts';
import type { LocalClock } from '../base/local-clock.ts';
import type { Random } from '../base/random.ts';
import type { Facts } from '../facts/catalog.ts';
import type { Model } from '../facts/model.ts';
import { CmosMemory } from './boot/cmos.ts';
import { ReloadOrder } from './boot/pending-reload.ts';
import { Power } from './boot/power.ts';
import { reloadSwitch } from './boot/reload.ts';
import { powerLoss, Resets } from './boot/resets.ts';
import { type ConfigurationWriter, RunningSystem } from './boot/running-system.ts';
import type { Reset, ResetCause, Stage } from './boot/stage.ts';
import { Conditions } from './conditions.ts';
import { allowsDeletingBootImage } from './config/boot.ts';
import { Configuration } from './config/configuration.ts';
import { logging } from './config/logging.ts';
import type { Digests } from './content/digest.ts';
import { macAddress, serialNumber } from './device-identity.ts';
import { type DeviceObserver, DeviceObservers } from './device-observer.ts';
import { Housekeeping } from './housekeeping.ts';
import { BiosChips } from './install/hardware.ts';
import { Installation } from './install/installation.ts';
import { InstallerLock } from './install/installer-lock.ts';
import { KeptChanges } from './kept-changes.ts';
import { KnownHosts } from './known-hosts.ts';
import type { SwitchPoints } from './points.ts';
import {
  type DeviceParts,
  type DeviceState,
  keptOfState,
  restoreParts,
  type SavedState,
  stateOf,
  wholeVolumes,
} from './state.ts';
import { Files } from './storage/files.ts';
import type { Location } from './storage/location.ts';
import type { VolumeSurroundings } from './storage/volume.ts';
import { SystemLog, type SystemMessage } from './syslog.ts';
import type { Network } from './transfer/remote.ts';

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
  readonly points: SwitchPoints;
  readonly configuration: Configuration;
  readonly hardware: BiosChips;
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
  readonly cmos: CmosMemory;
  readonly serialNumber: string;
  readonly macAddress: string;
  readonly #parts: DeviceParts;
  readonly #observers: DeviceObservers;
  readonly #kept: KeptChanges;
  readonly #surroundings: DeviceSurroundings;
  readonly #writer: ConfigurationWriter;
  #running: RunningSystem | undefined;
  #reading: AbortController | undefined;
  #read: Promise<void> = Promise.resolve();

  constructor(state: DeviceState, surroundings: DeviceSurroundings) {
    const { facts, clock, journal, guard, digests, network, random } = surroundings;
    const { name, model } = state;
    this.name = name;
    this.model = model;
    this.facts = facts;
    this.clock = clock;
    this.journal = journal;
    this.guard = guard;
    this.digests = digests;
    this.network = network;
    this.random = random;
    this.serialNumber = serialNumber(model.serialPrefix, random.fork('serial number'));
    this.macAddress = macAddress(random.fork('mac address'));
    this.#surroundings = surroundings;
    this.#observers = new DeviceObservers(guard);
    const kept = new KeptChanges(this.#observers, surroundings);
    this.#kept = kept;
    const configuration = new Configuration(state.running, state.startup);
    const hardware = new BiosChips(state.hardware, () => kept.tell(() => ({ hardware: hardware.state })));
    const knownHosts = new KnownHosts(state.knownHosts, () => kept.tell());
    const cmos = new CmosMemory(() => kept.tell(() => ({ cmos: cmos.state })));
    const resets = new Resets(state.resets, this, () => kept.tell(() => ({ resets: resets.all })));
    const files = new Files(kept.mounts(state.volumes), (location) => this.isProtected(location));
    const housekeeping = new Housekeeping(files, state.activities);
    configuration.follow(() => kept.tell(() => ({ configuration: configuration.kept() })));
    kept.accompany(() => ({ activities: housekeeping.pending, knownHosts: knownHosts.all }));
    this.configuration = configuration;
    this.hardware = hardware;
    this.knownHosts = knownHosts;
    this.cmos = cmos;
    this.conditions = new Conditions(random.fork('faults'));
    this.points = surroundings.pointsOf(this);
    this.#writer = surroundings.writerFor(this);
    this.reloads = new ReloadOrder(clock, () => guard.watch('reload', reloadSwitch(this)));
    this.power = new Power(this, (stage) => this.#enter(stage));
    this.installation = new Installation(this, state.installation);
    this.installation.follow((log) => kept.tell(() => ({ installation: { log } })));
    const { power, installation, conditions, reloads } = this;
    const identifiers = new Identifiers(random.fork('identifiers'));
    // Written out: a copy made of parts has a shape of its own in V8, which outweighs what it holds.
    // biome-ignore format: a line for each would take a page.
    this.#parts = {
      name, model, clock, files, configuration, hardware, installation, resets, housekeeping, knownHosts,
      log: new SystemLog(), identifiers, conditions, cmos, reloads, power,
    };
  }

  /** The filesystems, with the daemons' work up to now done. */
  get files(): Files {
    this.#parts.housekeeping.settle(this.clock.now());
    return this.#parts.files;
  }

  /** NX-OS while it runs, another one after every start: its release, its images, what it can do. */
  get running(): RunningSystem | undefined {
    return this.#running;
  }

  /** Whether NX-OS is still reading the startup configuration: nobody is let in before it has. */
  get isReadingStartup(): boolean {
    return this.#reading !== undefined;
  }

  /** Settles when NX-OS has read the startup configuration, or has been stopped while it did; at once when it reads none. */
  get startupRead(): Promise<void> {
    return this.#reading === undefined ? Promise.resolve() : this.#read;
  }

  /** Past resets, newest first. */
  get resets(): readonly Reset[] {
    return this.#parts.resets.all;
  }

  /** The messages that the log file keeps, oldest first. */
  get messages(): readonly string[] {
    return this.#parts.log.lines;
  }

  /** Empties the log file. */
  forgetMessages(): void {
    this.#parts.log.restore([]);
  }

  /** A name for a session, or another thing that comes and goes. */
  nextIdentifier(): string {
    return this.#parts.identifiers.next();
  }

  /** The serial number of a part that has one of its own, by the part's name; made at the site of Cisco's power supplies. */
  serialNumberOf(part: string): string {
    return serialNumber('LIT', this.random.fork(`serial number of ${part}`));
  }

  /** Whether a file may be neither deleted nor overwritten: it runs the switch, and `allow delete boot-image` is not configured. */
  isProtected(location: Location): boolean {
    return this.#running?.isBootedFrom(location) === true && !this.configuration.of(allowsDeletingBootImage);
  }

  /** Writes a system message to the console and, where it is severe enough, to the log file. */
  log(message: SystemMessage): void {
    const { hostname } = this.configuration;
    const logfileSeverity = this.configuration.of(logging).logfile?.severity;
    const text = this.#parts.log.write(message, { hostname, atMs: this.clock.now(), logfileSeverity });
    this.journal.write({ kind: 'console.line', device: this.name, text });
    this.#observers.logged(text, message.severity);
  }

  /** Tells `observer` of every later stage and message. */
  observe(observer: DeviceObserver): void {
    this.#observers.add(observer);
  }

  /** Restarts NX-OS at this moment and remembers why. Resolves when the switch runs again, or waits for an operator. */
  restart(why: ResetCause): Promise<Stage> {
    this.#parts.resets.remember(why, this.clock.now(), this.#running);
    return this.power.reset();
  }

  /** Everything that it is at this moment, as plain data; sticks are things of the lab. What is being written is not part of it. */
  state(): SavedState {
    this.#parts.housekeeping.settle(this.clock.now());
    return stateOf(this.#parts, this.#reading !== undefined);
  }

  /**
   * Becomes what it was when `state` was taken, at this moment, and goes on from there in the time of then. Whatever is being
   * done to it is broken off. Slots keep their sticks.
   */
  restore(state: SavedState): void {
    const { stage } = state;
    this.#reading?.abort();
    this.#reading = undefined;
    this.#running = stage.at === 'running' ? new RunningSystem(stage, this.#writer) : undefined;
    restoreParts(this.#parts, state, this.#kept);
    this.journal.write({ kind: 'stage.changed', device: this.name, stage: stage.at });
    this.#observers.restored(stage);
    this.#kept.tell(() => keptOfState(state), wholeVolumes(this.#parts.files, this.model.usbSlots));
    if (state.isReadingStartup) this.guard.watch('boot', this.#enter(stage));
  }

  /** Reads the startup configuration, unless the device is told to be something else meanwhile. */
  async #readStartup(running: RunningSystem): Promise<void> {
    const reading = new AbortController();
    this.#reading = reading;
    this.#read = this.#surroundings.onRunning(this, running, reading.signal);
    await this.#read;
    if (this.#reading === reading) this.#reading = undefined;
  }

  async #enter(stage: Stage): Promise<void> {
    const last = this.#running;
    if (stage.at !== 'running') this.#running = undefined;
    if (stage.at === 'off') this.#parts.resets.remember(powerLoss, undefined, last);
    if (stage.at === 'off' || (stage.at === 'bios' && last !== undefined)) this.#stop();
    if (stage.at === 'running') {
      this.#running ??= new RunningSystem(stage, this.#writer);
      await this.#readStartup(this.#running);
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
    this.#parts.files.losePower();
    this.#parts.log.restore([]);
    this.#reading?.abort();
  }
}
