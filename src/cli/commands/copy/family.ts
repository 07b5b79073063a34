import type { Family } from '../family.ts';
import { copyCompact, copyFrom, copyLocal, copyTo } from './copy.ts';
import {
  copyConfiguration,
  copyConfigurationTo,
  copyFileToStartup,
  copyServerToRunning,
  copyServerToStartup,
} from './copy-configuration.ts';
import { copyFileToRunning, copyStartupToRunning } from './copy-to-running.ts';
import { clearSshHosts, showSshHosts } from './ssh-hosts.ts';

/** `copy` in all its forms, and the servers that it has got to know. */
export const copy: Family = {
  commands: [
    copyConfiguration,
    copyConfigurationTo,
    copyServerToRunning,
    copyServerToStartup,
    copyFileToStartup,
    copyStartupToRunning,
    copyFileToRunning,
    copyLocal,
    copyFrom,
    copyCompact,
    copyTo,
    clearSshHosts,
    showSshHosts,
  ],
  settings: [],
};
