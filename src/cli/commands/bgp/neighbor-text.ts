import type { Body } from '../../../machine/config/body.ts';
import { familyLines } from './neighbor-family-text.ts';
import { asNumber, saidIn } from './peers.ts';
import {
  disableConnectedCheck,
  ebgpMultihop,
  logChanges,
  peerBfd,
  peerDescription,
  peerPassword,
  removePrivateAs,
  transportPassive,
  ttlSecurity,
  updateSource,
} from './session-lines.ts';
import { linkOf, says, type ToldPeer, timersOf } from './told-peer.ts';

const counters = [
  'Opens',
  'Notifications',
  'Updates',
  'Keepalives',
  'Route Refresh',
  'Capability',
  'Total',
  'Total bytes',
  'Bytes in queue',
];
const statistics = [
  '  Message statistics:',
  `${' '.repeat(30)}Sent               Rcvd`,
  ...counters.map((name) => `  ${`${name}:`.padEnd(16)}${'0'.padStart(16)}${'0'.padStart(19)}  `),
];

/** `show bgp … neighbors` of one neighbor (genie's goldens of ShowBgpVrfAllNeighbors: those that are idle or shut). */
export function* neighborLines(told: ToldPeer, age: string): Generator<string> {
  const { peer, index, families } = told;
  const isShut = peer.state === 'Shut (Admin)';
  const local = peer.localAs === undefined ? '' : ` local AS ${peer.localAs},`;
  yield `BGP neighbor is ${peer.name}, remote AS ${asNumber(peer)},${local} ${linkOf(told)} link, Peer index ${index}`;
  if (peer.template !== undefined) yield `  Inherits peer configuration from peer-template ${peer.template}`;
  if (peer.session !== undefined) yield `  Inherits session configuration from session-template ${peer.session}`;
  const description = saidIn(peer.bodies, peerDescription)?.text;
  if (description !== undefined) yield `  Description: ${description}`;
  yield '  BGP version 4, remote router ID 0.0.0.0';
  yield `  BGP state = ${peer.state}, down for ${age}${isShut ? '' : ', retry in 0.000000'}`;
  if (families.length === 0) yield '  No address family configured';
  yield* sessionText(peer.bodies);
  const { keepalive, hold } = timersOf(told);
  yield `  Last read never, hold time = ${hold}, keepalive interval is ${keepalive} seconds`;
  yield '  Last written never, keepalive timer not running';
  yield '  Received 0 messages, 0 notifications, 0 bytes in queue';
  yield '  Sent 0 messages, 0 notifications, 0(0) bytes in queue';
  yield '  Connections established 0, dropped 0';
  if (!isShut) yield '  Connection attempts 0';
  yield '  Last reset by us never, due to No error';
  yield '  Last reset by peer never, due to No error';
  yield '';
  yield* statistics;
  yield '';
  for (const family of families) {
    yield* familyLines(family);
    yield '';
  }
  yield '  No established BGP session with peer';
}

/** What is said of a session, as far as the device tells of it. */
export function* sessionText(bodies: readonly Body[]): Generator<string> {
  const source = saidIn(bodies, updateSource)?.interface;
  if (source !== undefined) yield `  Using ${source} as update source for this peer`;
  if (says(bodies, disableConnectedCheck)) yield '  Connected check is disabled';
  if (says(bodies, logChanges) && saidIn(bodies, logChanges)?.disable !== true)
    yield '  Enable logging neighbor events';
  if (says(bodies, peerBfd)) yield '  BFD live-detection is configured and enabled, state is Down';
  if (says(bodies, removePrivateAs)) yield '  Private AS numbers removed from updates sent to this neighbor';
  const hops = saidIn(bodies, ebgpMultihop)?.ebgpMultihop;
  if (hops !== undefined) yield `  External BGP peer might be up to ${hops} hops away`;
  const limit = saidIn(bodies, ttlSecurity)?.hops;
  if (limit !== undefined) yield `  External BGP peer might be up to ${limit} hops away with TTL security`;
  if (says(bodies, peerPassword)) yield '  TCP MD5 authentication is enabled';
  if (says(bodies, transportPassive)) yield '  Only passive connection setup allowed';
}
