import { parseInstant } from '../base/calendar.ts';
import { type Clock, hostWallClockMs, instantClock, scaledClock } from '../base/clock.ts';
import { EmulatorError, reasonOf } from '../base/emulator-error.ts';
import { Journal } from '../base/journal.ts';
import { pointsWith } from '../base/points.ts';
import { seededRandom } from '../base/random.ts';
import { allCommands } from '../cli/commands/registry.ts';
import { notice } from '../cli/commands/words/notice.ts';
import { replayStartup } from '../cli/shell/configure.ts';
import { Interpreter } from '../cli/shell/interpreter.ts';
import { Sessions } from '../cli/shell/sessions.ts';
import { allDefects } from '../defects/all.ts';
import { activeOn } from '../defects/defect.ts';
import type { Front } from '../doors/front.ts';
import { openSshDoor, type SshDoor } from '../doors/ssh/door.ts';
import { hostKeysFromSeed } from '../doors/ssh/host-keys.ts';
import { Facts } from '../facts/catalog.ts';
import { Digests } from '../machine/content/digest.ts';
import { Spool } from '../machine/content/spool.ts';
import { Device } from '../machine/device.ts';
import { imageAdopter } from '../machine/image/adoption.ts';
import { imageRecogniser } from '../machine/image/image-file.ts';
import { type Levers, leversOf } from '../machine/levers.ts';
import type { SwitchPoints } from '../machine/points.ts';
import type { Stick } from '../machine/storage/stick.ts';
import type { VolumeSurroundings } from '../machine/storage/volume.ts';
import { UsbSlots } from '../machine/usb-slots.ts';
import { type LabNetwork, labNetwork } from '../network/lab-network.ts';
import { buildDevice } from './build-device.ts';
import { buildHosts } from './build-hosts.ts';
import { type Sticks, sticksOf } from './build-stick.ts';
import { SharedTrees } from './build-tree.ts';
import { type FileContents, fileContents } from './file-contents.ts';
import { frontOf } from './front-of.ts';
import { type InsideSession, openInside } from './inside-connection.ts';
import type { DeviceSpec, LabSpec, StickSpec } from './lab-schema.ts';
import { publishedDigests } from './published-digests.ts';

const defaultUser = { name: 'admin', password: 'admin' };

