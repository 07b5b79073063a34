import { EmulatorError } from '../base/emulator-error.ts';
import { allDefects } from '../defects/all.ts';
import type { Defect } from '../defects/defect.ts';
import type { Subcommand } from './subcommand.ts';
import { tableOf } from './table.ts';

/** `n3k defects`: the documented defects that switches have, and all that is known of one. */
export const defects: Subcommand = {
  name: 'defects',
  summary: 'List the documented defects that switches have, or tell all about one',
  positionals: '[ID]',
  maximumPositionals: 1,
  flags: [{ name: 'json', help: 'Print JSON' }],
  examples: ['n3k defects', 'n3k defects CSCvt11426', 'n3k defects --json'],
  async run(parsed) {
    const [id] = parsed.positionals;
    const chosen = id === undefined ? allDefects : [named(id)];
    if (parsed.has('json')) process.stdout.write(`${JSON.stringify({ defects: chosen.map(asData) }, null, 2)}\n`);
    else process.stdout.write(`${(id === undefined ? asTable(chosen) : chosen.flatMap(asText)).join('\n')}\n`);
    return 0;
  },
};

function named(id: string): Defect {
  const found = allDefects.find((known) => known.id.toLowerCase() === id.toLowerCase());
  if (found !== undefined) return found;
  throw new EmulatorError(`unknown defect "${id}"`, `known defects: ${allDefects.map((known) => known.id).join(', ')}`);
}

function asTable(listed: readonly Defect[]): readonly string[] {
  const rows = listed.map((known) => [known.id, fixedIn(known), known.occurs, known.headline]);
  return [
    ...tableOf(['ID', 'FIXED IN', 'OCCURS', 'HEADLINE'], rows),
    '',
    'A lab switches a defect of a device on or off with  defects: { ID: true }  or  { ID: false }.',
  ];
}

function asText(known: Defect): readonly string[] {
  const facts: readonly (readonly [string, string])[] = [
    ['id', known.id],
    ['headline', known.headline],
    ['hardware', known.hardware],
    ['affected', affected(known)],
    ['fixed', fixedIn(known)],
    ['occurs', known.occurs],
    ['workaround', known.workaround],
    ['points', Object.keys(known.at).join(', ')],
    ['source', known.source],
    ['inferred', known.inferred ?? '-'],
  ];
  return facts.map(([name, value]) => `${name.padEnd(12)}${value}`);
}

/** The affected releases in words. */
function affected({ affects }: Defect): string {
  const what = affects.by === 'running' ? 'running' : 'booting';
  return 'only' in affects ? `${what} ${affects.only.join(', ')}` : `${what} ${affects.since} or later, until fixed`;
}

function fixedIn({ affects }: Defect): string {
  if ('only' in affects) return 'all others';
  return affects.fixedIn.length === 0 ? 'not known' : affects.fixedIn.join(', ');
}

function asData(known: Defect): object {
  const { id, headline, hardware, occurs, workaround, source, affects } = known;
  return {
    ...{ id, headline, hardware },
    affected: 'only' in affects ? { by: affects.by, only: affects.only } : { by: affects.by, since: affects.since },
    fixed: 'only' in affects ? null : affects.fixedIn,
    ...{ occurs, workaround, points: Object.keys(known.at), source, inferred: known.inferred ?? null },
  };
}
