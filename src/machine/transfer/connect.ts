import { failed, type Result } from '../../base/result.ts';
import type { SwitchPoints } from '../points.ts';
import type { Network, RemoteProblem, RemoteServer, ServerAddress } from './remote.ts';

/** Why a copy has no server: the network's own reasons, or the peer closed the connection before it said anything. */
export type ConnectProblem = RemoteProblem | { readonly why: 'closed-by-peer' };

/**
 * Connects the client of a copy to its server. The client of a compacting one asks `scp.compact.open` when its connection stands:
 * what the network has to say comes first, so a VRF that is not there and a host that does not answer are told as such.
 */
export async function connectCopy(
  network: Network,
  address: ServerAddress,
  copy: { readonly isCompact: boolean; readonly points: SwitchPoints; readonly signal: AbortSignal },
): Promise<Result<RemoteServer, ConnectProblem>> {
  const server = await network.connect(address, copy.signal);
  if (!server.ok || !copy.isCompact) return server;
  if (copy.points.ask('scp.compact.open', { vrf: address.vrf }, () => 'open') === 'open') return server;
  server.value.close();
  return failed({ why: 'closed-by-peer' });
}
