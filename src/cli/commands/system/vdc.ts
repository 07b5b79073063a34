import { defaultHostname, hostname } from '../../../machine/config/hostname.ts';
import { slice } from '../../../machine/config/slice.ts';
import type { Device } from '../../../machine/device.ts';
import { integer, wordArg } from '../../grammar/arg-types.ts';
import { arg, choice, word } from '../../grammar/tokens.ts';
import type { View } from '../../shell/command.ts';
import { submode } from '../../shell/mode.ts';
import { section, settingIn } from '../../shell/setting.ts';

/** How much of something the switch keeps for itself at least, and takes at most. */
interface Limit {
  readonly minimum: number;
  readonly maximum: number;
}

type Limits = Readonly<Record<string, Limit>>;

/** What an unconfigured switch has: running configurations of 9.3 and 10.x in public repositories. */
const factoryLimits: Limits = {
  vlan: { minimum: 16, maximum: 4094 },
  vrf: { minimum: 2, maximum: 4096 },
  'port-channel': { minimum: 0, maximum: 511 },
  'u4route-mem': { minimum: 248, maximum: 248 },
  'u6route-mem': { minimum: 96, maximum: 96 },
  'm4route-mem': { minimum: 58, maximum: 58 },
  'm6route-mem': { minimum: 8, maximum: 8 },
};

/** What a Nexus 3500 has otherwise: a configuration of an N3548 on 7.0(3)I7(3) in public code. */
const limits3500: Limits = {
  'port-channel': { minimum: 0, maximum: 104 },
  'u4route-mem': { minimum: 128, maximum: 128 },
};

/** Limits that differ from those of the factory. */
const changedLimits = slice<Limits>('vdc limits', {});

function factoryLimit({ model, has }: Pick<View, 'model' | 'has'>, name: string): Limit | undefined {
  if (has('noUnicastRouteLimits') && (name === 'u4route-mem' || name === 'u6route-mem')) return undefined;
  const own = model.pid.startsWith('N3K-C35') ? limits3500[name] : undefined;
  return own ?? factoryLimits[name];
}

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
  clear: ({ device }) => device.configuration.change(changedLimits, {}, device.clock.now()),
  sections: ({ running, has }) =>
    has('singleImage') ? [{ line: `vdc ${hostname.of(running) ?? defaultHostname} id 1`, target: 'the switch' }] : [],
});

const limitSyntax = [
  word('limit-resource', 'Limit resource'),
  choice(
    'resource',
    Object.keys(factoryLimits).map((name) => word(name, `Limit of ${name}`)),
  ),
  word('minimum', 'Minimum'),
  arg('minimum', integer(0, 4096), 'Minimum'),
  word('maximum', 'Maximum'),
  arg('maximum', integer(0, 4096), 'Maximum'),
] as const;

const limitResource = settingIn(vdcMode, {
  syntax: limitSyntax,
  examples: ['limit-resource vlan minimum 16 maximum 4094'],
  set({ args, device }) {
    const { resource, minimum, maximum } = args;
    // What any release has from the factory is no change: it stands in configurations that another release has written.
    const isOwn = [factoryLimit({ model: device.model, has: () => false }, resource), factoryLimits[resource]].some(
      (own) => own?.minimum === minimum && own.maximum === maximum,
    );
    change(device, resource, isOwn ? undefined : { minimum, maximum });
  },
  clear: ({ args, device }) => change(device, args.resource, undefined),
  write: (view) =>
    limitsOf(view).map(
      ([name, { minimum, maximum }]) => `limit-resource ${name} minimum ${minimum} maximum ${maximum}`,
    ),
});

/** The limits that hold, by what they are about. */
export function limitsOf(
  view: Pick<View, 'running' | 'model' | 'has'>,
): readonly (readonly [name: string, limit: Limit])[] {
  return Object.keys(factoryLimits).flatMap((name) => {
    const limit = changedLimits.of(view.running)[name] ?? factoryLimit(view, name);
    return limit === undefined ? [] : [[name, limit] as const];
  });
}

function change({ configuration, clock }: Device, name: string, limit: Limit | undefined): void {
  const others = Object.entries(configuration.of(changedLimits)).filter(([known]) => known !== name);
  const added = limit === undefined ? [] : [[name, limit] as const];
  configuration.change(changedLimits, Object.fromEntries([...others, ...added]), clock.now());
}

export const vdcSettings = [vdc, limitResource];
