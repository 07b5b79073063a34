import { EmulatorError } from '../base/emulator-error.ts';
import type { Transitions } from '../base/local-clock.ts';
import { isShortFor } from '../facts/port-name.ts';
import type { FaultSpec, Link, SlowAnswers } from './conditions.ts';
import { portsIn } from './config/breakouts.ts';
import { managementPort, type Port } from './config/ports.ts';
import { type Content, sizeOf } from './content/content.ts';
import type { Device } from './device.ts';
import type { MachinePoints } from './points.ts';
import { portStatuses } from './port-status.ts';
import { home } from './storage/files.ts';
import { type Location, parseLocation } from './storage/location.ts';
import type { Stick } from './storage/stick.ts';
import type { UsbSlots } from './usb-slots.ts';

/** What only tests and trainers may do to a switch: things that happen to it, not things it is told. */
export interface Levers {
  /** Cuts the power at this moment. */
  powerOff(): void;
  /** Switches the power on; resolves when the switch runs, waits for an operator, or has failed to boot and tries again. */
  powerOn(): Promise<void>;
  /** The stick in a slot (`usb1`); undefined when it is empty. */
  stickIn(slot: string): Stick | undefined;
  /** Pushes a stick into an empty slot. Throws an EmulatorError when the slot is not there or taken, or the stick is elsewhere. */
  insertStick(slot: string, stick: Stick): void;
  /** Pulls the stick out of a slot, at this moment, whatever is being done with it. Throws an EmulatorError when there is none. */
  pullStick(slot: string): Stick;
  /** Plugs a cable into a port (`Ethernet1/1`, `mgmt0`) or pulls it. Throws an EmulatorError when there is no such port. */
  setLink(port: string, link: Link): void;
  /** From now on the point answers so, in `percent` of a hundred cases (all unless it is said); a fault there before is replaced. */
  raiseFault(fault: FaultSpec): void;
  /** Takes the fault at a point away, or all of them. */
  clearFaults(point?: keyof MachinePoints): void;
  /** Puts files called `filler-1.bin` and so on at the top of a filesystem, so that only `leavingBytes` (0) are free, or a little more. */
  fillDisk(filesystem: string, leavingBytes?: number): void;
  /** Turns one byte of a file over, the middle one unless it is said; date and size stay. Throws an EmulatorError for an empty file or none. */
  corruptFile(path: string, atBytes?: number): void;
  /** The switch takes what is typed and says nothing, until it is told to answer; then it says what it had to say. */
  setUnresponsive(isUnresponsive: boolean): void;
  /**
   * From now on all that sessions show, echo included, comes late and in pieces; without an argument at once again. Throws an
   * EmulatorError for waits and pieces that cannot be.
   */
  setSlowAnswers(slowAnswers?: SlowAnswers): void;
  /** What waiting costs on this switch from now on: a boot, a copy, a compaction. */
  setTransitions(transitions: Transitions): void;
  /** With manual transitions, ends the wait that is due first; false when the switch waits for nothing. */
  step(): boolean;
}

/** The levers of one device. */
export function leversOf(device: Device, slots: UsbSlots): Levers {
  const swapped = (): void => warn(device, '<<%USBHSD-2-USB_SWAP>> USB insertion or removal detected - usbhsd');
  return {
    powerOff: () => device.power.cut(),
    powerOn: async () => {
      await device.power.on(device.clock.now());
    },
    stickIn: (slot) => slots.stick(slot),
    insertStick(slot, stick) {
      slots.insert(slot, stick);
      swapped();
      // Inferred from the line for logflash:, `<<%USBHSD-2-MOUNT>> logflash: online  - usbhsd` (nxos-behaviour 4.7).
      if (stick.mount !== 'not-formatted') warn(device, `<<%USBHSD-2-MOUNT>> ${slot}: online  - usbhsd`);
    },
    pullStick(slot) {
      const stick = slots.pull(slot);
      swapped();
      return stick;
    },
    setLink: (port, link) => setLink(device, port, link),
    raiseFault(fault) {
      const { percent = 100 } = fault;
      if (!(percent >= 0 && percent <= 100)) throw new EmulatorError(`bad percentage ${percent}`, 'from 0 to 100');
      device.conditions.raise({ ...fault, percent });
    },
    clearFaults: (point) => device.conditions.clear(point),
    fillDisk: (filesystem, leavingBytes = 0) => fillDisk(device, filesystem, leavingBytes),
    corruptFile: (path, atBytes) => corruptFile(device, path, atBytes),
    setUnresponsive: (isUnresponsive) => device.conditions.setUnresponsive(isUnresponsive),
    setSlowAnswers: (slowAnswers) => setSlowAnswers(device, slowAnswers),
    setTransitions(transitions) {
      device.clock.transitions = transitions;
    },
    step: () => device.clock.step(),
  };
}

function setSlowAnswers(device: Device, slowAnswers: SlowAnswers | undefined): void {
  const { delayMs = 0, chunkCharacters = 1, jitterMs = 0 } = slowAnswers ?? {};
  const isWait = (ms: number): boolean => Number.isFinite(ms) && ms >= 0;
  if (!isWait(delayMs) || !isWait(jitterMs) || !Number.isInteger(chunkCharacters) || chunkCharacters < 1) {
    throw new EmulatorError(
      `${device.name}: bad slow answers ${JSON.stringify(slowAnswers)}`,
      'delayMs and jitterMs from 0 on, chunkCharacters from 1 on',
    );
  }
  device.conditions.setSlowAnswers(slowAnswers);
}

