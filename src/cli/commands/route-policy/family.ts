import type { Family } from '../family.ts';
import { communityListSettings } from './community-lists.ts';
import { prefixListSettings } from './prefix-lists.ts';
import { routeMapLines } from './route-map-lines.ts';
import { showListCommands } from './show-lists.ts';
import { routeMapCommands } from './show-route-map.ts';

/** How routes are chosen and changed: prefix lists, community lists, AS path lists and route maps. */
export const routePolicy: Family = {
  commands: [...showListCommands, ...routeMapCommands],
  settings: [...prefixListSettings, ...communityListSettings, ...routeMapLines.settings],
};
