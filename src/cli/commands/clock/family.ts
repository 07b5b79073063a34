import type { Family } from '../family.ts';
import { clockSettings } from './clock.ts';
import { clockLines } from './clock-lines.ts';
import { showClock, showClockDetail } from './show-clock.ts';

/** The time that the switch shows. */
export const clock: Family = {
  commands: [showClock, showClockDetail],
  settings: [...clockSettings, ...clockLines.settings],
};
