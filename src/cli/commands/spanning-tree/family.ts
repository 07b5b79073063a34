import type { Family } from '../family.ts';
import { clearDetectedProtocol, clearTreeCounters } from './clear-trees.ts';
import { treeLines, treeOnPorts } from './lines.ts';
import { showMst, showMstConfiguration, showTreeDetail } from './show-detail.ts';
import {
  showBlockedPorts,
  showInconsistentPorts,
  showIssuImpact,
  showPathcost,
  showTreeSummary,
} from './show-summary.ts';
import { showTreeOfPort, showTreeRoots, showTrees, showVlanTrees } from './show-trees.ts';
import { treeSettings } from './trees.ts';

/** Spanning trees. */
export const spanningTree: Family = {
  commands: [
    clearTreeCounters,
    clearDetectedProtocol,
    showTrees,
    showVlanTrees,
    showTreeOfPort,
    showTreeRoots,
    showTreeSummary,
    showTreeDetail,
    showBlockedPorts,
    showInconsistentPorts,
    showPathcost,
    showIssuImpact,
    showMst,
    showMstConfiguration,
  ],
  settings: [...treeLines.settings, ...treeSettings, ...treeOnPorts.settings],
};
