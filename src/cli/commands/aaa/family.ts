import type { Family } from '../family.ts';
import { aaaLines } from './aaa.ts';
import { serverHostSettings } from './server-hosts.ts';
import { serverLines } from './servers.ts';
import {
  showAaaAccounting,
  showAaaAuthentication,
  showAaaAuthorization,
  showAaaDefaultRole,
  showAaaGroups,
  showAaaLogin,
  showAaaUsers,
} from './show-aaa.ts';
import {
  showRadiusDirected,
  showRadiusGroups,
  showRadiusServer,
  showRadiusSorted,
  showTacacsDirected,
  showTacacsGroups,
  showTacacsServer,
  showTacacsSorted,
} from './show-servers.ts';

/** How users are checked: methods, groups of servers, and the servers themselves. */
export const aaa: Family = {
  commands: [
    showAaaAccounting,
    showAaaAuthentication,
    showAaaAuthorization,
    showAaaDefaultRole,
    showAaaGroups,
    showAaaLogin,
    showAaaUsers,
    showRadiusDirected,
    showRadiusGroups,
    showRadiusServer,
    showRadiusSorted,
    showTacacsDirected,
    showTacacsGroups,
    showTacacsServer,
    showTacacsSorted,
  ],
  settings: [...serverLines.settings, ...serverHostSettings, ...aaaLines.settings],
};
