import type { Family } from '../family.ts';
import { qosLines, qosOnPorts } from './qos.ts';
import { showClassMap } from './show-class-map.ts';
import { showPolicyMaps } from './show-policy-map.ts';

/** Which traffic is treated how. */
export const qos: Family = {
  commands: [showClassMap, ...showPolicyMaps],
  settings: [...qosLines.settings, ...qosOnPorts.settings],
};
