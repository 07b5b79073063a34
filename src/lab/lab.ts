import * as v from 'valibot';
import { parseInstant } from '../base/calendar.ts';
import { type Clock, hostWallClockMs, instantClock, manualClock, scaledClock } from '../base/clock.ts';
import { EmulatorError } from '../base/emulator-error.ts';
import type { Guard } from '../base/guard.ts';
import type { HostDisk } from '../base/host/disk.ts';
import { host } from '../base/host/host.ts';
import { Journal } from '../base/journal.ts';
import { withoutSecrets } from '../base/secrets.ts';
import { allCommands } from '../cli/commands/registry.ts';
import { cliOf } from '../cli/shell/cli.ts';
import type { Door } from '../doors/door.ts';
import { Facts } from '../facts/catalog.ts';
import { shown } from '../facts/issue-words.ts';
import { Digests } from '../machine/content/digest.ts';
import { Spool } from '../machine/content/spool.ts';
import { imageAdopter } from '../machine/image/adoption.ts';
import { imageRecogniser } from '../machine/image/image-file.ts';
import type { Stick } from '../machine/storage/stick.ts';
import type { OpenBridge } from '../network/bridge-way.ts';
import { type LabNetwork, labNetwork } from '../network/lab-network.ts';
import { buildHosts } from './build/build-hosts.ts';
import { SharedTrees } from './build/build-tree.ts';
import { fileContents } from './build/file-contents.ts';
import { publishedDigests } from './build/published-digests.ts';
import { containedErrors } from './contained-errors.ts';
import { hostFilesOf } from './keep/host-files.ts';
import { KeptClock, type KeptTime, keptTimeOf } from './keep/kept-clock.ts';
import { keptHostKeys } from './keep/kept-host-keys.ts';
import { NamedSnapshots } from './keep/named-snapshots.ts';
import { type LabSnapshot, Snapshots } from './keep/snapshot.ts';
import type { StateFolder } from './keep/state-folder.ts';
import { sticksOf } from './keep/sticks.ts';
import { labOperations } from './lab-operations.ts';
import type { OpenConsole } from './open-console.ts';
import { openState, statusOf, tellUnkept } from './open-state.ts';
import type { RunningDevice } from './running-switch.ts';
import type { SharedByLab } from './shared.ts';
import { given, labOptions } from './spec/given.ts';
import { labSpecOf } from './spec/lab-file.ts';
import type { LabSpec, WrittenLabSpec } from './spec/lab-schema.ts';
import { startDevice } from './start-device.ts';
import type { KeptStatus, LabOptions, StartedLab } from './started-lab.ts';
import { WaysIn } from './ways-in.ts';

/** A lab as this program has it; whoever uses the library sees it as a `StartedLab`. */
export interface RunningLab extends StartedLab {
  readonly devices: readonly RunningDevice[];
  device(name: string): RunningDevice;
  save(name?: string): LabSnapshot;
  /** What happens, as it is written. */
  readonly record: Journal;
  readonly clock: Clock;
  readonly network: LabNetwork;
  /** Contains errors of whatever is done to the lab from outside, such as the doors that a program opens beside its own. */
  readonly guard: Guard;
  /** The USB sticks, in slots or on the table. */
  readonly sticks: readonly Stick[];
  /** The stick of that name; throws when the lab has none. One that a device describes in its slot is called `sw1 usb1`. */
  stick(name: string): Stick;
}

/** What this program may tell the start of a lab beside what users may. */
export interface RunningLabOptions extends LabOptions {
  /** A clock in place of the spec's, for tests that move time by hand. */
  readonly clock?: Clock;
  readonly facts?: Facts;
}

/** What a lab is given of what lies outside of it. Without any of it, it runs all the same, and nobody comes in from outside. */
export interface Outside {
  /** The doors that every switch has. */
  readonly doors: readonly Door[];
  readonly openConsole: OpenConsole;
  readonly openBridge: OpenBridge | undefined;
  /** Where state folders lie. */
  readonly disk: HostDisk;
}

/** How a lab is started: `startLab`, or the same with another outside. */
export type StartRunningLab = (
  written?: WrittenLabSpec | Record<string, never>,
  options?: RunningLabOptions,
) => Promise<RunningLab>;

/** Starts a lab in what lies outside of it; see `startLab` in `start-lab.ts`, which gives it what Node has. Rejects with an EmulatorError. */
export async function startLabIn(
  outside: Outside,
  written?: WrittenLabSpec | Record<string, never>,
  options: RunningLabOptions = {},
): Promise<RunningLab> {
  assertOptions(options);
  const warn = options.warn ?? ((message) => host().warn(message));
  const facts = options.facts ?? new Facts();
  const spec = labSpecOf(written, { facts, folder: options.folder ?? '.' });
  const path = options.stateFolder;
  const stateFolder = path === undefined ? undefined : await openState(path, outside.disk, warn);
  let shared: SharedByLab;
  try {
    shared = await gather(spec, { ...options, facts, warn }, { outside, stateFolder });
  } catch (error) {
    stateFolder?.close();
    throw error;
  }
  const devices = await startAll(spec, shared, options.usualConsolePort);
  const { journal, clock, network, guard } = shared.world;
  const { sticks, contents } = shared.store;
  const { spool } = shared.store.volumes;
  const close = async (): Promise<void> => {
    // Stopping a lab is a loss of power: what it does to a switch is worked out at the next start.
    endKeeping(shared);
    // What is still due on a switch, such as a restart, must not open doors after the end.
    for (const { device } of devices) device.power.cut();
    await giveBack(shared);
  };
  if (stateFolder !== undefined) tellUnkept(stateFolder, devices, sticks);
  const snapshots = new Snapshots({ devices, sticks, network, spool, hostFiles: hostFilesOf(spool, contents) });
  const first = snapshots.save(devices.map((started) => started.first));
  sticks.begin();
  return {
    ...{ devices, record: journal, clock, network, guard },
    get sticks() {
      return sticks.all;
    },
    get kept(): KeptStatus | undefined {
      return stateFolder && statusOf(stateFolder);
    },
    device: (name) => deviceNamed(name, devices),
    stick: (name) => sticks.find(name),
    ...labOperations({ shared, devices, snapshots, first, failOnUnknown: options.failOnUnknown === true, close }),
  };
}

