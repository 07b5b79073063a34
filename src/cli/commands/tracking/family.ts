import type { Family } from '../family.ts';
import { slaLines } from './sla-lines.ts';
import { trackLines } from './track-lines.ts';

/** Object tracking and IP SLA. */
export const tracking: Family = {
  commands: [],
  settings: [...slaLines.settings, ...trackLines.settings],
};
