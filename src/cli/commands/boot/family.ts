import type { Family } from '../family.ts';
import { bootSettings } from './boot.ts';
import { reload, reloadAt, reloadCancel, reloadIn, reloadTimer, showReload } from './reload.ts';
import { showBoot } from './show-boot.ts';
import {
  showBootAutoCopy,
  showBootAutoCopyList,
  showBootCurrent,
  showBootOrder,
  showBootTimings,
  showBootVariables,
} from './show-boot-parts.ts';
import { showResetReason } from './show-reset-reason.ts';
import { writeErase } from './write-erase.ts';

/** What the switch starts with, when, and how it was started. */
export const boot: Family = {
  commands: [
    reload,
    reloadIn,
    reloadAt,
    reloadTimer,
    reloadCancel,
    showReload,
    showBoot,
    showBootAutoCopy,
    showBootAutoCopyList,
    showBootCurrent,
    showBootOrder,
    showBootTimings,
    showBootVariables,
    showResetReason,
    writeErase,
  ],
  settings: [...bootSettings],
};
