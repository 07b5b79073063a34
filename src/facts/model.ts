import type { PlatformGroup } from './traits.ts';

/** A slot for a USB stick, by the name of its filesystem without the colon. */
export type UsbSlot = 'usb1' | 'usb2';

/** The hardware of one product ID: values only; where each comes from stands in its file in `models/`. */
export interface Model {
  readonly pid: string;
  /** Undefined for hardware that the Compact Image procedure does not apply to. */
  readonly group: PlatformGroup | undefined;
  readonly chassis: string;
  readonly moduleType: string;
  readonly ports: number;
  readonly cpu: string;
  readonly memoryKb: number;
  readonly bootflash: { readonly partitionKb: number; readonly totalBytes: number; readonly baseUsedBytes: number };
  readonly usbSlots: readonly UsbSlot[];
  readonly bios: { readonly version: string; readonly compiled: string };
  /** Lines of releases that run on it, such as `7.0(3)I`. */
  readonly lineages: readonly string[];
}

/** What is known of one release. */
export interface ReleaseFacts {
  readonly release: string;
  /** As `show version` prints it; undefined where no source gives it. */
  readonly compiled: string | undefined;
  readonly copyrightYear: number;
}
