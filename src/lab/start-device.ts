import { parseInstant } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';
import { EmulatorError } from '../base/emulator-error.ts';
import { LocalClock } from '../base/local-clock.ts';
import { notice } from '../cli/commands/system/notice.ts';
import { Sessions } from '../cli/shell/sessions.ts';
import { Device } from '../machine/device.ts';
import { UsbSlots } from '../machine/usb-slots.ts';
import { assertKnownDefects } from './build/active-defects.ts';
import { buildDevice } from './build/build-device.ts';
import { readsStartup } from './build/first-startup.ts';
import { surroundingsOf } from './device-surroundings.ts';
import { frontOf } from './front-of.ts';
import { configurationOf, keepDevice, keptOf, withKept } from './keep/kept-state.ts';
import { type Sticks, stickName } from './keep/sticks.ts';
import { consoleOf } from './open-console.ts';
import { type RunningDevice, runningDevice } from './running-switch.ts';
import type { SharedByLab } from './shared.ts';
import type { DeviceSpec } from './spec/lab-schema.ts';
import { StartupRefusals } from './startup-refusals.ts';

const defaultUser = { name: 'admin', password: 'admin' };

/** Builds a device, switches it on and opens its doors; resolves when it runs. Rejects with an EmulatorError. */
export async function startDevice(spec: DeviceSpec, shared: SharedByLab): Promise<RunningDevice> {
  const { world, store, waysIn } = shared;
  const { facts, journal, cli, warn } = world;
  const guard = world.guard.for({ device: spec.name });
  const clock = new LocalClock(world.clock, store.keptClock.tell);
  assertKnownDefects(spec);
  const described = await buildDevice(spec, world, store);
  const kept = keptOf(described, store.stateFolder, store.contents);
  const state = withKept(described, kept, facts.release(spec.release).release);
  const configured = kept === undefined ? undefined : configurationOf(kept);
  const start = { mustReplay: configured !== undefined || readsStartup(spec) };
  const refusals = new StartupRefusals({ world, spec, isKept: configured !== undefined });
  const own = { guard, clock, start, defects: spec.defects, tell: refusals.tell };
  const device = new Device(state, surroundingsOf(spec.name, own, shared));
  bringBack(device, { configured, kept }, spec);
  keepDevice(device, store.stateFolder);
  const sessions = new Sessions(device, { keepsLimits: spec.limits === 'device' });
  const front = frontOf(device, {
    cli,
    guard,
    sessions,
    greeting: ({ release }) => notice(facts.release(release.text).copyrightYear, release.productLine),
  });
  const console = consoleOf(device, { cli, intake: store.volumes, sessions, front });
  const slots = slotsOf(device, spec, store.sticks);
  await device.power.on(poweredOnMs(spec, clock, device.power.bootMs));
  refusals.firstStartIsOver();
  start.mustReplay = true;
  clock.transitions = spec.transitions ?? 'timed';
  // Whoever took the image away before the last power cut finds the loader, as on a real switch.
  if (device.running === undefined && kept === undefined) giveUp(device);
  const release = device.running?.release.text ?? 'none';
  journal.write({ kind: 'device.started', device: device.name, model: device.model.pid, release });
  const user = spec.users?.[0] ?? defaultUser;
  const behind = { device, front, sessions, guard };
  const doors = await waysIn.openDoors(spec, behind, { seed: `${world.seed}/${spec.name}`, warn });
  return runningDevice({ device, sessions, slots, front, console, user, doors, shared });
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
