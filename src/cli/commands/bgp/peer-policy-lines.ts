import { line } from '../../notation/line.ts';

export const sendStandard = line('send-community', { id: 'send-community' });
export const sendExtended = line('send-community extended', { id: 'send-community extended' });
export const reflectorClient = line('route-reflector-client');
export const peerRouteMap = line('route-map <map:word> <direction:in|out>', { by: 'direction' });
export const peerPrefixList = line('prefix-list <list:word> <direction:in|out>', { by: 'direction' });
export const peerFilterList = line('filter-list <list:word> <direction:in|out>', { by: 'direction' });
export const maximumPrefix = line(
  'maximum-prefix <limit:1-4294967295> [<threshold:1-100>] [ restart <1-65535> | warning-only ]',
  { order: 'fixed' },
);
export const defaultOriginate = line('default-originate [route-map <map:word>]');
export const nextHopSelf = line('next-hop-self [all]');
export const thirdParty = line('next-hop-third-party', { default: 'next-hop-third-party' });
export const softReconfiguration = line('soft-reconfiguration inbound [always]');
export const allowasIn = line('allowas-in [<occurrences:1-10>]', {
  canonical: (values) => ({ occurrences: 3, ...values }),
});
export const asOverride = line('as-override');
export const noPeerCheck = line('disable-peer-as-check');
export const peerWeight = line('weight <0-65535>');
export const siteOfOrigin = line('soo <origin:word>');
export const unsuppressMap = line('unsuppress-map <map:word>');
export const advertisementInterval = line('advertisement-interval <1-600>');
export const inheritPolicy = line('inherit peer-policy <template:word> [<preference:1-65535>]', { by: 'template' });

/** `send-community both` and `standard` are written as what they stand for. */
const sendForms = line('send-community <form:both|standard>', {
  id: 'send-community form',
  by: 'form',
  means: ({ form }) => (form === 'both' ? ['send-community', 'send-community extended'] : ['send-community']),
});

/**
 * The lines of an address family of a neighbor, of a template, and of a policy template, in the order of `show running-config`
 * (the sources of session-lines.ts).
 */
export const peerPolicyLines = [
  inheritPolicy,
  line('advertise-map <map:word> { exist-map <exist:word> | non-exist-map <absent:word> }'),
  advertisementInterval,
  allowasIn,
  asOverride,
  noPeerCheck,
  sendStandard,
  sendExtended,
  sendForms,
  reflectorClient,
  peerFilterList,
  peerRouteMap,
  peerPrefixList,
  unsuppressMap,
  maximumPrefix,
  defaultOriginate,
  line('suppress-inactive'),
  nextHopSelf,
  thirdParty,
  siteOfOrigin,
  peerWeight,
  softReconfiguration,
  line('capability additional-paths <direction:receive|send> [disable]', { by: 'direction' }),
  line('advertise local-labeled-route'),
  line('encapsulation mpls'),
  line('import vpn unicast reoriginate'),
  line('import l2vpn evpn reoriginate'),
  line('rewrite-evpn-rt-asn'),
  line('rewrite-rt-asn'),
];
