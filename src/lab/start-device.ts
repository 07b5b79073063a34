import { parseInstant } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';
import { EmulatorError, reasonOf } from '../base/emulator-error.ts';
import type { Guard } from '../base/guard.ts';
import type { Journal } from '../base/journal.ts';
import { LocalClock } from '../base/local-clock.ts';
import { type Random, seededRandom } from '../base/random.ts';
import { TurnTaker } from '../base/turns.ts';
import { versionLine } from '../cli/commands/configuration/configuration-text.ts';
import { notice } from '../cli/commands/system/notice.ts';
import type { Cli } from '../cli/shell/cli.ts';
import { replayStartup } from '../cli/shell/replay-startup.ts';
import { Sessions } from '../cli/shell/sessions.ts';
import type { Front } from '../doors/front.ts';
import { openSshDoor, type SshDoor } from '../doors/ssh/door.ts';
import { hostKeysFromSeed } from '../doors/ssh/host-keys.ts';
import type { Facts } from '../facts/catalog.ts';
import type { RunningSystem } from '../machine/boot/running-system.ts';
import type { Digests } from '../machine/content/digest.ts';
import { Device, type DeviceSurroundings } from '../machine/device.ts';
import type { VolumeSurroundings } from '../machine/storage/volume.ts';
import { UsbSlots } from '../machine/usb-slots.ts';
import type { LabNetwork } from '../network/lab-network.ts';
import { assertKnownDefects, pointsOf } from './build/active-defects.ts';
import { buildDevice } from './build/build-device.ts';
import type { SharedTrees } from './build/build-tree.ts';
import type { FileContents } from './build/file-contents.ts';
import { readsStartup } from './build/first-startup.ts';
import type { FreePorts } from './free-ports.ts';
import { frontOf } from './front-of.ts';
import type { KeptClock } from './keep/kept-clock.ts';
import { configurationOf, keepDevice, keptOf, withKept } from './keep/kept-state.ts';
import type { StateFolder } from './keep/state-folder.ts';
import { type Sticks, stickName } from './keep/sticks.ts';
import { type ConsolePorts, consoleOf } from './open-console.ts';
import { type RunningDevice, RunningSwitch } from './running-switch.ts';
import type { DeviceSpec } from './spec/lab-schema.ts';
import { StartupRefusals } from './startup-refusals.ts';

export type { RunningDevice, SshAccess, StartedDevice } from './running-switch.ts';

const defaultUser = { name: 'admin', password: 'admin' };

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
  /** The lab file, if the lab comes from one, and the folder in which paths of the lab begin. */
  readonly file: string | undefined;
  readonly folder: string;
  readonly trees: SharedTrees;
  readonly sticks: Sticks;
  /** When the lab started, in lab time: files without a date are from then. */
  readonly startMs: number;
  readonly cli: Cli;
  readonly stateFolder: StateFolder | undefined;
  readonly keptClock: KeptClock;
  readonly doors: { close(): Promise<void> }[];
  readonly consolePorts: ConsolePorts;
  readonly freePorts: FreePorts;
  readonly warn: (message: string) => void;
  close(): Promise<void>;
}

