import type { Family } from '../family.ts';
import { showSla } from './show-sla.ts';
import { showTrack } from './show-track.ts';
import { slaLines } from './sla-lines.ts';
import { trackLines } from './track-lines.ts';

/** Object tracking and IP SLA. */
export const tracking: Family = {
  commands: [...showTrack, ...showSla],
  settings: [...slaLines.settings, ...trackLines.settings],
};
