import type { Family } from '../family.ts';
import { spanLines } from './lines.ts';
import { showMonitor, showMonitorSession } from './show-monitor.ts';

/** Mirrored traffic: SPAN and ERSPAN. */
export const span: Family = {
  commands: [showMonitor, showMonitorSession],
  settings: [...spanLines.settings],
};
