import { parseInstant } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';
import { EmulatorError, reasonOf } from '../base/emulator-error.ts';
import type { Guard } from '../base/guard.ts';
import type { Journal } from '../base/journal.ts';
import { LocalClock } from '../base/local-clock.ts';
import { seededRandom } from '../base/random.ts';
import { versionLine } from '../cli/commands/exec/configuration-text.ts';
import { notice } from '../cli/commands/words/notice.ts';
import type { Console } from '../cli/console/console.ts';
import { replayStartup } from '../cli/shell/configure.ts';
import type { Connection } from '../cli/shell/connection.ts';
import type { Interpreter } from '../cli/shell/interpreter.ts';
import { Sessions } from '../cli/shell/sessions.ts';
import type { Front } from '../doors/front.ts';
import { openSshDoor, type SshDoor } from '../doors/ssh/door.ts';
import { hostKeysFromSeed } from '../doors/ssh/host-keys.ts';
import type { Facts } from '../facts/catalog.ts';
import type { Digests } from '../machine/content/digest.ts';
import { Device } from '../machine/device.ts';
import { type Levers, leversOf } from '../machine/levers.ts';
import type { VolumeSurroundings } from '../machine/storage/volume.ts';
import { UsbSlots } from '../machine/usb-slots.ts';
import type { LabNetwork } from '../network/lab-network.ts';
import { assertKnownDefects, pointsOf } from './active-defects.ts';
import { assertRuns } from './assert-runs.ts';
import { buildDevice } from './build-device.ts';
import { type Sticks, stickName } from './build-stick.ts';
import type { SharedTrees } from './build-tree.ts';
import type { SnapshotCheck } from './checked-snapshot.ts';
import type { FileContents } from './file-contents.ts';
import { readsStartup } from './first-startup.ts';
import { frontOf } from './front-of.ts';
import { checkedLevers } from './given.ts';
import { hostFilesOf } from './host-files.ts';
import { attachInside, type InsideSession, openInside } from './inside-connection.ts';
import { configurationOf, keepDevice, keptOf, withKept } from './kept-state.ts';
import type { DeviceSpec } from './lab-schema.ts';
import { type ConsolePort, type ConsolePorts, consoleOf, type ServedConsole } from './open-console.ts';
import { type AroundDevice, savedWith } from './saved-device.ts';
import type { DeviceSnapshot } from './snapshot.ts';
import { movedByHand } from './standstill.ts';
import type { StateFolder } from './state-folder.ts';
import { type DeviceSurface, deviceSurface } from './surface.ts';

const defaultUser = { name: 'admin', password: 'admin' };

