import type { Family } from '../family.ts';
import { installCompact } from './compact.ts';
import { dmeSettings } from './dme.ts';
import {
  showBootMode,
  showIncompatibilityNxos,
  showIncompatibilityOfNxos,
  showIncompatibilitySystem,
  showInstallStatus,
  showInstallTimes,
} from './show-install.ts';
import {
  showInstallActive,
  showInstallCommitted,
  showInstallFailure,
  showInstallInactive,
  showInstallLog,
  showInstallPackages,
  showInstallPatches,
} from './show-packages.ts';
import { showVersionImage, showVersionModule } from './show-version-of.ts';
import { installNxos, installTwoImages, showImpactNxos, showImpactTwoImages } from './upgrade.ts';

/** Installing: compacting an image, changing the release, and what was done. */
export const install: Family = {
  commands: [
    installCompact,
    showInstallStatus,
    showInstallTimes,
    showInstallFailure,
    showInstallActive,
    showInstallInactive,
    showInstallCommitted,
    showInstallPackages,
    showInstallPatches,
    showInstallLog,
    showVersionImage,
    showVersionModule,
    showIncompatibilityNxos,
    showIncompatibilityOfNxos,
    showIncompatibilitySystem,
    showBootMode,
    installNxos,
    installTwoImages,
    showImpactNxos,
    showImpactTwoImages,
  ],
  settings: [...dmeSettings],
};
