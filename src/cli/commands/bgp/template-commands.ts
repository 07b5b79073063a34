import { type Body, entryAt } from '../../../machine/config/body.ts';
import type { Line } from '../../notation/line.ts';
import { valuesIn } from '../../notation/read.ts';
import { policiesOf } from './neighbor-family-text.ts';
import {
  allowasIn,
  asOverride,
  defaultOriginate,
  maximumPrefix,
  nextHopSelf,
  noPeerCheck,
  peerWeight,
  reflectorClient,
  sendExtended,
  sendStandard,
  siteOfOrigin,
  softReconfiguration,
} from './peer-policy-lines.ts';
import {
  disableConnectedCheck,
  dontNegotiate,
  ebgpMultihop,
  localAs,
  peerBfd,
  peerDescription,
  peerPassword,
  peerShutdown,
  peerTimers,
  remoteAs,
  suppressAs4,
  transportPassive,
  updateSource,
} from './session-lines.ts';

type Told = readonly (readonly [Line, string | undefined])[];

/** What a session template says, in the words and the order of `show bgp peer-session` (genie's golden). */
export function sessionCommands(body: Body): readonly string[] {
  const timers = valuesIn(body, peerTimers);
  return told(body, [
    [peerShutdown, 'Shutdown'],
    [updateSource, `Update Source - interface: ${valuesIn(body, updateSource)?.interface}`],
    [peerDescription, `Description - description: ${valuesIn(body, peerDescription)?.text}`],
    [peerPassword, 'Password'],
    [ebgpMultihop, `EBGP Multihop - hop limit: ${valuesIn(body, ebgpMultihop)?.ebgpMultihop}`],
    [disableConnectedCheck, 'Disable Connectivity Check'],
    [dontNegotiate, 'Suppress Capabilities'],
    [suppressAs4, 'Suppress 4-byte AS Capability'],
    [transportPassive, 'Passive Only'],
    [peerTimers, `Timers - hold time: ${timers?.hold}, keepalive: ${timers?.keepalive}`],
    [remoteAs, 'Remote AS'],
    [localAs, 'Local AS'],
    [peerBfd, 'Enable Bfd'],
  ]);
}

/** What a policy template says, in the words and the order of `show bgp peer-policy` (genie's golden). */
export function policyCommands(body: Body): readonly string[] {
  const originate = valuesIn(body, defaultOriginate)?.map;
  return [
    ...told(body, [
      [sendStandard, 'Send Community'],
      [sendExtended, 'Send Ext-community'],
      [reflectorClient, 'Route Reflector Client'],
    ]),
    ...(['in', 'out'] as const).flatMap((direction) =>
      policiesOf({ bodies: [body] }, direction).map(
        ({ type, name }) => `${typeNames[type]} ${direction === 'in' ? 'Inbound' : 'Outbound'} - policy-name: ${name}`,
      ),
    ),
    ...told(body, [
      [maximumPrefix, `Maximum Prefixes - prefix limit: ${valuesIn(body, maximumPrefix)?.limit}`],
      [defaultOriginate, `Default Originate${originate === undefined ? '' : ` - route-map: ${originate}`}`],
      [softReconfiguration, 'Soft-Reconfig'],
      [siteOfOrigin, 'Site-of-origin'],
      [nextHopSelf, 'Next Hop Self'],
      [peerWeight, 'Weight'],
      [allowasIn, 'Allowas-in'],
      [asOverride, 'AS-override'],
      [noPeerCheck, 'Disable Peer AS Check'],
    ]),
  ];
}

const typeNames: Readonly<Record<string, string>> = {
  'route-map': 'Route-map',
  'prefix-list': 'Prefix-list',
  'filter-list': 'Filter-list',
};

/** The words of the lines that are said. */
function told(body: Body, lines: Told): readonly string[] {
  return lines.flatMap(([line, text]) => {
    const entry = entryAt(body, line.storedId);
    return entry === undefined || entry.isOff === true || text === undefined ? [] : [text];
  });
}