async function startAll(
  spec: LabSpec,
  shared: SharedByLab,
  usualPort: RunningLabOptions['usualConsolePort'],
): Promise<readonly RunningDevice[]> {
  const devices: RunningDevice[] = [];
  try {
    for (const deviceSpec of spec.devices) devices.push(await startDevice(deviceSpec, shared));
    const { guard } = shared.world;
    await shared.waysIn.consolePorts.open(spec, devices, { guard, usualPort });
    return devices;
  } catch (error) {
    endKeeping(shared);
    await giveBack(shared);
    throw error;
  }
}

function endKeeping({ store }: SharedByLab): void {
  store.keptClock.close();
  store.stateFolder?.close();
}

async function giveBack({ world, store, waysIn }: SharedByLab): Promise<void> {
  world.network.close();
  await waysIn.close();
  await store.volumes.digests.close();
  store.volumes.spool.close();
}

function deviceNamed(wanted: string, devices: readonly RunningDevice[]): RunningDevice {
  const found = devices.find(({ name }) => name === wanted);
  if (found !== undefined) return found;
  const names = devices.map(({ name }) => name).join(', ');
  throw new EmulatorError(`the lab has no device ${shown(wanted)}`, `its devices: ${names}`, { kind: 'not-found' });
}

function assertOptions(options: RunningLabOptions): void {
  given('startLab: options', v.strictObject(labOptions satisfies Record<keyof RunningLabOptions, unknown>), options);
}

async function gather(
  spec: LabSpec,
  options: RunningLabOptions & Required<Pick<RunningLabOptions, 'facts' | 'warn'>>,
  { outside, stateFolder }: { readonly outside: Outside; readonly stateFolder: StateFolder | undefined },
): Promise<SharedByLab> {
  const keptTime = keptTimeOf(stateFolder);
  const keptClock = new KeptClock(stateFolder, options.clock ?? clockOf(spec, keptTime), keptTime);
  const { clock } = keptClock;
  const { facts, warn, file, folder = '.' } = options;
  host().spool.sweep();
  const spool = new Spool({
    limitBytes: spec.uploadLimitBytes,
    onFull: (limitBytes) => warn(fullSpoolWords(limitBytes)),
    keptIn: stateFolder?.spoolFolder,
  });
  const digests = new Digests(publishedDigests(facts), spool);
  const adopter = imageAdopter(facts, { byName: spec.recogniseImagesByName === true });
  const seed = spec.seed ?? 'n3k';
  const contents = fileContents(facts, digests, seed, folder, adopter);
  const volumes = { spool, recogniser: imageRecogniser, adopter, digests, now: () => clock.now() };
  const trees = new SharedTrees();
  const startMs = keptTime.firstStartMs ?? clock.now();
  const journal = new Journal(() => clock.now(), { redact: withoutSecrets });
  const guard = containedErrors(journal, warn);
  const network = labNetwork({
    hosts: await buildHosts(spec, contents, startMs),
    seed,
    surroundings: volumes,
    openBridge: outside.openBridge,
    ...keptHostKeys(stateFolder),
  });
  const cli = cliOf(allCommands);
  const sticks = await sticksOf(spec, { ...volumes, contents, trees, startMs, stateFolder });
  return {
    world: { facts, seed, clock, startMs, journal, guard, network, cli, file, folder, warn },
    store: { volumes, contents, trees, sticks, named: new NamedSnapshots(), stateFolder, keptClock },
    waysIn: new WaysIn(outside.doors, outside.openConsole),
  };
}

function fullSpoolWords(limitBytes: number): string {
  return `the temporary folder is full: uploads that no image describes may take ${limitBytes} bytes (uploadLimitBytes), if the disk has them`;
}

/** A kept lab goes on where it was left, if that is later than what its file says. */
function clockOf(spec: LabSpec, { reachedMs = 0 }: KeptTime): Clock {
  const { start, speed = 1 } = spec.clock ?? {};
  const writtenMs = start === undefined ? undefined : parseInstant(start);
  const startMs = Math.max(writtenMs ?? hostWallClockMs(), reachedMs);
  if (speed === 'instant') return instantClock(startMs);
  if (speed === 'manual') return manualClock(startMs);
  return scaledClock(startMs, speed === 'real' ? 1 : speed);
}
