import type { Family } from '../family.ts';
import {
  showEnvironment,
  showEnvironmentFan,
  showEnvironmentPower,
  showEnvironmentTemperature,
} from './show-environment.ts';
import { showInventory } from './show-inventory.ts';
import { showModule } from './show-module.ts';

/** Of what the switch is made, and how it fares. */
export const hardware: Family = {
  commands: [
    showEnvironment,
    showEnvironmentPower,
    showEnvironmentFan,
    showEnvironmentTemperature,
    showInventory,
    showModule,
  ],
  settings: [],
};
