import { showing } from '../../notation/showing.ts';
import { neighboursByVrf } from './show-arp.ts';

/** `show ip adjacency detail` (form: Cisco's Nexus 9000 unicast guide): no packet is counted. */
const detail = showing('show ip adjacency detail [vrf <vrf>]', {
  examples: ['show ip adjacency detail', 'show ip adjacency detail vrf all'],
  read: ({ args, device }) => neighboursByVrf(device, args.vrf),
  *print(found) {
    for (const { vrf, rows } of found) {
      yield '';
      yield `IP Adjacency Table for VRF ${vrf}`;
      yield `Total number of entries: ${rows.length}`;
      for (const { address, macAddress, port } of rows) {
        yield '';
        yield `Address :            ${address}`;
        yield `MacAddr :            ${macAddress}`;
        yield 'Preference :         50';
        yield 'Source :             arp';
        yield `Interface :          ${port}`;
        yield `Physical Interface : ${port}`;
        yield 'Packet Count :       0';
        yield 'Byte Count :         0';
        yield 'Best :               Yes';
        yield 'Throttled :          No';
      }
    }
  },
});

/** `show ip adjacency summary` (form: Cisco's Nexus 9000 unicast guide). */
const summary = showing('show ip adjacency summary [vrf <vrf>]', {
  examples: ['show ip adjacency summary', 'show ip adjacency summary vrf all'],
  read: ({ args, device }) => neighboursByVrf(device, args.vrf).reduce((sum, { rows }) => sum + rows.length, 0),
  *print(total) {
    yield '';
    yield 'IP AM Table - Adjacency Summary';
    yield '';
    yield '  Static    : 0';
    yield `  Dynamic   : ${total}`;
    yield '  Others    : 0';
    yield '  Throttled : 0';
    yield `  Total     : ${total}`;
  },
});

export const showAdjacency = [detail, summary];
