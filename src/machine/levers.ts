import type { Device } from './device.ts';
import { Volume, type VolumeState, type VolumeSurroundings } from './storage/volume.ts';

/** What only tests and trainers may do to a switch: things that happen to it, not things it is told. */
export interface Levers {
  /** Cuts the power at this moment. */
  powerOff(): void;
  /** Switches the power on; resolves when the switch runs or waits at its loader. */
  powerOn(): Promise<void>;
  /** Pushes a stick into a slot. */
  insertStick(slot: string, stick: VolumeState): void;
  /** Pulls the stick out of a slot. */
  pullStick(slot: string): void;
}

/** The levers of one device. */
export function leversOf(device: Device, surroundings: VolumeSurroundings): Levers {
  const swapped = (slot: string, volume: Volume | undefined): void => {
    device.files.mount(slot, volume);
    const text = '<<%USBHSD-2-USB_SWAP>> USB insertion or removal detected - usbhsd';
    device.log({ facility: 'USER', severity: 2, mnemonic: 'SYSTEM_MSG', text });
  };
  return {
    powerOff: () => device.power.cut(),
    powerOn: async () => {
      await device.power.on(device.clock.now());
    },
    insertStick: (slot, stick) => swapped(slot, new Volume(stick, surroundings)),
    pullStick: (slot) => swapped(slot, undefined),
  };
}
