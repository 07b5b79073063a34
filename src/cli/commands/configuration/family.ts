import type { Family } from '../family.ts';
import {
  makeCheckpoint,
  makeCheckpointFile,
  removeCheckpoints,
  showCheckpoint,
  showCheckpointSummary,
} from './checkpoint.ts';
import { abortSession, commitSession, configureSession, saveSession, verifySession } from './configuration-session.ts';
import { configureReplace } from './configure-replace.ts';
import { rollback } from './rollback.ts';
import { showRollbackPatch } from './rollback-patch.ts';
import { saveConfiguration } from './save.ts';
import { showReplaceLog, showReplaceStatus, showRollbackLog, showRollbackStatus } from './show-rollback.ts';
import { showRunningConfig, showRunningConfigDiff } from './show-running-config.ts';
import { showSession, showSessionGlobal, showSessionStatus, showSessionSummary } from './show-session.ts';
import { showStartupConfig, showStartupConfigLog } from './show-startup-config.ts';

/** The configuration as a whole: showing, saving and comparing it, and going back to a checkpoint. */
export const configuration: Family = {
  commands: [
    makeCheckpoint,
    makeCheckpointFile,
    removeCheckpoints,
    showCheckpointSummary,
    showCheckpoint,
    rollback,
    showRollbackPatch,
    saveConfiguration,
    showRunningConfig,
    showRunningConfigDiff,
    showStartupConfig,
    showStartupConfigLog,
    showRollbackLog,
    showRollbackStatus,
    configureReplace,
    configureSession,
    verifySession,
    commitSession,
    abortSession,
    saveSession,
    showSession,
    showSessionSummary,
    showSessionStatus,
    showSessionGlobal,
    showReplaceLog,
    showReplaceStatus,
  ],
  settings: [],
};
