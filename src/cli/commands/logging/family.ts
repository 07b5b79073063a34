import type { Family } from '../family.ts';
import { loggingSettings } from './logging.ts';
import { showLogging, showLoggingLast, showLoggingLogfile } from './show-logging.ts';

/** What is logged, and where to. */
export const logging: Family = {
  commands: [showLogging, showLoggingLogfile, showLoggingLast],
  settings: [...loggingSettings],
};
