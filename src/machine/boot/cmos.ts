/** What the loader keeps in the battery-backed memory of the BIOS; it outlasts every restart (nxos-behaviour 3.1). */
export interface Cmos {
  /** The address of mgmt0 while no NX-OS runs. */
  readonly address?: { readonly address: string; readonly mask: string } | undefined;
  readonly gateway?: string | undefined;
}

/** That memory in a switch; `onChange` is called after each change by an operator. */
export class CmosMemory {
  #kept: Cmos = { address: undefined, gateway: undefined };
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get address(): Cmos['address'] {
    return this.#kept.address;
  }

  set address(address: Cmos['address']) {
    this.#change({ address });
  }

  get gateway(): string | undefined {
    return this.#kept.gateway;
  }

  set gateway(gateway: string | undefined) {
    this.#change({ gateway });
  }

  /** What is in it, as plain data. */
  get state(): Cmos {
    return this.#kept;
  }

  /** Holds this from now on; whoever restores says so himself. */
  restore({ address, gateway }: Cmos): void {
    this.#kept = { address, gateway };
  }

  #change(change: Cmos): void {
    this.#kept = { ...this.#kept, ...change };
    this.#onChange();
  }
}
