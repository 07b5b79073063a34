import type { Family } from '../family.ts';
import { clearLogging } from './clear-logging.ts';
import { loggingLines } from './lines.ts';
import { loggingSettings } from './logging.ts';
import { showLog, showLogLast, showLogLogfile } from './show-log.ts';
import { showLogging, showLoggingLast, showLoggingLogfile } from './show-logging.ts';
import {
  showAccessListCache,
  showAccessListLogging,
  showLoggingLevel,
  showLoggingNvram,
  showLoggingPart,
  showLoggingServer,
  showLoggingSession,
  showLoggingStatus,
} from './show-logging-parts.ts';

/** What is logged, and where to. */
export const logging: Family = {
  commands: [
    ...clearLogging,
    showAccessListCache,
    showAccessListLogging,
    showLog,
    showLogLast,
    showLogLogfile,
    showLogging,
    showLoggingLast,
    showLoggingLevel,
    showLoggingLogfile,
    showLoggingNvram,
    showLoggingPart,
    showLoggingServer,
    showLoggingSession,
    showLoggingStatus,
  ],
  settings: [...loggingSettings, ...loggingLines.settings],
};
