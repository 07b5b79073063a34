import { isOn, listIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import {
  dhcpLines,
  inspectionChecks,
  inspectionLog,
  inspectionTrust,
  inspectionVlans,
  snooping,
  snoopingMac,
  snoopingOption,
  snoopingTrust,
  snoopingVlans,
  sourceBinding,
  sourceGuard,
} from './dhcp.ts';
import { counter, messageLines, portBodies } from './show-relay.ts';

const needs = 'feature dhcp';
const help = {
  ip: 'Display IP information',
  dhcp: 'DHCP Relay and Snooping',
  snooping: 'DHCP snooping',
  arp: 'ARP information',
  verify: 'IP Source Guard',
};
const enabled = (isIt: boolean): string => (isIt ? 'enabled' : 'disabled');

/** `show ip dhcp snooping`: form of Cisco's security guides; keys are inferred. */
export const showSnooping = showing('show ip dhcp snooping', {
  needs,
  help,
  read: ({ device }) => {
    const { running } = device.configuration;
    const body = dhcpLines.slice.of(running);
    return {
      isOn: isOn(body, snooping),
      vlans: valuesIn(body, snoopingVlans)?.vlans ?? 'none',
      option: isOn(body, snoopingOption),
      mac: isOn(body, snoopingMac),
      trusted: portBodies(running).flatMap(([name, own]) => (isOn(own, snoopingTrust) ? name : [])),
    };
  },
  print: function* ({ isOn: isSnooping, vlans, option, mac, trusted }) {
    yield `Switch DHCP snooping is ${enabled(isSnooping)}`;
    yield* ['DHCP snooping is configured on the following VLANs:', vlans];
    yield* ['DHCP snooping is operational on the following VLANs:', isSnooping ? vlans : 'none'];
    yield `Insertion of Option 82 is ${enabled(option)}`;
    yield `Verification of MAC address is ${enabled(mac)}`;
    yield 'DHCP snooping trust is configured on the following interfaces:';
    yield* ['Interface             Trusted', '------------          -------'];
    yield* trusted.map((name) => `${name.padEnd(22)}Yes`);
  },
  structure: ({ isOn: isSnooping, vlans, option, mac, trusted }) => ({
    snooping: enabled(isSnooping),
    vlans,
    option82: enabled(option),
    verify_mac: enabled(mac),
    ...table(
      'interface',
      trusted.map((name) => ({ interface: name, trusted: 'Yes' })),
    ),
  }),
});

/** `show ip dhcp snooping binding`: the bindings that are configured; nobody asks for an address (genieparser). */
export const showSnoopingBinding = showing('show ip dhcp snooping binding [<which:static|dynamic>]', {
  needs,
  help,
  examples: ['show ip dhcp snooping binding'],
  read: ({ args, device }) =>
    args.which === 'dynamic' ? [] : listIn(dhcpLines.slice.of(device.configuration.running), sourceBinding),
  print: function* (bindings) {
    yield 'MacAddress         IpAddress        Lease(Sec)  Type      BD    Interface';
    yield '-----------------  ---------------  --------  ----------  ----  -------------';
    for (const { mac, address, vlan, interface: where } of bindings) {
      yield `${colons(mac)}  ${address.padEnd(17)}infinite  ${'static'.padEnd(12)}${String(vlan).padEnd(6)}${where}`;
    }
  },
  structure: (bindings) =>
    table(
      'binding',
      bindings.map(({ mac, address, vlan, interface: where }) => ({
        mac_addr: colons(mac),
        ip_addr: address,
        lease: 'infinite',
        type: 'static',
        vlan,
        interface: where,
      })),
    ),
});

/** `00:10:01:13:01:01`. */
function colons(mac: string): string {
  return mac.replaceAll('.', '').replaceAll(/..(?=.)/g, '$&:');
}

const messages = ['Discover', 'Offer', 'Request', 'Ack', 'Release', 'Decline', 'Inform', 'Nack'];
const three = ['Total Packets Forwarded', 'Total Packets Received', 'Total Packets Dropped'].map(counter);
const others = ['Total Packets Received', 'Total Packets Forwarded', 'Total Packets Dropped'].map(counter);
const drops = [
  'Received on untrusted port',
  'Unknown Failure',
  'Source mac validation failed',
  'Binding entry validation Failed',
  'Invalid DHCP message type',
  'Interface error',
  'Tx over trusted port failed',
  'Trust port not configured',
  'Vlan validation failure',
  'Insertion of option 82 failed',
  'Packet Malformed',
];

/** `show ip dhcp snooping statistics` (genieparser, ntc-templates). */
export const showSnoopingStatistics = showing('show ip dhcp snooping statistics [vlan <vlan>]', {
  needs,
  help,
  examples: ['show ip dhcp snooping statistics'],
  read: () => undefined,
  print: function* () {
    yield* messageLines(messages);
    yield* ['DHCP L2 Forwarding:', ...three, 'Non DHCP:', ...others, 'DROP:', ...drops.map(counter)];
  },
});

/** `show ip arp inspection`: form of Cisco's security guides; keys are inferred. */
export const showInspection = showing('show ip arp inspection [vlan <vlans>]', {
  needs,
  help,
  examples: ['show ip arp inspection'],
  read: ({ device }) => {
    const body = dhcpLines.slice.of(device.configuration.running);
    const { srcMac = false, dstMac = false, ip = false } = valuesIn(body, inspectionChecks) ?? {};
    return { vlans: valuesIn(body, inspectionVlans)?.vlans, srcMac, dstMac, ip };
  },
  print: function* ({ vlans, srcMac, dstMac, ip }) {
    const state = (isIt: boolean): string => (isIt ? 'Enabled' : 'Disabled');
    yield '';
    yield `Source Mac Validation      : ${state(srcMac)}`;
    yield `Destination Mac Validation : ${state(dstMac)}`;
    yield `IP Address Validation      : ${state(ip)}`;
    yield '';
    if (vlans !== undefined) {
      yield* [`Vlan : ${vlans}`, '-----------', 'Configuration    : Enabled', 'Operation State  : Active', ''];
      yield* ['ARP Req Forwarded  = 0', 'ARP Res Forwarded  = 0', 'ARP Req Dropped    = 0', 'ARP Res Dropped    = 0'];
    }
  },
  structure: ({ vlans, srcMac, dstMac, ip }) => ({
    src_mac_validation: enabled(srcMac),
    dst_mac_validation: enabled(dstMac),
    ip_validation: enabled(ip),
    ...(vlans === undefined ? {} : { vlans }),
  }),
});

/** `show ip arp inspection interfaces`: which ports are trusted. */
export const showInspectionPorts = showing('show ip arp inspection interfaces', {
  needs,
  help,
  read: ({ device }) =>
    portBodies(device.configuration.running).flatMap(([name, body]) => (isOn(body, inspectionTrust) ? name : [])),
  print: function* (trusted) {
    yield* ['', ' Interface        Trust State', ' -------------    -----------'];
    yield* trusted.map((name) => ` ${name.padEnd(17)}Trusted`);
  },
  structure: (trusted) =>
    table(
      'interface',
      trusted.map((name) => ({ interface: name, trust_state: 'Trusted' })),
    ),
});

/** `show ip arp inspection log`: nothing has been logged. */
export const showInspectionLog = showing('show ip arp inspection log', {
  needs,
  help,
  read: ({ device }) => valuesIn(dhcpLines.slice.of(device.configuration.running), inspectionLog)?.entries ?? 32,
  print: (size) => [`Syslog Buffer Size : ${size}`, 'Syslog Rate        : 5 entries per 1 seconds'],
});

/** `show ip verify source`: on which ports the sources of packets are checked. */
export const showVerifySource = showing('show ip verify source [interface <interface>]', {
  needs,
  help,
  examples: ['show ip verify source'],
  read: ({ args, device }) =>
    portBodies(device.configuration.running).flatMap(([name, body]) =>
      isOn(body, sourceGuard) && (args.interface === undefined || args.interface === name) ? name : [],
    ),
  print: function* (ports) {
    yield 'IP source guard is enabled on the following interfaces:';
    yield '------------------------------------------------------';
    yield* ports.map((name) => `        ${name}`);
    yield* ['', 'IP source guard operational entries:', '-----------------------------------'];
    yield 'Interface        Filter-mode     IP-address       Mac-address        Vlan';
    yield '---------------  --------------  ---------------  -----------------  ----';
  },
});
