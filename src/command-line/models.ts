import type { Facts, ModelFile } from '../facts/catalog.ts';
import { factsOf, modelsFlag } from './facts-flag.ts';
import type { Subcommand } from './subcommand.ts';
import { tableOf } from './table.ts';

/** `n3k models`: what can be emulated, and what is known of one model with where it comes from. */
export const models: Subcommand = {
  name: 'models',
  summary: 'List the switches that can be run, or all facts of one with their sources',
  positionals: '[PID]',
  maximumPositionals: 1,
  flags: [
    { name: 'json', help: 'Print JSON' },
    { name: 'yaml', help: 'With PID: print its file, the start of a model of your own' },
    modelsFlag,
  ],
  examples: [
    'n3k models',
    'n3k models N3K-C3064PQ-10GE',
    'n3k models N3K-C3064PQ-10GE --yaml',
    'n3k models --models my-models --json',
  ],
  async run(parsed) {
    const facts = factsOf(parsed);
    const [pid] = parsed.positionals;
    if (pid === undefined) process.stdout.write(parsed.has('json') ? listAsJson(facts) : listAsText(facts));
    else if (parsed.has('yaml')) process.stdout.write(facts.modelText(pid));
    else process.stdout.write(parsed.has('json') ? asJson(facts.modelFile(pid)) : factsAsText(facts.modelFile(pid)));
    return 0;
  },
};

function listAsJson(facts: Facts): string {
  const known = facts.pids().map((pid) => facts.model(pid));
  return asJson({ models: known, releases: facts.releases().map(({ release }) => release) });
}

function listAsText(facts: Facts): string {
  const rows = facts.pids().map((pid) => {
    const model = facts.model(pid);
    return [
      model.pid,
      model.group ?? '-',
      String(model.ports),
      model.moduleType,
      String(model.bootflash.totalBytes),
      model.usbSlots.join(' '),
      `${model.firstRelease} to ${model.lastRelease}`,
    ];
  });
  const table = tableOf(['MODEL', 'COMPACT GROUP', 'PORTS', 'MODULE', 'BOOTFLASH BYTES', 'USB', 'RELEASES'], rows);
  return `${[...table, '', 'n3k releases --model MODEL lists the releases of a model.'].join('\n')}\n`;
}

/** One row for each fact: its place in the file, its value, and its source or how it was inferred. */
function factsAsText(file: ModelFile): string {
  const rows = [...factsIn(file, '')].map(({ path, value, origin }) => [path, value, origin]);
  return `${tableOf(['FACT', 'VALUE', 'FROM'], rows).join('\n')}\n`;
}

function* factsIn(
  node: object,
  path: string,
): Generator<{ readonly path: string; readonly value: string; readonly origin: string }> {
  for (const [key, child] of Object.entries(node)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof child !== 'object' || child === null) continue;
    if (!('value' in child)) yield* factsIn(child, at);
    else if ('source' in child) yield { path: at, value: valueText(child.value), origin: String(child.source) };
    else if ('inferred' in child) {
      yield { path: at, value: valueText(child.value), origin: `inferred: ${String(child.inferred)}` };
    }
  }
}

function valueText(value: unknown): string {
  if (value === null) return '-';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value !== 'object') return String(value);
  if ('pid' in value && 'count' in value) return `${value.count} x ${value.pid}`;
  return Object.entries(value)
    .map(([name, part]) => `${name} ${part}`)
    .join(', ');
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
