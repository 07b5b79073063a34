import type { Family } from '../family.ts';
import { accessLines } from './access.ts';
import { cfsLines, systemLines } from './cfs.ts';
import { nxapiLines } from './nxapi.ts';
import { showSshKey, showSshServer, showTelnetServer, showXmlServer } from './show-access.ts';
import { showCfsApplication, showCfsMerge, showCfsOther, showCfsStatus } from './show-cfs.ts';
import { showNxapi } from './show-nxapi.ts';
import { showSockets } from './show-sockets.ts';

/** What the switch offers to others: SSH, XML, NX-API, and what it shares with other switches. */
export const services: Family = {
  commands: [
    showSockets,
    showCfsApplication,
    showCfsMerge,
    showCfsOther,
    showCfsStatus,
    showNxapi,
    showSshKey,
    showSshServer,
    showTelnetServer,
    showXmlServer,
  ],
  settings: [...accessLines.settings, ...cfsLines.settings, ...systemLines.settings, ...nxapiLines.settings],
};