/** Where and with what a client logs in. */
export interface SshAccess {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** What the lab itself does with a started switch. */
export interface RunningDevice extends StartedDevice, ServedConsole {
  /** The snapshot as it can be restored. Throws an EmulatorError when it is not of this device and model, or makes no sense. */
  check(snapshot: DeviceSnapshot): DeviceSnapshot;
  /** Lays its sticks on the table, without a word. */
  clearSlots(): void;
  readonly sessions: Sessions;
}

/** A switch that runs, with its doors open. */
export interface StartedDevice extends DeviceSurface {
  readonly name: string;
  readonly device: Device;
  readonly ssh: SshAccess;
  /** Where its serial console listens for telnet. */
  readonly consolePort: ConsolePort;
  readonly levers: Levers;
  /** Everything that the switch and the sticks in its slots are at this moment, as plain data; sessions are not part of it. */
  save(): DeviceSnapshot;
  /**
   * Becomes what it was, at this moment, and goes on in the time of then; sessions end, consoles stay. Throws an EmulatorError,
   * before anything has changed, when the snapshot is of another device, needs host files that are gone, or a stick is elsewhere.
   */
  restore(snapshot: DeviceSnapshot): void;
  /** Becomes what it was when the lab had started. */
  reset(): void;
  /** Opens a session without a socket. Rejects with an EmulatorError when NX-OS does not run. */
  openSession(): Promise<InsideSession>;
  /**
   * Attaches to the serial console, whatever the stage; resolves at once. As behind a terminal server it shows what is sent from
   * then on: where the switch waits, `press('\r')` brings its prompt.
   */
  openConsole(): Promise<InsideSession>;
  /** Calls `reader` with every later line that a start shows on the console before NX-OS runs. */
  followBoot(reader: (line: string) => void): void;
}

/** What all devices of a lab share. */
export interface LabParts extends VolumeSurroundings {
  readonly seed: string;
  readonly facts: Facts;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly guard: Guard;
  readonly digests: Digests;
  readonly network: LabNetwork;
  readonly contents: FileContents;
  readonly trees: SharedTrees;
  readonly sticks: Sticks;
  /** When the lab started, in lab time: files without a date are from then. */
  readonly startMs: number;
  readonly interpreter: Interpreter;
  readonly stateFolder: StateFolder | undefined;
  readonly doors: { close(): Promise<void> }[];
  readonly consolePorts: ConsolePorts;
  readonly warn: (message: string) => void;
  close(): Promise<void>;
}

/** Builds a device, switches it on and opens its SSH door; resolves when it runs. Rejects with an EmulatorError. */
export async function startDevice(spec: DeviceSpec, shared: LabParts): Promise<RunningDevice> {
  const parts = { ...shared, guard: shared.guard.for({ device: spec.name }) };
  const { facts, journal } = parts;
  const clock = new LocalClock(parts.clock);
  assertKnownDefects(spec);
  const random = seededRandom(parts.seed).fork(spec.name);
  const described = await buildDevice(spec, { ...parts, random });
  const kept = keptOf(described, parts.stateFolder, parts.contents);
  const state = withKept(described, kept, facts.release(spec.release).release);
  const configured = kept === undefined ? undefined : configurationOf(kept);
  let hasBegun = false;
  const device = new Device(state, {
    ...parts,
    clock,
    now: () => clock.now(),
    random,
    configurationToSave: (built) => textOf(built, parts.interpreter),
    linesUnknownTo: (other, built) => parts.interpreter.linesUnknownTo(other, built),
    pointsOf: (built) => pointsOf(built, spec),
    onRunning: async (built, signal) => {
      if (hasBegun || configured !== undefined || readsStartup(spec))
        await replayStartup(built, parts.interpreter, signal);
    },
  });
  bringBack(device, { configured, kept }, spec);
  keepDevice(device, parts.stateFolder);
  const sessions = new Sessions(device, { keepsLimits: spec.limits === 'device' });
  const front = frontOf(device, { ...parts, sessions, greeting: () => greetingOf(device) });
  const console = consoleOf(device, { ...parts, intake: parts, sessions, front });
  const slots = slotsOf(device, spec, parts.sticks);
  await device.power.on(poweredOnMs(spec, clock, device.power.bootMs));
  hasBegun = true;
  clock.transitions = spec.transitions ?? 'timed';
  // Whoever took the image away before the last power cut finds the loader, as on a real switch.
  if (device.running === undefined && kept === undefined) giveUp(device);
  const release = device.running?.header.release ?? 'none';
  journal.write({ kind: 'device.started', device: device.name, model: device.model.pid, release });
  const user = spec.users?.[0] ?? defaultUser;
  const door = await openDoor(spec, front, parts);
  followStages(device, door, sessions);
  const saved = savedWith(device, aroundDevice(device, sessions, slots, parts));
  const first = saved.save();
  const openSession = sessionOpener(device, user.name, (connection) => front.serve(connection), parts.clock);
  return {
    ...saved,
    reset: () => saved.restore(first),
    name: device.name,
    device,
    sessions,
    ssh: { host: door.address, port: door.port, user: user.name, password: user.password },
    get consolePort() {
      return parts.consolePorts.of(spec.name);
    },
    levers: checkedLevers(leversOf(device, slots)),
    openSession,
    ...deviceSurface(device, openSession),
    ...consoleSurface(console),
  };
}

function sessionOpener(
  device: Device,
  user: string,
  serve: (connection: Connection) => Promise<void>,
  clock: Clock,
): () => Promise<InsideSession> {
  return async () => {
    assertRuns(device);
    return movedByHand(await openInside(user, serve), clock);
  };
}

function consoleSurface(console: Console): Pick<RunningDevice, 'openConsole' | 'followBoot' | 'attachConsole'> {
  const attachConsole = (connection: Connection): Promise<void> => console.attach(connection);
  return {
    openConsole: () => attachInside(attachConsole),
    followBoot: (reader) => console.followBoot(reader),
    attachConsole,
  };
}

function aroundDevice(device: Device, sessions: Sessions, slots: UsbSlots, parts: LabParts): AroundDevice {
  return { sessions, slots, sticks: parts.sticks, spool: parts.spool, check: checkOf(device, parts) };
}

/** What the values of a snapshot from a file are held against. */
function checkOf(device: Device, parts: LabParts): SnapshotCheck {
  const { spool, contents, interpreter } = parts;
  return {
    ...hostFilesOf(spool, contents),
    lines: (running) => interpreter.written({ running, model: device.model, isAll: false, has: () => true }),
  };
}

/** The lines shown after login; asked only while NX-OS runs. */
function greetingOf(device: Device): readonly string[] {
  return notice(device.facts.release(device.release.text).copyrightYear, device.release.productLine);
}

/** Lets clients in while NX-OS runs, and ends what they do when it stops. */
function followStages(device: Device, door: SshDoor, sessions: Sessions): void {
  door.setOpen(device.running !== undefined);
  device.observe({
    logged: (line, severity) => sessions.tellMonitors(line, severity),
    // Connections close before their sessions end: a switch that stops says nothing to its clients.
    restored(stage) {
      door.setOpen(false);
      sessions.endAll();
      door.setOpen(stage.at === 'running');
    },
    entered(stage) {
      door.setOpen(stage.at === 'running');
      if (stage.at !== 'running') sessions.endAll();
    },
  });
}

/** The running configuration as the text that is saved. */
function textOf(device: Device, interpreter: Interpreter): string {
  return [versionLine(device.release, device.hardware.bios), ...interpreter.configurationText(device)].join('\n');
}

/** The slots of a device with the sticks that are in them at the start. */
function slotsOf(device: Device, spec: DeviceSpec, sticks: Sticks): UsbSlots {
  const slots = new UsbSlots(device.name, device.files, device.model.usbSlots, () => device.clock.now());
  for (const slot of device.model.usbSlots) {
    const wanted = spec[slot];
    const described = typeof wanted === 'object' ? stickName(device.name, slot) : wanted;
    const stick = sticks.inSlot(device.name, slot, described);
    if (stick !== undefined) slots.insert(slot, stick);
  }
  return slots;
}

async function openDoor(spec: DeviceSpec, front: Front, parts: LabParts): Promise<SshDoor> {
  const host = spec.ssh?.host ?? '127.0.0.1';
  const port = spec.ssh?.port ?? 0;
  const hostKeys = (): ReturnType<typeof hostKeysFromSeed> => hostKeysFromSeed(`${parts.seed}/${spec.name}/host key`);
  try {
    const door = await openSshDoor({ front, host, port, hostKeys, warn: parts.warn, guard: parts.guard });
    parts.doors.push(door);
    return door;
  } catch (error) {
    throw new EmulatorError(
      `${spec.name}: cannot listen on ${host}:${port}: ${reasonOf(error)}`,
      'choose another port with --port, or --port 0 for a free one',
      { cause: error },
    );
  }
}

/** Ends a lab whose switch does not boot; without power, or it would try for ever in a lab that nobody has. */
function giveUp(device: Device): never {
  device.power.cut();
  throw new EmulatorError(`${device.name}: its image does not boot`, 'choose a release that the model runs');
}

/** A switch that was reset at a known moment has started then, or early enough to be up now; otherwise it has just come up. */
function poweredOnMs(spec: DeviceSpec, clock: Clock, bootMs: number): number {
  const resetAt = spec.resets?.[0]?.at;
  const resetMs = resetAt === undefined ? undefined : parseInstant(resetAt);
  const latestMs = clock.now() - bootMs;
  return resetMs === undefined ? latestMs : Math.min(latestMs, resetMs);
}

/** What outlasted the last loss of power, and what the lab holds against upgrades. */
function bringBack(
  device: Device,
  {
    configured,
    kept,
  }: { readonly configured: ReturnType<typeof configurationOf>; readonly kept: ReturnType<typeof keptOf> },
  { veto }: DeviceSpec,
): void {
  if (configured !== undefined) device.configuration.restore(configured);
  if (kept?.cmos !== undefined) device.cmos.restore(kept.cmos);
  raiseVeto(device, veto);
}

/** The service that the lab names agrees to no upgrade until the fault is cleared. */
function raiseVeto({ conditions }: Device, veto: DeviceSpec['veto']): void {
  if (veto === undefined) return;
  conditions.raise({ point: 'install.notify', answer: `${veto.service}: ${veto.words}`, percent: 100 });
}
