import type { Family } from '../family.ts';
import { enable, enableSettings } from './enable.ts';
import { showPrivilege } from './show-privilege.ts';

/** Privilege levels, and moving to the highest. */
export const privilege: Family = {
  commands: [enable, showPrivilege],
  settings: [...enableSettings],
};
