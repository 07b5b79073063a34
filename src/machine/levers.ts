import type { Device } from './device.ts';
import type { Stick } from './storage/stick.ts';
import type { UsbSlots } from './usb-slots.ts';

/** What only tests and trainers may do to a switch: things that happen to it, not things it is told. */
export interface Levers {
  /** Cuts the power at this moment. */
  powerOff(): void;
  /** Switches the power on; resolves when the switch runs or waits at its loader. */
  powerOn(): Promise<void>;
  /** The stick in a slot (`usb1`); undefined when it is empty. */
  stickIn(slot: string): Stick | undefined;
  /** Pushes a stick into an empty slot. Throws an EmulatorError when the slot is not there or taken, or the stick is elsewhere. */
  insertStick(slot: string, stick: Stick): void;
  /** Pulls the stick out of a slot, at this moment, whatever is being done with it. Throws an EmulatorError when there is none. */
  pullStick(slot: string): Stick;
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
  };
}

/** What a daemon that has no facility of its own says, as NX-OS shows it; a switch that does not run says nothing. */
function warn(device: Device, text: string): void {
  if (device.running !== undefined) device.log({ facility: 'USER', severity: 2, mnemonic: 'SYSTEM_MSG', text });
}
