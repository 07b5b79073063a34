import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { arg, choice, optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { listName } from '../access-lists/entry-syntax.ts';
import { table } from '../words/table.ts';
import { networkClass, qosClass, queuingClass } from './class-maps.ts';
import { controlClass } from './control-plane.ts';
import { type FactoryClass, factoryNetworkClasses, factoryQueuingClasses } from './factory-classes.ts';
import { bodyOfType, type Origin, originOf } from './policies.ts';
import { namedIn } from './qos-texts.ts';

type Type = 'qos' | 'queuing' | 'network-qos' | 'control-plane';

const types: readonly Type[] = ['qos', 'queuing', 'network-qos'];
const sections = { qos: qosClass, queuing: queuingClass, 'network-qos': networkClass, 'control-plane': controlClass };

interface ClassMap {
  readonly type: Type;
  readonly name: string;
  readonly how: string;
  readonly lines: readonly string[];
}

const typeWords = choice('type', [
  word('qos', 'Type qos'),
  word('queuing', 'Type queuing'),
  word('network-qos', 'Type network-qos'),
  word('control-plane', 'Command is for copp policy'),
]);

/** `show class-map`: form of a public parser's sample. */
export const showClassMap = show({
  syntax: [
    word('show', 'Show running system information'),
    word('class-map', 'Show class maps'),
    optional([word('type', 'Type of the class-map'), typeWords]),
    optional([arg('name', listName, 'Class-map name')]),
  ],
  examples: ['show class-map', 'show class-map type queuing', 'show class-map type control-plane'],
  read({ args, device, running }) {
    const origin = originOf({ device, running });
    const wanted = args.type === undefined ? types : [args.type];
    const known = wanted.flatMap((type) => classMaps(device.configuration.running, type, origin));
    return { wanted, known: known.filter(({ name }) => args.name === undefined || name === args.name) };
  },
  print: function* ({ wanted, known }) {
    for (const type of wanted) {
      const title = `Type ${type} class-maps`;
      yield* ['', '', `  ${title}`, `  ${'='.repeat(title.length)}`, ''];
      for (const { name, how, lines } of known.filter((one) => one.type === type)) {
        yield `    class-map type ${type} ${how} ${name}`;
        yield* lines.map((line) => `      ${line}`);
        yield '';
      }
    }
  },
  structure: ({ known }) =>
    table(
      'cmap',
      known.map(({ type, name, how, lines }, index) => ({
        'cmap-key': String(index + 1),
        'qos-or-q': type,
        'match-opts': how,
        'cmap-name': name,
        ...table(
          'match',
          lines.map((line, place) => ({ 'match-key': String(place + 1), match: line })),
        ),
      })),
    ),
});

function classMaps(running: RunningConfiguration, type: Type, origin: Origin): readonly ClassMap[] {
  const own = namedIn(bodyOfType(running, type, origin), sections[type]).map(
    ({ name, values, texts }): ClassMap => ({
      type,
      name,
      how: String(values.how ?? (type === 'qos' ? 'match-all' : 'match-any')),
      lines: texts.map((text) => text.replace(/^description /, 'Description: ')),
    }),
  );
  const factory = !origin.has('singleImage')
    ? []
    : type === 'queuing'
      ? factoryQueuingClasses
      : type === 'network-qos'
        ? factoryNetworkClasses
        : [];
  return [...own, ...factory.map((known) => ofFactory(type, known)), ...defaultClass(type)];
}

function ofFactory(type: Type, { name, how, description, matches }: FactoryClass): ClassMap {
  return { type, name, how, lines: [`Description: ${description}`, ...matches] };
}

function defaultClass(type: Type): readonly ClassMap[] {
  return type === 'qos' ? [{ type, name: 'class-default', how: 'match-any', lines: [] }] : [];
}
