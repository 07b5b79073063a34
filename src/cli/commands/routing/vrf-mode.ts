import { submode } from '../../shell/mode.ts';

/** `(config-vrf)#`, about the VRF of that name. */
export const vrfMode = submode<string>('config-vrf');
