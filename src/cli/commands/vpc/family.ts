import type { Family } from '../family.ts';
import { vpcLines, vpcOnPorts } from './lines.ts';

/** Virtual port-channels. */
export const vpc: Family = {
  commands: [],
  settings: [...vpcLines.settings, ...vpcOnPorts.settings],
};
