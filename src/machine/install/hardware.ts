import type { Bios } from '../../facts/bios.ts';

/** What an installation can change of the hardware, and what outlasts power, flash and configuration. */
export interface Hardware {
  /** The BIOS that the switch starts with. */
  readonly bios: Bios;
  /** The one in the second chip, which installers of 7.x and later show beside it. */
  readonly alternateBios: Bios;
}
