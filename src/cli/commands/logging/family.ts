import type { Family } from '../family.ts';
import { loggingLines } from './lines.ts';
import { loggingSettings } from './logging.ts';
import { showLogging, showLoggingLast, showLoggingLogfile } from './show-logging.ts';

/** What is logged, and where to. */
export const logging: Family = {
  commands: [showLogging, showLoggingLogfile, showLoggingLast],
  settings: [...loggingSettings, ...loggingLines.settings],
};
