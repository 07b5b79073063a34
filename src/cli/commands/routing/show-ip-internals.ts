import { bodyOf, entryAt, listAt } from '../../../machine/config/body.ts';
import { features } from '../../../machine/config/features.ts';
import type { Device } from '../../../machine/device.ts';
import { addressedInterfaces } from '../../../machine/logical-status.ts';
import { routesOf } from '../../../machine/routes.ts';
import { showing } from '../../notation/showing.ts';
import { wantedVrfs } from './tables.ts';

/** `show ip traffic` (form: public transcripts of NX-OS): what the processor sends and gets is not counted. */
const traffic = showing('show ip traffic [vrf <vrf>]', {
  examples: ['show ip traffic', 'show ip traffic vrf all'],
  read: ({ args, device }) => wantedVrfs(device, args.vrf),
  *print(all) {
    for (const { name } of all) {
      yield '';
      if (all.length > 1) yield `Traffic of VRF ${name}`;
      yield 'IP Software Processed Traffic Statistics';
      yield '----------------------------------------';
      yield 'Transmission and reception:';
      yield '  Packets received: 0, sent: 0, consumed: 0,';
      yield '  Forwarded, unicast: 0, multicast: 0, Label: 0';
      yield 'Errors:';
      yield '  Bad checksum: 0, packet too small: 0, bad version: 0,';
      yield '  Bad encapsulation: 0, no route: 0, non-existent protocol: 0';
      yield 'Fragmentation/reassembly:';
      yield '  Fragments received: 0, fragments sent: 0, fragments created: 0,';
      yield '  Fragments dropped: 0, packets with DF: 0, packets reassembled: 0,';
      yield '  Fragments timed out: 0';
      yield 'ICMP Software Processed Traffic Statistics';
      yield '------------------------------------------';
      yield 'Transmission:';
      yield '  Redirect: 0, unreachable: 0, echo request: 0, echo reply: 0,';
      yield '  Output Drops - badlen: 0, encap fail: 0, xmit fail: 0';
      yield 'Reception:';
      yield '  Redirect: 0, unreachable: 0, echo request: 0, echo reply: 0,';
      yield '  Format error: 0, checksum error: 0';
    }
  },
});

/** What IP has of one VRF. */
function processOf(device: Device, vrf: string) {
  const { running } = device.configuration;
  const body = bodyOf(running, 'config-vrf', vrf);
  const ports = addressedInterfaces(device).filter((one) => one.vrf === vrf);
  return {
    vrf,
    ports,
    isDiscarding: entryAt(body, 'ip auto-discard') !== undefined,
    defaults: routesOf(device, vrf).filter(({ prefix, source }) => prefix === '0.0.0.0/0' && source === 'static')
      .length,
    secondaries: ports.flatMap(({ name }) =>
      listAt(bodyOf(running, 'config-if', name), 'ip address secondary').map(({ address }) => String(address)),
    ),
  };
}

/** `show ip process` (form: Nexus command references; figures inferred). */
const processes = showing('show ip process [vrf <vrf>]', {
  examples: ['show ip process', 'show ip process vrf all'],
  read: ({ args, device }) => wantedVrfs(device, args.vrf).map(({ name, id }) => ({ id, ...processOf(device, name) })),
  *print(all) {
    for (const { id, vrf, ports, isDiscarding, defaults, secondaries } of all) {
      yield `VRF ${vrf}`;
      yield `VRF id is ${id}`;
      yield 'Base Topology ID is 0';
      yield `Auto discard is ${isDiscarding ? 'enabled' : 'disabled'}`;
      yield `Auto discard is ${isDiscarding ? '' : 'not '}added`;
      yield 'Auto Null broadcast is ON';
      yield 'Auto Punt broadcast is ON';
      yield 'Static discard is not configured';
      yield `Number of static default route configured is ${defaults}`;
      yield 'Number of ip unreachable configured is 0';
      yield `Iodlist: ${ports.map(({ index }) => index).join(' ')}`;
      yield `Local address list: ${[...ports.map(({ address }) => address), ...secondaries].join(' ')}`;
      yield '';
    }
  },
});

/** Who gets packets of which protocol, with the feature that brings it; SAPs and numbers of clients are inferred. */
const clients = [
  { name: 'icmp', protocol: 1, feature: undefined },
  { name: 'igmp', protocol: 2, feature: undefined },
  { name: 'tcp', protocol: 6, feature: undefined },
  { name: 'udp', protocol: 17, feature: undefined },
  { name: 'eigrp', protocol: 88, feature: 'eigrp' },
  { name: 'ospf', protocol: 89, feature: 'ospf' },
  { name: 'pim', protocol: 103, feature: 'pim' },
  { name: 'vrrp-engine', protocol: 112, feature: 'vrrp' },
] as const;

/** `show ip client` (form: Nexus command references). */
const showClients = showing('show ip client [<name:word32>]', {
  examples: ['show ip client', 'show ip client icmp'],
  read: ({ args, device }) => {
    const on: ReadonlySet<string> = new Set(device.configuration.of(features));
    return clients
      .map((one, place) => ({ ...one, place }))
      .filter(({ feature }) => feature === undefined || on.has(feature))
      .filter(({ name }) => args.name === undefined || name === args.name);
  },
  *print(all) {
    for (const { name, protocol, place } of all) {
      yield `Client: ${name}, uuid: ${545 + place}, pid: ${4200 + place}, extended pid: ${4200 + place}`;
      yield `  Protocol: ${protocol}, client-index: ${place + 1}, routing VRF id: 65535`;
      yield '  Data MTS-SAP: 0';
      yield '  Data messages, send successful: 0, failed: 0';
      yield '';
    }
  },
});

export const showIpInternals = [traffic, processes, showClients];
