import { stringify } from 'yaml';

/** The line behind which a page has its table; the table ends with the page. */
export const tableMark = '<!-- keys: written by npm run schemas -->';

/** A Markdown table of the keys of a JSON Schema: what each means, what it is when it is absent, and an example. */
export function keyTable(schema) {
  const rows = [];
  const shown = new Map();
  walk(schema, schema, '', (path, part, required) => {
    const below = JSON.stringify({ ...part, description: undefined, examples: undefined });
    const known = below.length > 200 ? shown.get(below) : undefined;
    shown.set(below, known ?? path);
    const { text, usual } = split(part.description ?? '');
    const meaning = known === undefined ? text : `${text} (its keys are those of \`${known}\`)`;
    rows.push([`\`${path}\``, meaning, required ? 'needed' : usual, example(part.examples)]);
    return known === undefined;
  });
  const [head, ...unique] = [
    ['key', 'what it says', 'when absent', 'example'],
    ...new Map(rows.map((row) => [row.join('|'), row])).values(),
  ];
  return [head, head.map(() => '---'), ...unique].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Calls `told` for every key; it answers whether what is below is to be told as well. */
function walk(whole, schema, path, told) {
  const part = schema.$ref === undefined ? schema : whole.$defs[schema.$ref.split('/').at(-1)];
  for (const [key, inner] of Object.entries(part.properties ?? {})) {
    const at = path === '' ? key : `${path}.${key}`;
    if (inner.description !== undefined && !told(at, inner, part.required?.includes(key) === true)) continue;
    if (!(key === 'steps' && path !== '')) walk(whole, inner, at, told);
  }
  for (const inner of [part.items, ...(part.anyOf ?? [])]) if (inner !== undefined) walk(whole, inner, path, told);
}

/** What a description says, and of that what holds when the key is absent. */
function split(description) {
  const parts = description.split('; ');
  const usual = parts.find((part) => / when absent$/.test(part));
  const text = parts.filter((part) => part !== usual).join('; ');
  const cell = (words) => words.replaceAll('|', '\\|');
  return { text: cell(text === '' ? description : text), usual: cell(usual?.replace(/,? when absent$/, '') ?? '') };
}

function example(examples) {
  if (examples === undefined || examples.length === 0) return '';
  const [first] = examples;
  const text =
    typeof first === 'string' && first.includes('\n')
      ? JSON.stringify(first)
      : typeof first === 'string'
        ? stringify(first, { lineWidth: 0, defaultStringType: 'PLAIN' })
        : stringify(first, { collectionStyle: 'flow', lineWidth: 0 });
  const line = text
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|');
  return line.length > 100 ? `\`${line.slice(0, 97)}\`…` : `\`${line}\``;
}
