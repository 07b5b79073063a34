import { capital, shownArguments, wrapped } from './names.mjs';

/** The methods of `Lab` and `Device` for all operations, with the types that they answer. */
export function goOperations(operations) {
  const types = new Map();
  const methods = operations.map((operation) => methodOf(operation, types));
  const declared = [...types].map(([name, fields]) => structOf(name, fields));
  return [
    '// Written by npm run operations from the table of operations.\n\npackage n3k\n\nimport "encoding/json"\n',
    ...declared,
    ...methods,
  ].join('\n');
}

const comment = (text) => wrapped(text, 110, '// ').join('\n');

function methodOf(operation, types) {
  const { name, on, help, entries, takes, answers, answer, method } = operation;
  const needed = entries.filter(({ isOptional }) => !isOptional);
  const parameters = needed.map((entry) => `${argumentOf(entry.name)} ${parameterType(entry)}`);
  const optional = entries.filter(({ isOptional }) => isOptional).map((entry) => `${entry.name}: ${entry.description}`);
  const receiver = on === 'lab' ? 'l *Lab' : 'd *Device';
  const self = receiver[0];
  const passed = needed
    .filter((entry) => entry.name !== 'content')
    .map((entry) => `"${entry.name}": ${argumentOf(entry.name)}`)
    .join(', ');
  const head = [
    comment(`${capital(name)}: ${help.charAt(0).toLowerCase()}${help.slice(1)}.`),
    ...(optional.length === 0 ? [] : ['//', '// Options:', ...optional.map((text) => comment(`  ${text}`))]),
    '//',
    `//\t${exampleOf(operation)}`,
  ].join('\n');
  const rest = `options ...Option`;
  const call = `${self}.call("${method}", "${name}", map[string]any{${passed}}, options`;
  if (answers === 'events') {
    return `${head}\nfunc (${receiver}) ${capital(name)}(yield func(Event) bool, ${rest}) error {\n\treturn ${self}.follow("${name}", yield, options)\n}\n`;
  }
  if (answers === 'bytes') {
    return `${head}\nfunc (${receiver}) ${capital(name)}(${[...parameters, rest].join(', ')}) ([]byte, error) {\n\treturn ${call})\n}\n`;
  }
  if (takes === 'content') {
    return `${head}\nfunc (${receiver}) ${capital(name)}(${[...parameters, rest].join(', ')}) error {\n\treturn ${self}.send("${name}", map[string]any{${passed}}, content, options)\n}\n`;
  }
  if (answers === 'nothing') {
    return `${head}\nfunc (${receiver}) ${capital(name)}(${[...parameters, rest].join(', ')}) error {\n\t_, err := ${call})\n\treturn err\n}\n`;
  }
  const type = typeOf(answer, nameOf(operation), types);
  return `${head}\nfunc (${receiver}) ${capital(name)}(${[...parameters, rest].join(', ')}) (answer ${type}, err error) {\n\tcontent, err := ${call})\n\tif err == nil {\n\t\terr = json.Unmarshal(content, &answer)\n\t}\n\treturn answer, err\n}\n`;
}

const typeNames = {
  status: 'DeviceStatus',
  listFiles: 'ListedFile',
  openSession: 'OpenedSession',
  changeHostKey: 'HostKey',
  makeStick: 'StickStatus',
  unknownCommands: 'UnknownCommand',
  journal: 'Event',
};
const nameOf = ({ name, on }) => (name === 'status' && on === 'lab' ? 'LabStatus' : (typeNames[name] ?? capital(name)));
/** What the parts of answers are called. */
const partNames = {
  devices: 'DeviceStatus',
  sticks: 'StickStatus',
  snapshots: 'Snapshot',
  ssh: 'SSH',
  console: 'Console',
  filesystems: 'Filesystem',
  faults: 'Fault',
  sessions: 'SessionStatus',
  place: 'Place',
};

/** The Go type of an answer; structs that it needs are put into `types` by their names. */
function typeOf(schema, name, types) {
  const { type, enum: words, anyOf, items, properties, additionalProperties } = schema;
  if (words !== undefined) return 'string';
  if (anyOf !== undefined) {
    const [first, second] = anyOf;
    return second?.type === 'null' ? `*${typeOf(first, name, types)}` : 'any';
  }
  if (type === 'array') return `[]${typeOf(items, name, types)}`;
  if (name === 'Event') return 'Event';
  if (properties !== undefined) {
    const fields = Object.entries(properties).map(([key, part]) => ({
      key,
      type: typeOf(part, partNames[key] ?? numberKind(key), types),
    }));
    types.set(name, fields);
    return name;
  }
  if (type === 'object') return `map[string]${typeOf(additionalProperties ?? {}, name, types)}`;
  return { string: 'string', boolean: 'bool', number: name === 'whole' ? 'int64' : 'float64' }[type] ?? 'any';
}

/** Numbers of bytes, milliseconds and things are whole. */
const numberKind = (key) => (/(Bytes|Ms|count|sequence|port)$/.test(key) ? 'whole' : 'fraction');

function structOf(name, fields) {
  const goName = (key) => ({ ssh: 'SSH', usb: 'USB' })[key] ?? capital(key);
  const width = Math.max(...fields.map(({ key }) => goName(key).length));
  const typeWidth = Math.max(...fields.map(({ type }) => type.length));
  const lines = fields.map(
    ({ key, type }) => `\t${goName(key).padEnd(width)} ${type.padEnd(typeWidth)} \`json:"${key}"\``,
  );
  return `// ${name} is as the control API tells it; docs/operations.md says more.\ntype ${name} struct {\n${lines.join('\n')}\n}\n`;
}

const argumentOf = (name) => ({ type: 'kind', range: 'span' })[name] ?? name;

function parameterType({ name, shape }) {
  if (name === 'content') return '[]byte';
  if (shape.anyOf !== undefined) return 'any';
  return { string: 'string', boolean: 'bool', number: 'float64', integer: 'int64' }[shape.type] ?? 'any';
}

function exampleOf({ name, on, entries, answers }) {
  const shown = shownArguments({ entries }).map(({ name: argument, example, isOptional }) => {
    const value = argument === 'content' ? '[]byte("hello\\n")' : literal(example);
    return isOptional ? `With("${argument}", ${value})` : value;
  });
  const given = answers === 'events' ? ['func(event Event) bool { return true }', ...shown] : shown;
  return `${on === 'lab' ? 'lab' : 'lab.Device("sw1")'}.${capital(name)}(${given.join(', ')})`;
}

function literal(value) {
  if (Array.isArray(value)) return `[]string{${value.map((one) => JSON.stringify(one)).join(', ')}}`;
  return JSON.stringify(value);
}
