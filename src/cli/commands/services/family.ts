import type { Family } from '../family.ts';
import { accessLines } from './access.ts';
import { cfsLines, systemLines } from './cfs.ts';
import { nxapiLines } from './nxapi.ts';

/** What the switch offers to others: SSH, XML, NX-API, and what it shares with other switches. */
export const services: Family = {
  commands: [],
  settings: [...accessLines.settings, ...cfsLines.settings, ...systemLines.settings, ...nxapiLines.settings],
};
