import type { Commands } from '../shell/command.ts';
import { defaultInterface } from './config/interfaces.ts';
import { saveConfiguration, showRunningConfig, showStartupConfig } from './exec/configuration-text.ts';
import { copyCompact, copyConfiguration, copyFrom, copyLocal, copyTo } from './exec/copy.ts';
import { deleteFile } from './exec/delete.ts';
import { dir } from './exec/dir.ts';
import { changeDirectory, makeDirectory, printDirectory, removeDirectory } from './exec/directories.ts';
import { installCompact } from './exec/install-all.ts';
import { configureTerminal, end, exit } from './exec/modes.ts';
import { move } from './exec/move.ts';
import { showClock } from './exec/show-clock.ts';
import { showFile } from './exec/show-file.ts';
import { showInventory } from './exec/show-inventory.ts';
import { showModule } from './exec/show-module.ts';
import { showResetReason } from './exec/show-reset-reason.ts';
import { showVersion } from './exec/show-version.ts';
import { terminalAsk, terminalDontAsk, terminalLength, terminalWidth } from './exec/terminal.ts';
import { allSettings } from './settings.ts';
import { fileWords } from './words/file-words.ts';

/** Everything that can be typed. A command that is not listed here does not exist; a test finds it. */
export const allCommands: Commands = {
  commands: [
    changeDirectory,
    configureTerminal,
    saveConfiguration,
    copyLocal,
    copyConfiguration,
    copyFrom,
    copyCompact,
    copyTo,
    defaultInterface,
    deleteFile,
    dir,
    end,
    exit,
    installCompact,
    makeDirectory,
    move,
    printDirectory,
    removeDirectory,
    showClock,
    showFile,
    showInventory,
    showModule,
    showResetReason,
    showRunningConfig,
    showStartupConfig,
    showVersion,
    terminalAsk,
    terminalDontAsk,
    terminalLength,
    terminalWidth,
  ],
  fileWords,
  settings: allSettings,
};
