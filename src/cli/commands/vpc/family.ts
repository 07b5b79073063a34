import type { Family } from '../family.ts';
import { clearVpc } from './clear-vpc.ts';
import { vpcLines, vpcOnPorts } from './lines.ts';
import { showVpc } from './show-vpc.ts';
import {
  showVpcConsistency,
  showVpcKeepalive,
  showVpcOrphans,
  showVpcRole,
  showVpcStatistics,
} from './show-vpc-parts.ts';

/** Virtual port-channels. */
export const vpc: Family = {
  commands: [
    ...clearVpc,
    showVpc,
    showVpcRole,
    showVpcKeepalive,
    showVpcOrphans,
    showVpcStatistics,
    showVpcConsistency,
  ],
  settings: [...vpcLines.settings, ...vpcOnPorts.settings],
};