/** Where and with what a client logs in. */
export interface SshAccess {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** A switch that runs, with its doors open. */
export interface StartedDevice {
  readonly name: string;
  readonly device: Device;
  readonly ssh: SshAccess;
  readonly levers: Levers;
  /** Opens a session without a socket. */
  openSession(): Promise<InsideSession>;
}

/** A lab in which everything has started. Nothing on it is undefined. */
export interface StartedLab extends AsyncDisposable {
  readonly devices: readonly StartedDevice[];
  readonly journal: Journal;
  readonly clock: Clock;
  readonly network: LabNetwork;
  /** The USB sticks, in slots or on the table. */
  readonly sticks: readonly Stick[];
  /** The device of that name; throws when the lab has none. */
  device(name: string): StartedDevice;
  /** The stick of that name; throws when the lab has none. One that a device describes in its slot is called `sw1 usb1`. */
  stick(name: string): Stick;
  /** Makes a new stick that lies on the table. Rejects with an EmulatorError when the name is taken or the spec is wrong. */
  makeStick(name: string, spec: StickSpec): Promise<Stick>;
  /** Closes every door and gives back every host file. */
  close(): Promise<void>;
}

/** What starting a lab may be told beside its spec. */
export interface LabOptions {
  /** Where relative host files of the spec start; the current folder unless said otherwise. */
  readonly folder?: string;
  /** A clock in place of the spec's, for tests that move time by hand. */
  readonly clock?: Clock;
  readonly facts?: Facts;
  /** Hears what somebody who runs the emulator should know. */
  readonly warn?: (message: string) => void;
}

/** Starts a lab; resolves when every switch runs and its SSH door is open. Rejects with an EmulatorError. */
export async function startLab(spec: LabSpec, options: LabOptions = {}): Promise<StartedLab> {
  const parts = await gatherParts(spec, options);
  const devices: StartedDevice[] = [];
  try {
    for (const deviceSpec of spec.devices) devices.push(await startDevice(deviceSpec, parts));
  } catch (error) {
    await parts.close();
    throw error;
  }
  const { journal, clock, network, sticks, close } = parts;
  const device = (name: string): StartedDevice => {
    const found = devices.find((known) => known.name === name);
    if (found !== undefined) return found;
    throw new EmulatorError(
      `the lab has no device "${name}"`,
      `its devices: ${devices.map((known) => known.name).join(', ')}`,
    );
  };
  return {
    devices,
    journal,
    clock,
    network,
    get sticks() {
      return sticks.all;
    },
    device,
    stick: (name) => sticks.find(name),
    makeStick: (name, stick) => sticks.make(name, stick),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** What all devices of a lab share. */
interface LabParts extends VolumeSurroundings {
  readonly seed: string;
  readonly facts: Facts;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly digests: Digests;
  readonly network: LabNetwork;
  readonly contents: FileContents;
  readonly trees: SharedTrees;
  readonly sticks: Sticks;
  /** When the lab started, in lab time: files without a date are from then. */
  readonly startMs: number;
  readonly interpreter: Interpreter;
  readonly doors: SshDoor[];
  readonly warn: (message: string) => void;
  close(): Promise<void>;
}

async function gatherParts(spec: LabSpec, options: LabOptions): Promise<LabParts> {
  const clock = options.clock ?? clockOf(spec);
  const facts = options.facts ?? new Facts();
  const warn = options.warn ?? (() => {});
  const spool = new Spool({
    limitBytes: spec.uploadLimitBytes,
    onFull: (limitBytes) => warn(fullSpoolWords(limitBytes)),
  });
  const digests = new Digests(publishedDigests(facts), spool);
  const adopter = imageAdopter(facts, { byName: spec.recogniseImagesByName === true });
  const seed = spec.seed ?? 'n3k';
  const contents = fileContents(facts, digests, seed, options.folder ?? '.', adopter);
  const shared: VolumeSurroundings = { spool, recogniser: imageRecogniser, adopter, digests, now: () => clock.now() };
  const trees = new SharedTrees();
  const startMs = clock.now();
  const network = labNetwork({ hosts: await buildHosts(spec, contents, startMs), seed, surroundings: shared });
  const doors: SshDoor[] = [];
  return {
    ...shared,
    seed,
    facts,
    clock,
    journal: new Journal(() => clock.now()),
    digests,
    network,
    contents,
    trees,
    sticks: await sticksOf(spec, { ...shared, contents, trees, startMs }),
    startMs,
    interpreter: new Interpreter(allCommands),
    doors,
    warn,
    async close() {
      network.close();
      await Promise.all(doors.map((door) => door.close()));
      await digests.close();
      spool.close();
    },
  };
}

async function startDevice(spec: DeviceSpec, parts: LabParts): Promise<StartedDevice> {
  const { facts, clock, journal } = parts;
  assertKnownDefects(spec);
  const random = seededRandom(parts.seed).fork(spec.name);
  const state = await buildDevice(spec, { ...parts, random });
  const device = new Device(state, {
    ...parts,
    random,
    pointsOf: (built) => pointsOf(built, spec),
    onRunning: (built) => replayStartup(built, parts.interpreter),
  });
  const slots = await slotsOf(device, spec, parts.sticks);
  await device.power.on(poweredOnMs(spec, clock, device.power.bootMs));
  if (device.running === undefined) {
    throw new EmulatorError(`${device.name}: its image does not boot`, 'choose a release that the model runs');
  }
  journal.write({ kind: 'device.started', device: device.name, model: device.model.pid, release: device.release.text });
  const greeting = (): readonly string[] =>
    notice(facts.release(device.release.text).copyrightYear, device.has('singleImage'));
  const sessions = new Sessions(device);
  const front = frontOf(device, { interpreter: parts.interpreter, sessions, greeting, warn: parts.warn });
  const user = spec.users?.[0] ?? defaultUser;
  const door = await openDoor(spec, front, parts);
  parts.doors.push(door);
  device.observe({
    logged: (line, severity) => sessions.tellMonitors(line, severity),
    entered(stage) {
      if (stage.at === 'running') return;
      sessions.endAll();
      door.closeClients();
    },
  });
  return {
    name: device.name,
    device,
    ssh: { host: door.address, port: door.port, user: user.name, password: user.password },
    levers: leversOf(device, slots),
    openSession: () => openInside(user.name, (connection) => front.serve(connection)),
  };
}

/** The slots of a device with the sticks that are in them at the start. */
async function slotsOf(device: Device, spec: DeviceSpec, sticks: Sticks): Promise<UsbSlots> {
  const slots = new UsbSlots(device.name, device.files, device.model.usbSlots);
  for (const slot of device.model.usbSlots) {
    const wanted = spec[slot];
    if (wanted !== undefined) slots.insert(slot, await sticks.forSlot(device.name, slot, wanted));
  }
  return slots;
}

function fullSpoolWords(limitBytes: number): string {
  return `the temporary folder is full: uploads that no image describes may take ${limitBytes} bytes (uploadLimitBytes), if the disk has them`;
}

async function openDoor(spec: DeviceSpec, front: Front, parts: LabParts): Promise<SshDoor> {
  const host = spec.ssh?.host ?? '127.0.0.1';
  const port = spec.ssh?.port ?? 0;
  const hostKeys = (): ReturnType<typeof hostKeysFromSeed> => hostKeysFromSeed(`${parts.seed}/${spec.name}/host key`);
  try {
    return await openSshDoor({ front, host, port, hostKeys, warn: parts.warn });
  } catch (error) {
    throw new EmulatorError(
      `${spec.name}: cannot listen on ${host}:${port}: ${reasonOf(error)}`,
      'choose another port with --port, or --port 0 for a free one',
      { cause: error },
    );
  }
}

/** Stops a lab that switches off what there is not: a typing mistake would leave the defect in place. */
function assertKnownDefects(spec: DeviceSpec): void {
  const known = allDefects.map(({ id }) => id);
  const unknown = Object.keys(spec.defects ?? {}).find((id) => !known.includes(id));
  if (unknown === undefined) return;
  throw new EmulatorError(`${spec.name}: unknown defect "${unknown}"`, `known defects: ${known.join(', ')}`);
}

/** The points of a device: documented defects of its running release, less those that the lab switches off. */
function pointsOf(device: Device, spec: DeviceSpec): SwitchPoints {
  const defects = allDefects.filter((known) => spec.defects?.[known.id] !== false);
  return pointsWith(
    () => activeOn(device.release, defects),
    (id, point) => device.journal.write({ kind: 'defect.hit', device: device.name, defect: id, point }),
  );
}

/** A switch that was reset at a known moment has started then, or early enough to be up now; otherwise it has just come up. */
function poweredOnMs(spec: DeviceSpec, clock: Clock, bootMs: number): number {
  const resetAt = spec.resets?.[0]?.at;
  const resetMs = resetAt === undefined ? undefined : parseInstant(resetAt);
  const latestMs = clock.now() - bootMs;
  return resetMs === undefined ? latestMs : Math.min(latestMs, resetMs);
}

function clockOf(spec: LabSpec): Clock {
  const { start, speed = 1 } = spec.clock ?? {};
  const startMs = start === undefined ? hostWallClockMs() : (parseInstant(start) ?? hostWallClockMs());
  if (speed === 'instant') return instantClock(startMs);
  return scaledClock(startMs, speed === 'real' ? 1 : speed);
}
