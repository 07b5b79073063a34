import { shownArguments } from './names.mjs';

const head = `# Operations

Made by \`npm run operations\` from the table in \`src/operations/\`; a test fails when it is not up to date.

What one surface can do, all can, under the same name, with the same arguments and units:

| surface | how \`setLink\` is written |
|---|---|
| TypeScript | \`lab.device('sw1').setLink('Ethernet1/1', 'down')\` |
| HTTP | \`POST /v1/devices/sw1/setLink\` with \`{"port": "Ethernet1/1", "link": "down"}\`; what only looks is a \`GET\` with a query |
| Python | \`lab.device("sw1").set_link("Ethernet1/1", "down")\` |
| Go | \`lab.Device("sw1").SetLink("Ethernet1/1", "down")\` |
| command line | \`n3k do setLink Ethernet1/1 link=down --device sw1\` |

A duration is a number of milliseconds or a text with its unit: \`500 ms\`, \`30 s\`, \`5 min\`, \`2 h\`, \`1 d\`. Whatever arguments are not
allowed is refused with \`bad-request\` (400). [openapi.json](../models/schema/openapi.json) has the shapes of arguments and answers.
`;

/** The reference of all operations, for all surfaces. */
export function referencePage(operations) {
  const sections = ['lab', 'device'].flatMap((on) => [
    `## On ${on === 'lab' ? 'the lab' : 'a device'}`,
    ...operations.filter((operation) => operation.on === on).map(sectionOf),
  ]);
  return `${[head, ...sections].join('\n')}`;
}

function sectionOf(operation) {
  const { name, id, help, entries, errors, method, path, elsewhere } = operation;
  const rows = entries.map(
    ({ name: argument, description, isOptional, shape }) =>
      `| \`${argument}\`${isOptional ? '' : ' (needed)'} | ${cell(description ?? 'the bytes of the file')} | ${cell(typeOf(shape))} |`,
  );
  const told = errors.filter(({ kind }) => kind !== 'bad-request').map(({ kind, status }) => `\`${kind}\` (${status})`);
  return [
    `\n### ${id}\n\n${help}.\n`,
    ...(rows.length === 0 ? [] : ['| argument | what it means | type |', '|---|---|---|', ...rows, '']),
    ...(elsewhere === undefined ? [] : [`From TypeScript alone: \`${elsewhere.key}\`, since ${elsewhere.why}.\n`]),
    `Answers ${answerOf(operation)}.${told.length === 0 ? '' : ` May be refused: ${told.join(', ')}.`}\n`,
    '```text',
    `${typescriptOf(operation)}`,
    `${method} ${path.replace('{device}', 'sw1')}${requestOf(operation)}`,
    commandOf(operation),
    '```',
  ].join('\n');

  function commandOf({ on, entries: all }) {
    const [main, ...others] = shownArguments({ entries: all.filter((entry) => entry.name !== 'content') });
    const first = main === undefined ? '' : ` ${main.isOptional ? `${main.name}=` : ''}${word(main.example)}`;
    const rest = others.map((entry) => ` ${entry.name}=${word(entry.example)}`).join('');
    const input = operation.takes === 'content' ? ' < notes.txt' : '';
    return `n3k do ${name}${first}${rest}${on === 'device' ? ' --device sw1' : ''}${input}`;
  }
}

function answerOf({ answers, answer }) {
  if (answers === 'nothing') return 'nothing';
  if (answers === 'bytes') return 'the bytes of the file';
  if (answers === 'events') return 'Server-Sent Events over HTTP, one value after the other elsewhere';
  return typeOf(answer);
}

/** A type in a few words. */
function typeOf({ type, enum: words, anyOf, items, properties, description, additionalProperties }) {
  if (words !== undefined) return words.map((word) => `\`${word}\``).join(', ');
  if (anyOf !== undefined) return anyOf.map(typeOf).join(' or ');
  if (type === 'array') return `a list: ${typeOf(items ?? {})}`;
  if (properties !== undefined) return `\`{ ${Object.keys(properties).join(', ')} }\``;
  if (type === 'object') return `texts by name${additionalProperties === undefined ? '' : ''}`;
  return (
    { string: 'text', number: 'number', integer: 'number', boolean: '`true` or `false`', null: 'null' }[type] ??
    description ??
    'bytes'
  );
}

function typescriptOf({ name, on, entries, takes }) {
  const owner = on === 'lab' ? 'lab' : "lab.device('sw1')";
  const shown = shownArguments({ entries });
  const values = shown.map(({ name: argument, example }) => (argument === 'content' ? "'hello\\n'" : quoted(example)));
  if (positional[name] !== undefined) return `${owner}.${name}(${positional[name](shown, quoted)})`;
  const isOption = takes === 'arguments' && shown.length > 0 && shown.every(({ isOptional }) => isOptional);
  if (isOption && name !== 'listFiles') return `${owner}.${name}({ ${shown[0].name}: ${values[0]} })`;
  return `${owner}.${name}(${values.join(', ')})`;
}

/** Operations whose TypeScript takes an object where others take values. */
const positional = {
  raiseFault: (shown, quote) => `{ ${shown.map(({ name, example }) => `${name}: ${quote(example)}`).join(', ')} }`,
  makeStick: ([name, size], quote) => `${quote(name.example)}, { ${size.name}: ${quote(size.example)} }`,
};

function requestOf(operation) {
  const shown = shownArguments(operation).filter(({ name }) => name !== 'content');
  const given =
    shown.length === 0 ? '' : JSON.stringify(Object.fromEntries(shown.map(({ name, example }) => [name, example])));
  if (!operation.isInQuery) return given === '' ? '' : `  ${given}`;
  const query = shown.map(({ name, example }) => `${name}=${encodeURIComponent(word(example, false))}`).join('&');
  return `${query === '' ? '' : `?${query}`}${operation.takes === 'content' ? '  (the bytes as the body)' : ''}`;
}

function quoted(value) {
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\')}'`;
  return JSON.stringify(value)?.replaceAll('"', "'");
}

function word(value, mustQuote = true) {
  const text = Array.isArray(value) ? value.join(',') : String(value);
  return mustQuote && /[^\w./:=,-]/.test(text) ? `'${text}'` : text;
}

function cell(text) {
  return text.replaceAll('|', '\\|');
}
