import type { LastingFormat } from './filesystem-formats.ts';
import type { PlatformGroup } from './traits.ts';

/** A slot for a USB stick, by the name of its filesystem without the colon. */
export type UsbSlot = 'usb1' | 'usb2';

/** Equal parts of a switch: their product ID, and how many of them are plugged in. */
export interface Parts {
  readonly pid: string;
  readonly count: number;
}

/** The hardware of one product ID: values only; where each comes from stands in its file in `models/`. */
export interface Model {
  readonly pid: string;
  /** Undefined for hardware that the Compact Image procedure does not apply to. */
  readonly group: PlatformGroup | undefined;
  readonly chassis: string;
  readonly moduleType: string;
  /** The product ID of the module; for most models that of the chassis. */
  readonly modulePid: string;
  readonly ports: number;
  readonly cpu: string;
  readonly memoryKb: number;
  readonly bootflash: {
    readonly filesystem: LastingFormat;
    readonly partitionKb: number;
    readonly totalBytes: number;
    readonly baseUsedBytes: number;
  };
  readonly usbSlots: readonly UsbSlot[];
  readonly powerSupplies: Parts;
  readonly fans: Parts;
  /** The site with which serial numbers begin, such as `FOC`. */
  readonly serialPrefix: string;
  readonly bios: { readonly version: string; readonly compiled: string };
  /** The BIOS that images carry, by the first release with it, oldest first; none where all carry `bios`. */
  readonly biosImages: readonly { readonly since: string; readonly version: string; readonly compiled: string }[];
  /** What releases tell of it otherwise, by the first release that does, oldest first; see `hardwareIn`. */
  readonly revisions: readonly {
    readonly since: string;
    readonly chassis?: string | undefined;
    readonly modulePid?: string | undefined;
    readonly memoryKb?: number | undefined;
    readonly partitionKb?: number | undefined;
  }[];
  /** The firmware of the microcontroller of the SFP ports, such as `v2.12`; undefined where it is not known. */
  readonly sfpMicrocontroller: string | undefined;
  /** The firmware of the power sequencer, such as `v4.1`; undefined where it is not known. */
  readonly powerSequencer: string | undefined;
  /** Lines of releases that run on it, such as `7.0(3)I`, or parts of them, such as `7.0(3)I7`. */
  readonly lineages: readonly string[];
  readonly firstRelease: string;
  readonly lastRelease: string;
}
