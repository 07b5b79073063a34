import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { sectionsIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { controlLines, controlPlane, controlPlanePolicy } from './control-plane.ts';
import { coppProfile } from './copp.ts';
import { originOf, policiesOf } from './policies.ts';

const help = { copp: 'Show control plane policing information', 'policy-map': 'Show policy maps' };

/** The policy that protects the processor: that of `control-plane`, else the one of the profile. */
function attached(running: RunningConfiguration, isSingleImage: boolean): string {
  const [plane] = sectionsIn(controlLines.slice.of(running), controlPlane);
  const own = plane === undefined ? undefined : valuesIn(plane.body, controlPlanePolicy)?.name;
  return own ?? (isSingleImage ? `copp-system-p-policy-${coppProfile.of(running)}` : 'copp-system-policy');
}

/** `show copp status` (a public capture of an N9K; keys are inferred). */
export const showCoppStatus = showing('show copp status', {
  help,
  read: ({ device, running }) => attached(device.configuration.running, running.has('singleImage')),
  print: (policy) => [
    'Last Config Operation: None',
    'Last Config Operation Timestamp: None',
    'Last Config Operation Status: None',
    `Policy-map attached to the control-plane: ${policy}`,
  ],
  structure: (policy) => ({
    last_config_operation: 'None',
    last_config_operation_timestamp: 'None',
    last_config_operation_status: 'None',
    policy_map_attached: policy,
  }),
});

/** `show policy-map interface control-plane`: nothing has been dropped. Form of Cisco's security guides. */
export const showControlPlane = showing(
  'show policy-map interface control-plane [module <module:1-1>] [class <class:word64>]',
  {
    help,
    examples: ['show policy-map interface control-plane'],
    read: ({ args, device, running }) => {
      const isSingle = running.has('singleImage');
      const configured = device.configuration.running;
      const name = attached(configured, isSingle);
      const classes =
        policiesOf(configured, 'control-plane', originOf({ device, running })).find((policy) => policy.name === name)
          ?.classes ?? [];
      return { name, classes: classes.filter((one) => args.class === undefined || one.name === args.class) };
    },
    print: function* ({ name, classes }) {
      yield* ['Control Plane', '', `  Service-policy  input: ${name}`];
      for (const { name: own, texts } of classes) {
        yield* ['', `    class-map ${own} (match-any)`];
        yield* texts.map((text) => `      ${text}`);
        yield* ['      module 1 :', '        transmitted 0 packets;', '        dropped 0 packets;'];
      }
    },
    structure: ({ name, classes }) => ({
      'policy-map-name': name,
      ...table(
        'cmap',
        classes.map(({ name: own }) => ({
          'cmap-name-out': own,
          opt_any_or_all: 'match-any',
          ...table('slot', [{ 'slot-no-out': '1', 'trans-bytes': '0', 'dropped-bytes': '0' }]),
        })),
      ),
    }),
  },
);
