import { shownArguments, snake, wrapped } from './names.mjs';

const width = 120;

/** The methods of a class for all operations on a device or on the lab. */
export function pythonOperations(operations, on) {
  return operations
    .filter((operation) => operation.on === on)
    .map((operation) => `\n${methodOf(operation).join('\n')}\n`)
    .join('');
}

function methodOf(operation) {
  const { name, help, entries, on } = operation;
  const ordered = [
    ...entries.filter(({ isOptional }) => !isOptional),
    ...entries.filter(({ isOptional }) => isOptional),
  ];
  const parameters = ordered.map((entry) => snake(entry.name) + (entry.isOptional ? '=None' : ''));
  const shown = shownArguments(operation).map(({ name: argument, example, isOptional }) =>
    isOptional ? `${snake(argument)}=${literal(example)}` : literal(argument === 'content' ? undefined : example),
  );
  const told = entries.flatMap((entry) =>
    entry.description === undefined ? [] : wrapped(`${snake(entry.name)}: ${entry.description}`, width, '        '),
  );
  const description = [
    ...wrapped(`"""${help}.`, width, '        '),
    '',
    ...told,
    `        Example: ${on === 'lab' ? 'lab' : 'switch'}.${snake(name)}(${shown.join(', ')})`,
  ];
  return [
    `    def ${snake(name)}(${['self', ...parameters].join(', ')}):`,
    // A backslash in a description is one for whoever reads it, and no newline.
    ...description.map((line) => line.replaceAll('\\', '\\\\')),
    '        """',
    `        return ${callOf(operation)}`,
  ];
}

function callOf({ name, method, takes, answers, entries }) {
  const passed = entries
    .filter((entry) => entry.name !== 'content')
    .map((entry) => `, ${entry.name}=${snake(entry.name)}`)
    .join('');
  if (takes === 'content') return `self._send("${name}", content${passed})`;
  if (answers === 'bytes') return `self._read("${name}"${passed})`;
  if (answers === 'events') return `self._follow("${name}"${passed})`;
  return `self._${method.toLowerCase()}("${name}"${passed})`;
}

function literal(value) {
  if (value === undefined) return 'b"hello\\n"';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return JSON.stringify(value);
}
