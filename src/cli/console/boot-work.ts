import type { StageWork } from './stage-shell.ts';

/** Where an operator of `switch(boot)#` stands. */
export type BootMode = 'boot' | 'config' | 'config-if';

/** What the commands of the kickstart stage work with; its network settings are gone when NX-OS is loaded. */
export interface BootWork extends StageWork {
  readonly place: { mode: BootMode };
  readonly network: {
    /** The address of mgmt0 and the length of its mask, as `192.0.2.3/24`. */
    address: string | undefined;
    isUp: boolean;
    gateway: string | undefined;
  };
}
