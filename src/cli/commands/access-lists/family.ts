import type { Family } from '../family.ts';
import { accessListSettings, resequence } from './access-lists.ts';
import { showAccessLists } from './show-access-lists.ts';

/** Lists that say which packets pass, and what they are made of. */
export const accessLists: Family = { commands: [resequence, ...showAccessLists], settings: accessListSettings };
