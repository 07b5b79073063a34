import { type3 } from '../../../machine/config/type3.ts';
import { line } from '../../notation/line.ts';

/** `remote-as`: in whose system a neighbor is. `external` and `internal` name no number (9.3(x) references). */
export const remoteAs = line('remote-as { <as> | <side:external|internal> | route-map <map:word> }', {
  order: 'fixed',
});

export const inheritPeer = line('inherit peer <template:word>');
export const inheritSession = line('inherit peer-session <template:word>');
export const localAs = line('local-as <as> [ no-prepend | no-prepend replace-as | no-prepend replace-as dual-as ]');
export const logChanges = line('log-neighbor-changes [disable]');
export const peerDescription = line('description <text:text80>');
export const peerPassword = line('password [<form:0|3|7>] <key:word>', {
  canonical: ({ form, key }) =>
    form === '3' || form === '7' ? { form, key: String(key) } : { form: '3', key: type3(String(key)) },
  examples: ['password 3 9125d59c18a9b015', 'password 0 Secret.1', 'password Secret.1'],
});
export const updateSource = line('update-source <interface>');
export const disableConnectedCheck = line('disable-connected-check');
export const ebgpMultihop = line('ebgp-multihop <2-255>');
export const transportPassive = line('transport connection-mode passive');
export const peerTimers = line('timers <keepalive:0-3600> <hold:0-3600>');
export const peerShutdown = line('shutdown', { no: 'kept' });
export const peerBfd = line('bfd');
export const removePrivateAs = line('remove-private-as [all] [replace-as]', { order: 'fixed' });
export const lowMemory = line('low-memory exempt');
export const ttlSecurity = line('ttl-security hops <1-254>');
export const suppressAs4 = line('capability suppress 4-byte-as');
export const dontNegotiate = line('dont-capability-negotiate');
export const dynamicCapability = line('dynamic-capability', { default: 'dynamic-capability' });

/**
 * The lines of a session with a neighbor, in the order of `show running-config` (genie's goldens of ShowRunningConfigBgp, the
 * captures behind cisco.nxos nxos_bgp_global and public configurations of 9.2 and 9.3; what none of them has stands where its like does).
 */
export const sessionLines = [
  inheritPeer,
  inheritSession,
  peerBfd,
  line('bfd singlehop'),
  line('bfd multihop', { id: 'bfd multihop' }),
  line('bfd multihop interval <interval:50-999> min_rx <minRx:50-999> multiplier <multiplier:1-50>', {
    id: 'bfd multihop interval',
  }),
  lowMemory,
  peerShutdown,
  remoteAs,
  localAs,
  logChanges,
  peerDescription,
  line('affinity-group <1-65535>'),
  line('bmp-activate-server <1-65535>'),
  peerPassword,
  removePrivateAs,
  dontNegotiate,
  updateSource,
  disableConnectedCheck,
  suppressAs4,
  dynamicCapability,
  ebgpMultihop,
  ttlSecurity,
  transportPassive,
  peerTimers,
  line('dscp <dscp:word>'),
  line('maximum-peers <1-1000>'),
  line('peer-type <type:fabric-border-leaf|fabric-external>'),
  line('graceful-shutdown activate [route-map <map:word>]'),
  line('path-attribute <action:discard|treat-as-withdraw> { <type:1-255> | range <from:1-255> <to:1-255> } in', {
    many: true,
  }),
];
