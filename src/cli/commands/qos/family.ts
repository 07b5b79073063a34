import type { Family } from '../family.ts';
import { clearPolicies } from './clear-statistics.ts';
import { controlLines } from './control-plane.ts';
import { copp } from './copp.ts';
import { qosLines, qosOnPorts } from './qos.ts';
import { showClassMap } from './show-class-map.ts';
import { showControlPlane, showCoppStatus } from './show-copp.ts';
import { showPolicyMaps } from './show-policy-map.ts';
import { showPolicyMapInterface, showQueuing } from './show-queuing.ts';

/** Which traffic is treated how. */
export const qos: Family = {
  commands: [
    ...clearPolicies,
    showClassMap,
    ...showPolicyMaps,
    showPolicyMapInterface,
    showQueuing,
    showCoppStatus,
    showControlPlane,
  ],
  settings: [...qosLines.settings, ...controlLines.settings, copp, ...qosOnPorts.settings],
};