function setLink(device: Device, written: string, link: Link): void {
  const ports = [managementPort, ...portsIn(device.model, device.configuration.running)];
  const port = ports.find(({ name }) => isShortFor(written, name));
  if (port === undefined) {
    const last = ports.at(-1)?.name ?? '';
    throw new EmulatorError(`${device.name} has no port ${written}`, `its ports: mgmt0, Ethernet1/1 to ${last}`, {
      kind: 'not-found',
    });
  }
  const { name } = port;
  const was = portStatus(device, port);
  device.conditions.setLink(name, link);
  const is = portStatus(device, port);
  if (device.running === undefined || was === is || port === managementPort) return;
  // Inferred from public logs of Nexus switches, which name the reason and the mode of the port.
  if (is === 'up') logPort(device, 5, 'IF_UP', `Interface ${name} is up in mode ${modeOf(device, port)}`);
  else logPort(device, 5, 'IF_DOWN_LINK_FAILURE', `Interface ${name} is down (Link failure)`);
}

function portStatus(device: Device, { name }: Port): 'up' | 'down' {
  return portStatuses(device).find(({ port }) => port.name === name)?.down === undefined ? 'up' : 'down';
}

function modeOf(device: Device, { name }: Port): string {
  return portStatuses(device).find(({ port }) => port.name === name)?.state.isRouted ? 'routed' : 'access';
}

function logPort(device: Device, severity: number, mnemonic: string, text: string): void {
  device.log({ facility: 'ETHPORT', severity, mnemonic, text });
}

/** One file of a filler, in bytes: FAT32 takes files up to 4 GiB. */
const fillerBytes = 2 ** 31;

function fillDisk(device: Device, filesystem: string, leavingBytes: number): void {
  const whole = device.files.usage(filesystem);
  if (whole.ok && leavingBytes > whole.value.totalBytes) {
    const message = `${device.name}: ${filesystem}: has ${whole.value.totalBytes} bytes, and cannot be left ${leavingBytes}`;
    throw new EmulatorError(message, `leavingBytes up to ${whole.value.freeBytes}, which are free now`, {
      kind: 'conflict',
    });
  }
  for (let number = 1; ; number += 1) {
    const usage = device.files.usage(filesystem);
    if (!usage.ok) {
      throw new EmulatorError(`${device.name}: ${filesystem}: cannot be filled`, usage.error.why, {
        kind: 'not-found',
      });
    }
    const wantedBytes = Math.min(fillerBytes, usage.value.freeBytes - leavingBytes);
    if (!fill(device, { filesystem, path: `/filler-${number}.bin` }, wantedBytes, leavingBytes)) return;
  }
}

/** Writes one file of at most `sizeBytes`; false when there is no room left that a file could take. */
function fill(device: Device, location: Location, sizeBytes: number, leavingBytes: number): boolean {
  if (device.files.stat(location).ok) return sizeBytes > 0;
  let tried = sizeBytes;
  while (tried > 0) {
    const writer = device.files.write(location);
    if (!writer.ok) return false;
    const content: Content = { kind: 'seeded', seed: location.path, sizeBytes: tried, style: 'random' };
    const committed = writer.value.commit(content);
    if (committed.ok) {
      // A large file needs blocks of its own to tell where it lies.
      const usage = device.files.usage(location.filesystem);
      const missingBytes = usage.ok ? leavingBytes - usage.value.freeBytes : 0;
      if (missingBytes <= 0) return true;
      device.files.remove(location);
      tried -= missingBytes;
      continue;
    }
    writer.value.abort();
    if (committed.error.why !== 'no-space') return false;
    tried -= Math.max(1, committed.error.neededBytes - committed.error.freeBytes);
  }
  return false;
}

function corruptFile(device: Device, path: string, atBytes: number | undefined): void {
  const location = parseLocation(path, home);
  const content = location.ok ? device.files.content(location.value) : location;
  if (!location.ok || !content.ok || sizeOf(content.value) === 0) {
    throw new EmulatorError(
      `${device.name}: ${path} has no byte that could be turned over`,
      'name a file that is there',
      { kind: 'not-found' },
    );
  }
  const { value: of } = content;
  const at = atBytes ?? Math.floor(sizeOf(of) / 2);
  if (at < 0 || at >= sizeOf(of)) {
    throw new EmulatorError(`${device.name}: ${path} has no byte ${at}`, `its bytes: 0 to ${sizeOf(of) - 1}`, {
      kind: 'bad-request',
    });
  }
  // A byte that is turned over twice is what it was.
  const isBack = of.kind === 'damaged' && of.atBytes === at;
  const damaged = device.files.replace(location.value, isBack ? of.of : { kind: 'damaged', of, atBytes: at });
  if (!damaged.ok) throw new EmulatorError(`${device.name}: ${path} cannot be changed`, damaged.error.why);
}

/** What a daemon that has no facility of its own says, as NX-OS shows it; a switch that does not run says nothing. */
function warn(device: Device, text: string): void {
  if (device.running !== undefined) device.log({ facility: 'USER', severity: 2, mnemonic: 'SYSTEM_MSG', text });
}