/** Builds a device, switches it on and opens its SSH door; resolves when it runs. Rejects with an EmulatorError. */
export async function startDevice(spec: DeviceSpec, parts: LabParts): Promise<RunningDevice> {
  const { facts, journal } = parts;
  const guard = parts.guard.for({ device: spec.name });
  const clock = new LocalClock(parts.clock, parts.keptClock.tell);
  assertKnownDefects(spec);
  const random = seededRandom(parts.seed).fork(spec.name);
  const described = await buildDevice(spec, { ...parts, random });
  const kept = keptOf(described, parts.stateFolder, parts.contents);
  const state = withKept(described, kept, facts.release(spec.release).release);
  const configured = kept === undefined ? undefined : configurationOf(kept);
  const start = { mustReplay: configured !== undefined || readsStartup(spec) };
  const refusals = new StartupRefusals({ ...parts, spec, isKept: configured !== undefined });
  const { tell } = refusals;
  const { defects } = spec;
  const device = new Device(state, surroundingsOf({ parts, guard, clock, random, start, defects, tell }));
  bringBack(device, { configured, kept }, spec);
  keepDevice(device, parts.stateFolder);
  const { cli } = parts;
  const sessions = new Sessions(device, { keepsLimits: spec.limits === 'device' });
  const front = frontOf(device, {
    cli,
    guard,
    sessions,
    greeting: ({ release }) => notice(facts.release(release.text).copyrightYear, release.productLine),
  });
  const console = consoleOf(device, { cli, intake: parts, sessions, front });
  const slots = slotsOf(device, spec, parts.sticks);
  await device.power.on(poweredOnMs(spec, clock, device.power.bootMs));
  refusals.firstStartIsOver();
  start.mustReplay = true;
  clock.transitions = spec.transitions ?? 'timed';
  // Whoever took the image away before the last power cut finds the loader, as on a real switch.
  if (device.running === undefined && kept === undefined) giveUp(device);
  const release = device.running?.release.text ?? 'none';
  journal.write({ kind: 'device.started', device: device.name, model: device.model.pid, release });
  const user = spec.users?.[0] ?? defaultUser;
  const door = await openDoor(spec, front, parts, guard);
  followStages(device, door, sessions);
  const ssh = { host: door.address, port: door.port, user: user.name, password: user.password };
  return new RunningSwitch({ device, sessions, slots, front, console, ssh, lab: parts });
}

/** What a device is told of its lab. Made here, so that nothing holds what only the start needs. */
function surroundingsOf(given: {
  readonly parts: LabParts;
  readonly guard: Guard;
  readonly clock: LocalClock;
  readonly random: Random;
  /** Whether NX-OS reads its startup configuration when it comes up; the first time it may run what it has saved already. */
  readonly start: { readonly mustReplay: boolean };
  readonly defects: DeviceSpec['defects'];
  readonly tell: StartupRefusals['tell'];
}): DeviceSurroundings {
  const { guard, clock, random, start, defects, tell } = given;
  const { spool, recogniser, adopter, digests, facts, journal, network, cli } = given.parts;
  return {
    spool,
    recogniser,
    adopter,
    digests,
    facts,
    journal,
    network,
    guard,
    clock,
    random,
    now: () => clock.now(),
    writerFor: (built) => ({
      toSave: (running) => textOf(built, running, cli),
      async linesUnknownTo(other, running) {
        const taker = new TurnTaker();
        const whole = { taker, signal: new AbortController().signal };
        const lines = await cli.runningText.inTurns(built, running, undefined, whole);
        return cli.language.unknownTo(other, lines, { device: built, running, taker });
      },
    }),
    pointsOf: (built) => pointsOf(built, defects),
    onRunning: async (built, running, signal) => {
      if (start.mustReplay) await replayStartup(built, running, cli, signal, tell);
    },
  };
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
function textOf(device: Device, running: RunningSystem, { runningText }: Cli): string {
  return [versionLine(running.release, device.hardware.bios), ...runningText.of(device, running)].join('\n');
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

async function openDoor(spec: DeviceSpec, front: Front, parts: LabParts, guard: Guard): Promise<SshDoor> {
  const host = spec.ssh?.host ?? '127.0.0.1';
  const port = spec.ssh?.port ?? 0;
  const keySeed = `${parts.seed}/${spec.name}/host key`;
  try {
    const { warn, freePorts } = parts;
    const hostKeys = keysFrom(keySeed);
    const open = (at: number): Promise<SshDoor> => openSshDoor({ front, host, port: at, hostKeys, warn, guard });
    const door = await (port === 0 ? freePorts.open(host, open) : open(port));
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

/** Made by itself, so that an open door holds the seed and not everything that was known when it was opened. */
function keysFrom(seed: string): () => ReturnType<typeof hostKeysFromSeed> {
  return () => hostKeysFromSeed(seed);
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
