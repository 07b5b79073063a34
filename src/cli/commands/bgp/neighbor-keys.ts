import { table } from '../words/table.ts';
import { policiesOf } from './neighbor-family-text.ts';
import {
  allowasIn,
  asOverride,
  defaultOriginate,
  maximumPrefix,
  noPeerCheck,
  peerWeight,
  reflectorClient,
  sendExtended,
  sendStandard,
  softReconfiguration,
} from './peer-policy-lines.ts';
import { asNumber, saidIn } from './peers.ts';
import {
  disableConnectedCheck,
  ebgpMultihop,
  peerBfd,
  peerDescription,
  peerPassword,
  removePrivateAs,
  updateSource,
} from './session-lines.ts';
import { linkOf, says, type ToldPeer, timersOf } from './told-peer.ts';

/** A neighbor under the keys of the device (command reference 9.3(x), `show bgp … neighbors`). */
export function neighborKeys(told: ToldPeer, age: string): object {
  const { peer, vrf, index, families } = told;
  const { bodies } = peer;
  const { keepalive, hold } = timersOf(told);
  const hops = saidIn(bodies, ebgpMultihop)?.ebgpMultihop;
  return {
    [nameKey(peer.name, peer.isPrefix)]: peer.name,
    remoteas: asNumber(peer),
    localas: peer.localAs ?? vrf.localAs,
    link: linkOf(told),
    index: String(index),
    ...optional('inherit-template', peer.template),
    ...optional('inherit-session-template', peer.session),
    ...optional('description', saidIn(bodies, peerDescription)?.text),
    version: '4',
    'remote-id': '0.0.0.0',
    state: peer.state,
    up: 'false',
    elapsedtime: age,
    ...optional('sourceif', saidIn(bodies, updateSource)?.interface),
    connectedcheck: flag(!says(bodies, disableConnectedCheck)),
    bfd: flag(says(bodies, peerBfd)),
    ttlsecurity: 'false',
    ...optional('ttllimit', hops === undefined ? undefined : String(hops)),
    password: flag(says(bodies, peerPassword)),
    passiveonly: 'false',
    'localas-inactive': 'true',
    'remove-privateas': flag(says(bodies, removePrivateAs)),
    lastread: 'never',
    holdtime: String(hold),
    keepalivetime: String(keepalive),
    lastwrite: 'never',
    keepalive: 'not running',
    ...zeros(['msgrecvd', 'notificationsrcvd', 'recvbufbytesinq', 'msgsent', 'notificationssent']),
    ...zeros(['sentbytesoutstanding', 'sentbytespacked', 'connsestablished', 'connsdropped', 'connattempts']),
    resettime: 'never',
    resetreason: 'No error',
    peerresettime: 'never',
    peerresetreason: 'No error',
    ...zeros(['openssent', 'opensrecvd', 'updatessent', 'updatesrecvd', 'keepalivesent', 'keepaliverecvd']),
    ...zeros(['rtrefreshsent', 'rtrefreshrecvd', 'capabilitiessent', 'capabilitiesrecvd', 'bytessent', 'bytesrecvd']),
    ...table(
      'peraf',
      families.map((family) => ({
        'per-afi': String(family.kind.afi),
        ...table('persaf', [familyKeys(family)]),
      })),
    ),
  };
}

function familyKeys(family: ToldPeer['families'][number]): object {
  const { kind, bodies, version } = family;
  const soft = saidIn(bodies, softReconfiguration);
  return {
    'per-safi': String(kind.safi),
    'per-af-name': kind.name,
    tableversion: String(version),
    ...zeros(['neighbortableversion', 'pfxrecvd', 'pathsrecvd', 'pfxbytes', 'pfxsent', 'pathssent']),
    insoftreconfigallowed: flag(soft !== undefined),
    ...(soft === undefined ? {} : { insoftreconfigallowedalways: flag(soft.always === true) }),
    sendcommunity: flag(says(bodies, sendStandard)),
    sendextcommunity: flag(says(bodies, sendExtended)),
    ...optional('maxpfx', saidIn(bodies, maximumPrefix)?.limit),
    ...optional('weight', saidIn(bodies, peerWeight)?.weight),
    ...optional('allowasin', saidIn(bodies, allowasIn)?.occurrences),
    asoverride: flag(says(bodies, asOverride)),
    peerascheckdisabled: flag(says(bodies, noPeerCheck)),
    ...policyKeys('inpolicy', policiesOf(family, 'in')),
    ...policyKeys('outpolicy', policiesOf(family, 'out')),
    rrconfigured: flag(says(bodies, reflectorClient)),
    defaultoriginate: flag(says(bodies, defaultOriginate)),
  };
}

function policyKeys(name: string, policies: ReturnType<typeof policiesOf>): object {
  return table(
    name,
    policies.map(({ type, name: list }, place) => ({
      [`${name}nr`]: String(place),
      [`${name}type`]: type,
      [`${name}name`]: list,
      [`${name}handle`]: 'true',
    })),
  );
}

function nameKey(name: string, isPrefix: boolean): string {
  const isSix = name.includes(':');
  if (isPrefix) return isSix ? 'ipv6prefixneighbor' : 'ipv4prefixneighbor';
  return isSix ? 'ipv6neighbor' : 'neighbor';
}

function flag(is: boolean): string {
  return is ? 'true' : 'false';
}

function optional(key: string, value: string | number | undefined): object {
  return value === undefined ? {} : { [key]: String(value) };
}

function zeros(keys: readonly string[]): object {
  return Object.fromEntries(keys.map((key) => [key, '0']));
}
