import { slice } from '../../../machine/config/slice.ts';
import { hostname } from '../../../machine/config/system.ts';
import { integer, wordArg } from '../../grammar/arg-types.ts';
import { arg, choice, word } from '../../grammar/tokens.ts';
import { submode } from '../../shell/mode.ts';
import { section, settingIn } from '../../shell/setting.ts';

/** How much of something the switch keeps for itself at least, and takes at most. */
interface Limit {
  readonly minimum: number;
  readonly maximum: number;
}

/** What an unconfigured switch has: running configurations of 9.3 and 10.x in public repositories. */
const limits = slice<Readonly<Record<string, Limit>>>('vdc limits', {
  vlan: { minimum: 16, maximum: 4094 },
  vrf: { minimum: 2, maximum: 4096 },
  'port-channel': { minimum: 0, maximum: 511 },
  'u4route-mem': { minimum: 248, maximum: 248 },
  'u6route-mem': { minimum: 96, maximum: 96 },
  'm4route-mem': { minimum: 58, maximum: 58 },
  'm6route-mem': { minimum: 8, maximum: 8 },
});

/** There is one virtual device, so its mode is about nothing but that. */
const vdcMode = submode<'the switch'>('config-vdc');

/**
 * `vdc … id 1`: the one virtual device that a switch is; it is called like the switch, whatever is typed. Releases with two images
 * have none (inferred from their running configurations).
 */
const vdc = section(vdcMode, {
  syntax: [
    word('vdc', 'Create a new vdc', { needs: 'singleImage' }),
    arg('name', wordArg({ maxLength: 63 }), 'Name of the vdc'),
    word('id', 'Id of the vdc'),
    arg('id', integer(1, 1), 'VDC id'),
  ],
  examples: ['vdc N3K-C3064PQ id 1'],
  enter: () => 'the switch',
  clear: ({ device }) => device.configuration.change(limits, limits.initial, device.clock.now()),
  sections: ({ running, has }) =>
    has('singleImage') ? [{ line: `vdc ${hostname.of(running)} id 1`, target: 'the switch' }] : [],
});

const limitSyntax = [
  word('limit-resource', 'Limit resource'),
  choice(
    'resource',
    Object.keys(limits.initial).map((name) => word(name, `Limit of ${name}`)),
  ),
  word('minimum', 'Minimum'),
  arg('minimum', integer(0, 4096), 'Minimum'),
  word('maximum', 'Maximum'),
  arg('maximum', integer(0, 4096), 'Maximum'),
] as const;

const limitResource = settingIn(vdcMode, {
  syntax: limitSyntax,
  examples: ['limit-resource vlan minimum 16 maximum 4094'],
  set({ args, device: { configuration, clock } }) {
    const { resource, minimum, maximum } = args;
    configuration.change(limits, { ...configuration.of(limits), [resource]: { minimum, maximum } }, clock.now());
  },
  clear({ args, device: { configuration, clock } }) {
    const initial = limits.initial[args.resource];
    if (initial === undefined) return;
    configuration.change(limits, { ...configuration.of(limits), [args.resource]: initial }, clock.now());
  },
  write: ({ running }) =>
    Object.entries(limits.of(running)).map(
      ([name, { minimum, maximum }]) => `limit-resource ${name} minimum ${minimum} maximum ${maximum}`,
    ),
});

export const vdcSettings = [vdc, limitResource];
