/** The structure of a command as text, in the forms that the device offers. */

/** `| json`: one line, with a blank behind each comma and colon as the device writes it. */
export function compactJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(compactJson).join(', ')}]`;
  if (isRecord(value)) {
    const members = presentMembers(value).map(([key, inner]) => `${JSON.stringify(key)}: ${compactJson(inner)}`);
    return `{${members.join(', ')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** `| json-pretty`: one member a line, indented by four blanks. */
export function prettyJson(value: unknown): readonly string[] {
  return JSON.stringify(value, undefined, 4).split('\n');
}

/**
 * `| xml`: the members as elements between `__readonly__` marks, below the words of the command. The namespace of the device
 * also names the component that answered, and some commands have further marks; those are left out (inferred).
 */
export function* xmlReply(words: readonly string[], value: unknown): Generator<string> {
  const command = `__XML__OPT_Cmd_${words.join('_')}___readonly__`;
  const around = ['nf:data', ...words, command, '__readonly__'];
  yield '<?xml version="1.0" encoding="ISO-8859-1"?>';
  yield '<nf:rpc-reply xmlns:nf="urn:ietf:params:xml:ns:netconf:base:1.0" xmlns="http://www.cisco.com/nxos:1.0">';
  for (const [depth, name] of around.entries()) yield `${' '.repeat(depth + 1)}<${name}>`;
  yield* elementsOf(value, around.length + 1);
  for (const [depth, name] of [...around.entries()].reverse()) yield `${' '.repeat(depth + 1)}</${name}>`;
  yield '</nf:rpc-reply>';
  yield ']]>]]>';
}

function* elementsOf(value: unknown, depth: number): Generator<string> {
  if (!isRecord(value)) return;
  const indent = ' '.repeat(depth);
  for (const [name, member] of presentMembers(value)) {
    for (const inner of Array.isArray(member) ? member : [member]) {
      if (!isRecord(inner)) {
        yield* `${indent}<${name}>${escaped(String(inner))}</${name}>`.split('\n');
        continue;
      }
      yield `${indent}<${name}>`;
      yield* elementsOf(inner, depth + 1);
      yield `${indent}</${name}>`;
    }
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function presentMembers(value: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, member]) => member !== undefined);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
