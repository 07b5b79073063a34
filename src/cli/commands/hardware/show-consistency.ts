import { portsIn } from '../../../machine/config/breakouts.ts';
import { showing } from '../../notation/showing.ts';

/** What software and hardware agree about: there is no hardware beside the software that could differ. */
const needs = 'singleImage';
const help = {
  'consistency-checker': 'Consistency checker',
  module: 'Module number',
  vlan: 'VLAN',
  copp: 'Control plane policing',
  'link-state': 'State of links',
  'l3-interface': 'Layer 3 interfaces',
  l2: 'Layer 2',
  racl: 'Access lists of routed interfaces',
  pacl: 'Access lists of ports',
  vacl: 'Access lists of VLANs',
  membership: 'Membership',
  'port-channels': 'Port-channels',
  'stp-state': 'State of spanning trees',
  vpc: 'vPC',
  '<module>': 'Module number',
};

const passed = 'Consistency Check: PASSED';

/** `show consistency-checker …` of one check that names no port. Form: Cisco's system management guides. */
export const showConsistency = showing(
  'show consistency-checker { copp | vacl | vpc | l2 module <module:1-1> | { racl | pacl } { module <module:1-1> | port-channels } | membership { vlan <vlan> | port-channels } | stp-state vlan <vlan> }',
  {
    needs,
    help,
    examples: [
      'show consistency-checker copp',
      'show consistency-checker l2 module 1',
      'show consistency-checker racl module 1',
      'show consistency-checker membership vlan 1',
      'show consistency-checker stp-state vlan 1',
    ],
    read: ({ args }) => args.vlan,
    *print(vlan) {
      if (vlan !== undefined) yield* ['Checks: Port membership of Vlan', ` Consistency Check: PASSED Vlan:${vlan}`];
      else yield passed;
    },
  },
);

/** `show consistency-checker link-state` and `l3-interface`: the ports that were looked at. */
export const showPortConsistency = showing(
  'show consistency-checker { link-state | l3-interface } module <module:1-1>',
  {
    needs,
    help,
    examples: ['show consistency-checker link-state module 1', 'show consistency-checker l3-interface module 1'],
    read: ({ device }) => portsIn(device.model, device.configuration.running).map(({ name }) => name),
    *print(ports) {
      yield passed;
      yield 'No inconsistencies found for:';
      for (const name of ports) yield `  ${name}`;
    },
  },
);
