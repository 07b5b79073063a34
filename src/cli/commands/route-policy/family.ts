import type { Family } from '../family.ts';
import { communityListSettings } from './community-lists.ts';
import { prefixListSettings } from './prefix-lists.ts';
import { routeMapLines } from './route-map-lines.ts';
import { showListCommands } from './show-lists.ts';

/** How routes are chosen and changed: prefix lists, community lists, AS path lists and route maps. */
export const routePolicy: Family = {
  commands: [...showListCommands],
  settings: [...prefixListSettings, ...communityListSettings, ...routeMapLines.settings],
};
