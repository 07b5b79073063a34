import { line, notation, section } from '../../notation/notation.ts';

export const sessionDescription = line('description <description:text32>');
export const sourceInterface = line('source interface <interfaces> [<direction:both|rx|tx>]', {
  by: 'interfaces',
  canonical: (values) => ({ direction: 'both', ...values }),
});
export const sourceVlan = line('source vlan <vlans> [<direction:both|rx|tx>]', { by: 'vlans' });
export const filterVlan = line('filter vlan <vlans>');
export const filterList = line('filter access-group <list:word64>');
export const destinationInterface = line('destination interface <interfaces> [<direction:both|rx|tx>]', {
  by: 'interfaces',
});
export const destinationIp = line('destination ip <ip>');
export const sourceIp = line('source ip <ip>');
export const erspanId = line('erspan-id <1-1023>');
export const sessionVrf = line('vrf <vrf>');
export const sessionTtl = line('ip ttl <ttl:1-255>');
export const sessionDscp = line('ip dscp <dscp:0-63>');
/** A session is shut down until somebody opens it, so `no shut` is what is written. */
export const sessionShut = line('shut', { default: 'shut' });

const prompts: Readonly<Record<string, string>> = {
  'erspan-source': 'config-erspan-src',
  'erspan-destination': 'config-erspan-dst',
};

export const monitorSession = section(
  'monitor session <session:1-48> [type <type:erspan-destination|erspan-source|local>]',
  {
    by: 'session',
    prompt: ({ type }) => prompts[String(type)] ?? 'config-monitor',
    canonical: ({ type, ...values }) => (type === 'local' || type === undefined ? values : { ...values, type }),
    holds: [
      sessionDescription,
      erspanId,
      sessionVrf,
      destinationIp,
      sourceIp,
      sessionTtl,
      sessionDscp,
      line('header-type <type:2-3>'),
      line('mtu <mtu:64-9216>'),
      line('marker-packet <100-1000>'),
      line('rate-limit <1-100>'),
      sourceInterface,
      sourceVlan,
      filterVlan,
      filterList,
      destinationInterface,
      sessionShut,
    ],
  },
);

/** The address from which all sessions of ERSPAN send. */
export const originAddress = line('monitor erspan origin ip-address <ip> [global]');

/** Lines about SPAN and ERSPAN (Cisco's system management guides for Nexus 3000). */
export const spanLines = notation('span', [originAddress, monitorSession]);
