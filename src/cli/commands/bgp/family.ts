import type { Family } from '../family.ts';
import { bgpLines } from './bgp-lines.ts';
import { clearCommands } from './clear-bgp.ts';
import { detailCommands } from './show-details.ts';
import { neighborCommands } from './show-neighbors.ts';
import { processCommand } from './show-process.ts';
import { routeCommands } from './show-routes.ts';
import { sessionsCommand } from './show-sessions.ts';
import { summaryCommands } from './show-summary.ts';
import { tableCommands } from './show-table.ts';
import { templateCommands } from './show-templates.ts';

/** The Border Gateway Protocol: its instance, neighbors and templates. */
export const bgp: Family = {
  commands: [
    ...summaryCommands,
    ...neighborCommands,
    ...tableCommands,
    processCommand,
    sessionsCommand,
    ...templateCommands,
    ...detailCommands,
    ...routeCommands,
    ...clearCommands,
  ],
  settings: [...bgpLines.settings],
};
