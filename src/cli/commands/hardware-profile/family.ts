import type { Family } from '../family.ts';
import { hardwareLines } from './hardware-profile.ts';

/** How the hardware is divided. */
export const hardwareProfile: Family = { commands: [], settings: [...hardwareLines.settings] };
