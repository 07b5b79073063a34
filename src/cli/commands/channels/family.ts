import type { Family } from '../family.ts';
import { clearLacp } from './clear-lacp.ts';
import { channelLines, lacpOnPorts } from './lacp-lines.ts';
import {
  showLacpCounters,
  showLacpInterface,
  showLacpNeighbor,
  showLacpPortChannel,
  showLacpSystemIdentifier,
} from './show-lacp.ts';
import { showPortChannelDatabase, showPortChannelSummary, showPortChannelTraffic } from './show-members.ts';
import {
  showPortChannelCapacity,
  showPortChannelCompatibility,
  showPortChannelLoadBalance,
  showPortChannelUsage,
} from './show-port-channel.ts';

/** Port-channels and the protocol that bundles their ports. */
export const channels: Family = {
  commands: [
    ...clearLacp,
    showLacpCounters,
    showLacpInterface,
    showLacpNeighbor,
    showLacpPortChannel,
    showLacpSystemIdentifier,
    showPortChannelCapacity,
    showPortChannelCompatibility,
    showPortChannelDatabase,
    showPortChannelLoadBalance,
    showPortChannelSummary,
    showPortChannelTraffic,
    showPortChannelUsage,
  ],
  settings: [...channelLines.settings, ...lacpOnPorts.settings],
};
