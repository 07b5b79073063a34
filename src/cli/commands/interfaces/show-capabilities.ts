import { isBreakable } from '../../../machine/config/breakouts.ts';
import type { Port } from '../../../machine/config/ports.ts';
import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { showInterfacePart, wantedEthernet } from './show-parts.ts';

/**
 * `show interface capabilities`: what the hardware of each port can. Form: ntc-templates show_interface_capabilities; which of it a Nexus
 * 3000 has: Cisco's interface guide; keys: names of NX-API, inferred.
 */
export const showInterfaceCapabilities = show({
  syntax: [...showInterfacePart, word('capabilities', 'Show interface capabilities information')],
  examples: ['show interface capabilities', 'show interface e1/1 capabilities'],
  read: ({ args, device }) =>
    wantedEthernet(args, device).map(({ port, down }) => ({
      name: port.name,
      rows: capabilities(port, device.model.modulePid, down === undefined),
    })),
  *print(ports) {
    for (const { name, rows } of ports) {
      yield name;
      for (const { text, value } of rows) yield `  ${`${text}:`.padEnd(23)}${value}`;
      yield '';
    }
  },
  structure: (ports) =>
    table(
      'interface',
      ports.map(({ name, rows }) => ({
        interface: name,
        ...Object.fromEntries(rows.map(({ key, value }) => [key, value])),
      })),
    ),
});

/** The speeds that a port takes, in Mb/s. */
export function speedsOf({ speedMbps, isCopper }: Port): readonly number[] {
  if (speedMbps >= 40_000) return [40_000];
  if (isCopper) return speedMbps >= 10_000 ? [100, 1000, 10_000] : [10, 100, 1000];
  return [1000, 10_000];
}

interface Capability {
  readonly text: string;
  readonly key: string;
  readonly value: string;
}

function capabilities(port: Port, model: string, isPlugged: boolean): readonly Capability[] {
  const optic = port.speedMbps >= 40_000 ? 'QSFP-40G-SR4' : '10Gbase-SR';
  const values: readonly (readonly [string, string, string])[] = [
    ['Model', 'model', model],
    port.isCopper
      ? ['Type (Non SFP)', 'type', '10/100/1000BaseT']
      : ['Type (SFP capable)', 'type', isPlugged ? optic : 'None'],
    ['Speed', 'speed', [...speedsOf(port), ...(port.isCopper ? ['auto'] : [])].join(',')],
    ['Duplex', 'duplex', port.isCopper ? 'half/full/auto' : 'full'],
    ['Trunk encap. type', 'trunk_encap', '802.1Q'],
    ['FabricPath capable', 'fabricpath_capable', 'no'],
    ['Channel', 'channel', 'yes'],
    ['Broadcast suppression', 'bcast_supp', 'percentage(0-100)'],
    ['Flowcontrol', 'flo_ctrl', 'rx-(off/on),tx-(off/on)'],
    ['Rate mode', 'rate_mode', 'dedicated'],
    ['Port mode', 'port_mode', 'Routed,Switched'],
    ['QOS scheduling', 'qos_scheduling', 'rx-(none),tx-(8q)'],
    ['CoS rewrite', 'cos_rewrite', 'yes'],
    ['ToS rewrite', 'tos_rewrite', 'yes'],
    ['SPAN', 'span', 'yes'],
    ['UDLD', 'udld', 'yes'],
    ['MDIX', 'mdix', port.isCopper ? 'yes' : 'no'],
    ['TDR capable', 'tdr', 'no'],
    ['Link Debounce', 'link_debounce', 'yes'],
    ['Link Debounce Time', 'link_debounce_time', 'yes'],
    ['FEX Fabric', 'fex_fabric', 'no'],
    ['dot1Q-tunnel mode', 'dot1q_tunnel', 'yes'],
    ['Pvlan Trunk capable', 'pvlan_trunk', 'yes'],
    ['Port Group Members', 'port_group_members', 'none'],
    ['EEE (efficient-eth)', 'eee', 'no'],
    ['PFC capable', 'pfc', 'yes'],
    ['Breakout capable', 'breakout', isBreakable(port) ? 'yes' : 'no'],
  ];
  return values.map(([text, key, value]) => ({ text, key, value }));
}
