import type { Family } from '../family.ts';
import { jumboMtu } from './jumbo-mtu.ts';
import { showLicense, showLicenseHostId, showLicenseUsage } from './show-license.ts';
import { showProcessesCpu } from './show-processes.ts';
import { showSystemResources, showSystemUptime } from './show-system.ts';
import { showVersion } from './show-version.ts';
import { vdcSettings } from './vdc.ts';

/** The switch as a whole: its release, licences, loads and its virtual device context. */
export const system: Family = {
  commands: [
    showLicenseHostId,
    showLicense,
    showLicenseUsage,
    showProcessesCpu,
    showSystemUptime,
    showSystemResources,
    showVersion,
  ],
  settings: [...vdcSettings, ...jumboMtu.settings],
};
