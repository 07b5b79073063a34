import type { Family } from '../family.ts';
import { clearCores } from './clear-cores.ts';
import { jumboMtu } from './jumbo-mtu.ts';
import { clearAccountingLog, showAccountingLog } from './show-accounting.ts';
import { showCores, showSystemCores } from './show-cores.ts';
import { showProcessesCpuHistory } from './show-cpu-history.ts';
import {
  showCopyright,
  showExceptionInfo,
  showGuestShell,
  showKernel,
  showKernelMemory,
  showMemoryThresholds,
  showSwitchingMode,
  showSystemFlash,
  showSystemHealth,
  showVirtualServiceGlobal,
  showVirtualServices,
} from './show-internals.ts';
import {
  showLicense,
  showLicenseAll,
  showLicenseApplications,
  showLicenseFile,
  showLicenseHostId,
  showLicenseUsage,
} from './show-license.ts';
import { showMaintenanceProfile, showMaintenanceTimeout, showSystemMode } from './show-mode.ts';
import {
  showProcesses,
  showProcessesLog,
  showProcessesLogDetails,
  showProcessesMemory,
  showProcessesPhysical,
} from './show-process-list.ts';
import { showProcessesCpu } from './show-processes.ts';
import { showRedundancyStatus, showSystemRedundancyStatus } from './show-redundancy.ts';
import { showRunningServices, showService, showServices, showServicesMemory } from './show-services.ts';
import { showSystemResources, showSystemUptime } from './show-system.ts';
import { showVdc, showVdcCurrent, showVdcDetail, showVdcMembership, showVdcMembershipStatus } from './show-vdc.ts';
import { showVdcResource } from './show-vdc-resource.ts';
import { showVersion } from './show-version.ts';
import { showTechSupport, showTechSupportAbout } from './tech-support.ts';
import { vdcSettings } from './vdc.ts';

/** The switch as a whole: its release, licences, loads and its virtual device context. */
export const system: Family = {
  commands: [
    ...clearCores,
    showLicenseHostId,
    showLicense,
    showLicenseUsage,
    showLicenseApplications,
    showLicenseAll,
    showLicenseFile,
    showProcesses,
    showProcessesCpu,
    showProcessesCpuHistory,
    showProcessesMemory,
    showProcessesPhysical,
    showProcessesLog,
    showProcessesLogDetails,
    showAccountingLog,
    clearAccountingLog,
    showSystemMode,
    showMaintenanceProfile,
    showMaintenanceTimeout,
    showCores,
    showSystemCores,
    showRedundancyStatus,
    showSystemRedundancyStatus,
    showSystemUptime,
    showSystemResources,
    showSystemFlash,
    showSystemHealth,
    showKernel,
    showKernelMemory,
    showMemoryThresholds,
    showExceptionInfo,
    showCopyright,
    showGuestShell,
    showVirtualServices,
    showVirtualServiceGlobal,
    showSwitchingMode,
    showVdc,
    showVdcDetail,
    showVdcMembership,
    showVdcMembershipStatus,
    showVdcCurrent,
    showVdcResource,
    showService,
    showServices,
    showRunningServices,
    showServicesMemory,
    showVersion,
    showTechSupport,
    showTechSupportAbout,
  ],
  settings: [...vdcSettings, ...jumboMtu.settings],
};
