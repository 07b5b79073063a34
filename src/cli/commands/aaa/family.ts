import type { Family } from '../family.ts';
import { aaaLines } from './aaa.ts';
import { serverHostSettings } from './server-hosts.ts';
import { serverLines } from './servers.ts';

/** How users are checked: methods, groups of servers, and the servers themselves. */
export const aaa: Family = {
  commands: [],
  settings: [...serverLines.settings, ...serverHostSettings, ...aaaLines.settings],
};
