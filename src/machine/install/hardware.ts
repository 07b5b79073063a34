import type { Bios } from '../../facts/bios.ts';

/** What an installation can change of the hardware, and what outlasts power, flash and configuration. */
export interface Hardware {
  /** The BIOS that the switch starts with. */
  readonly bios: Bios;
  /** The one in the second chip, which installers of 7.x and later show beside it. */
  readonly alternateBios: Bios;
}

/** The two chips of a switch. `onChange` is called after each BIOS that is written. */
export class BiosChips implements Hardware {
  #state: Hardware;
  readonly #onChange: () => void;

  constructor(state: Hardware, onChange: () => void) {
    this.#state = state;
    this.#onChange = onChange;
  }

  get bios(): Bios {
    return this.#state.bios;
  }

  get alternateBios(): Bios {
    return this.#state.alternateBios;
  }

  /** What is in them, as plain data. */
  get state(): Hardware {
    return this.#state;
  }

  /** Writes a BIOS; the one that was there is left in the second chip. */
  write(bios: Bios): void {
    this.#state = { bios, alternateBios: this.bios };
    this.#onChange();
  }

  /** Holds this from now on; whoever restores says so himself. */
  restore(state: Hardware): void {
    this.#state = state;
  }
}
