import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { arg, choice, either, optional, word } from '../../grammar/tokens.ts';
import { type Command, show } from '../../shell/command.ts';
import { listName } from '../access-lists/entry-syntax.ts';
import { table } from '../words/table.ts';
import type { FactoryPolicy } from './factory-classes.ts';
import { type Origin, originOf, type PolicyType, policiesOf, type SystemPolicies, systemPolicies } from './policies.ts';

const types: readonly PolicyType[] = ['qos', 'queuing', 'network-qos'];
const showWord = word('show', 'Show running system information');
const policyWord = word('policy-map', 'Show policy maps');
const nameArg = optional([arg('name', listName, 'Policy-map name')]);
const typeWords = choice('type', [
  word('qos', 'Type qos'),
  word('queuing', 'Type queuing'),
  word('network-qos', 'Type network-qos'),
  word('control-plane', 'Command is for copp policy'),
]);

/** `show policy-map`: form of a public capture of a Nexus switch (network-qos); that of the other types is inferred from it. */
const showPolicyMap = show({
  syntax: [showWord, policyWord, optional([word('type', 'Type of the policy-map'), typeWords]), nameArg],
  examples: ['show policy-map', 'show policy-map type network-qos', 'show policy-map type control-plane'],
  read({ args, device, running }) {
    const wanted = args.type === undefined ? types : [args.type];
    return wanted.map((type) => ({
      type,
      policies: policiesOf(device.configuration.running, type, originOf({ device, running })).filter(
        ({ name }) => args.name === undefined || name === args.name,
      ),
    }));
  },
  print: function* (found) {
    for (const { type, policies } of found) {
      if (type !== 'control-plane') yield* heading(`Type ${type} policy-maps`);
      for (const policy of policies) {
        yield* type === 'control-plane'
          ? policyLines(policy, type).map((line) => line.slice(2))
          : policyLines(policy, type);
        yield '';
      }
    }
  },
  structure: (found) => ({
    ...table(
      'pmap',
      found
        .filter(({ type }) => type !== 'network-qos')
        .flatMap(({ type, policies }) => policies.map((one) => policyRow(one, type))),
    ),
    ...table(
      'xpmap',
      found.filter(({ type }) => type === 'network-qos').flatMap(({ policies }) => policies.map(networkRow)),
    ),
  }),
});

/** `show policy-map system`: what holds for the whole switch. */
const showSystem = show({
  syntax: [
    showWord,
    policyWord,
    word('system', 'Active policy in the system'),
    optional([
      word('type', 'Type of the policy-map'),
      either({
        qos: [
          choice('type', [word('qos', 'Type qos')]),
          optional([choice('direction', [word('input', 'Input policy')])]),
        ],
        queuing: [
          choice('type', [word('queuing', 'Type queuing')]),
          optional([choice('direction', [word('input', 'Input policy'), word('output', 'Output policy')])]),
        ],
        network: [choice('type', [word('network-qos', 'Type network-qos')])],
      }),
    ]),
  ],
  examples: [
    'show policy-map system',
    'show policy-map system type network-qos',
    'show policy-map system type queuing output',
  ],
  read({ args, device, running }) {
    const configured = device.configuration.running;
    const origin = originOf({ device, running });
    return inForce(configured, systemPolicies(configured), origin).filter(
      ({ type, direction }) =>
        (args.type === undefined || type === args.type) &&
        (args.direction === undefined || direction === args.direction),
    );
  },
  print: function* (found) {
    yield '';
    for (const { type, direction, policy } of found) {
      if (type === 'network-qos') {
        yield* heading('Type network-qos policy-maps');
        yield* policyLines(policy, type);
      } else yield* serviceLines(type, direction ?? '', policy);
      yield '';
    }
  },
  structure: (found) => ({
    ...table(
      'xpmap',
      found.filter(({ type }) => type === 'network-qos').map(({ policy }) => networkRow(policy)),
    ),
    ...table(
      'pmap',
      found
        .filter(({ type }) => type !== 'network-qos')
        .map(({ type, direction, policy }) => ({ ...policyRow(policy, type), 'in-or-out': direction })),
    ),
  }),
});

export const showPolicyMaps: readonly Command[] = [showPolicyMap, showSystem];

/** A policy where it holds. */
export interface InForce {
  readonly type: PolicyType;
  readonly direction: 'input' | 'output' | undefined;
  readonly policy: FactoryPolicy;
}

/** The policies of a switch or a port, in the order in which they are shown. */
export function inForce(
  running: RunningConfiguration,
  { qosInput, queuingInput, queuingOutput, networkQos }: Partial<SystemPolicies>,
  origin: Origin,
): readonly InForce[] {
  const named = (type: PolicyType, direction: InForce['direction'], name: string | undefined): readonly InForce[] => {
    const policy = policiesOf(running, type, origin).find((known) => known.name === name);
    return policy === undefined ? [] : [{ type, direction, policy }];
  };
  return [
    ...named('network-qos', undefined, networkQos),
    ...named('qos', 'input', qosInput),
    ...named('queuing', 'input', queuingInput),
    ...named('queuing', 'output', queuingOutput),
  ];
}

/** A policy that is applied, with the counters of its classes: nothing passes a switch without wires. */
export function* serviceLines(
  type: PolicyType,
  direction: string,
  { name, classes }: FactoryPolicy,
): Generator<string> {
  yield `  Service-policy (${type}) ${direction}:   ${name} `;
  yield '    SNMP Policy Index:  301990139';
  for (const { name: own, texts } of classes) {
    yield '';
    yield `    Class-map (${type}):   ${own} (match-any)`;
    yield* texts.map((text) => `      ${text}`);
    if (type === 'queuing') yield* ['      queue dropped pkts : 0 ', '      queue depth in bytes : 0 '];
  }
}

function heading(title: string): readonly string[] {
  return ['', '', `  ${title}`, `  ${'='.repeat(title.length)}`, ''];
}

function policyLines({ name, classes }: FactoryPolicy, type: PolicyType): readonly string[] {
  const classWord = type === 'qos' || type === 'control-plane' ? 'class' : `class type ${type}`;
  return [
    `  policy-map type ${type} ${name}`,
    ...classes.flatMap(({ name: own, texts }) => [`    ${classWord} ${own}`, ...texts.map((text) => `      ${text}`)]),
  ];
}

/** Keys: the command reference of 9.3; what a class does is one text of it. */
function policyRow({ name, classes }: FactoryPolicy, type: PolicyType): object {
  const rows = classes.map(({ name: own, texts }, index) => ({
    'cmap-key': String(index + 1),
    'cmap-name': own,
    ...table(
      'action',
      texts.map((text, place) => ({ 'action-key': String(place + 1), action: text })),
    ),
  }));
  return { 'qos-or-q': type, 'pmap-name': name, ...table('cmap', rows) };
}

function networkRow({ name, classes }: FactoryPolicy): object {
  const rows = classes.map(({ name: own, texts }) => ({
    'xcmap-name': own,
    ...table(
      'action',
      texts.map((text, place) => ({ 'action-key': String(place + 1), ...actionData(text) })),
    ),
  }));
  return { 'xpmap-name': name, ...table('xcmap', rows) };
}

function actionData(text: string): object {
  const [, mtu] = /^mtu (\d+)$/.exec(text) ?? [];
  return mtu === undefined ? { action: text } : { mtu: Number(mtu) };
}
