import type { Family } from '../family.ts';
import { showConsistency, showPortConsistency } from './show-consistency.ts';
import {
  showDiagnosticContent,
  showDiagnosticEvents,
  showDiagnosticLevel,
  showDiagnosticResult,
  showDiagnosticSetting,
  showDiagnosticStatus,
} from './show-diagnostic.ts';
import {
  showEnvironment,
  showEnvironmentFan,
  showEnvironmentPower,
  showEnvironmentPowerDetail,
  showEnvironmentTemperature,
} from './show-environment.ts';
import { showHardware } from './show-hardware.ts';
import { showBuffers, showHardwareErrors, showInband } from './show-inside.ts';
import { showInventory, showInventoryPart } from './show-inventory.ts';
import { showEnvironmentClock, showEnvironmentFanDetail, showLocatorLed } from './show-locator-led.ts';
import { showModule, showModuleNumber, showModuleUptime } from './show-module.ts';
import { showSpromAll, showSpromBackplane, showSpromSupply } from './show-sprom.ts';

/** Of what the switch is made, and how it fares. */
export const hardware: Family = {
  commands: [
    showEnvironment,
    showEnvironmentPower,
    showEnvironmentFan,
    showEnvironmentTemperature,
    showEnvironmentPowerDetail,
    showEnvironmentFanDetail,
    showEnvironmentClock,
    showHardware,
    showHardwareErrors,
    showInband,
    showBuffers,
    showConsistency,
    showPortConsistency,
    showInventory,
    showInventoryPart,
    showModule,
    showModuleNumber,
    showModuleUptime,
    showSpromBackplane,
    showSpromSupply,
    showSpromAll,
    showLocatorLed,
    showDiagnosticResult,
    showDiagnosticContent,
    showDiagnosticLevel,
    showDiagnosticEvents,
    showDiagnosticStatus,
    showDiagnosticSetting,
  ],
  settings: [],
};
