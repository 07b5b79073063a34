/** What the loader keeps in the battery-backed memory of the BIOS; it outlasts every restart (nxos-behaviour 3.1). */
export interface Cmos {
  /** The address of mgmt0 while no NX-OS runs. */
  address: { readonly address: string; readonly mask: string } | undefined;
  gateway: string | undefined;
}
