/** The structure of a command as text, in the forms that the device offers. */

/** Rows of structured output that are made as they are written, so that a long list neither holds anybody up nor fills the memory. */
export class Rows {
  readonly length: number;
  readonly #rows: Iterable<unknown>;

  constructor(length: number, rows: Iterable<unknown>) {
    this.length = length;
    this.#rows = rows;
  }

  /** What `row` makes of each item. */
  static of<Item>(items: readonly Item[], row: (item: Item) => unknown): Rows {
    return new Rows(items.length, {
      *[Symbol.iterator]() {
        for (const item of items) yield row(item);
      },
    });
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.#rows[Symbol.iterator]();
  }
}

/** `| json`: one line in pieces, with a blank behind each comma and colon as the device writes it. */
export function* jsonPieces(value: unknown): Generator<string> {
  if (isList(value)) {
    let before = '[';
    for (const inner of value) {
      yield before;
      yield* jsonPieces(inner);
      before = ', ';
    }
    yield before === '[' ? '[]' : ']';
  } else if (isRecord(value)) {
    let piece = '{';
    let before = '';
    for (const [key, inner] of presentMembers(value)) {
      piece += `${before}${JSON.stringify(key)}: `;
      before = ', ';
      if (typeof inner === 'object' && inner !== null) {
        yield piece;
        yield* jsonPieces(inner);
        piece = '';
      } else piece += JSON.stringify(inner) ?? 'null';
    }
    yield `${piece}}`;
  } else yield JSON.stringify(value) ?? 'null';
}

/** `| json-pretty`: one member a line, indented by four blanks. */
export function* prettyJson(value: unknown, indent = '', before = '', after = ''): Generator<string> {
  const inner = `${indent}    `;
  const members = isList(value)
    ? withoutNames(value)
    : isRecord(value)
      ? presentMembers(value).map(([key, member]) => [`${JSON.stringify(key)}: `, member] as const)
      : undefined;
  if (members === undefined) return yield `${indent}${before}${JSON.stringify(value) ?? 'null'}${after}`;
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}'];
  let last: readonly [string, unknown] | undefined;
  for (const member of members) {
    if (last === undefined) yield `${indent}${before}${open}`;
    else yield* prettyJson(last[1], inner, last[0], ',');
    last = member;
  }
  if (last === undefined) return yield `${indent}${before}${open}${close}${after}`;
  yield* prettyJson(last[1], inner, last[0]);
  yield `${indent}${close}${after}`;
}

function* withoutNames(list: Iterable<unknown>): Generator<readonly [string, unknown]> {
  for (const member of list) yield ['', member];
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
    for (const inner of isList(member) ? member : [member]) {
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
  return typeof value === 'object' && value !== null && !isList(value);
}

function isList(value: unknown): value is readonly unknown[] | Rows {
  return Array.isArray(value) || value instanceof Rows;
}
