import { type Coverage, coverageOf } from '../lab/coverage.ts';
import { factsOf, modelsFlag } from './facts-flag.ts';
import type { Subcommand } from './subcommand.ts';
import { tableOf } from './table.ts';

/** `n3k commands`: everything that can be typed at a switch, with the releases that know it and what becomes of it. */
export const commands: Subcommand = {
  name: 'commands',
  summary: 'List what can be typed at a switch: commands and lines of configuration, and which of them are modelled',
  positionals: '',
  maximumPositionals: 0,
  flags: [
    { name: 'model', value: 'PID', help: 'Only what this model knows' },
    { name: 'release', value: 'R', help: 'Only what this release knows' },
    { name: 'json', help: 'Print JSON' },
    modelsFlag,
  ],
  examples: [
    'n3k commands',
    'n3k commands --model N3K-C3548P-10GX --release "9.3(8)"',
    'n3k commands --json | jq ".commands[] | select(.status == \\"known\\")"',
  ],
  async run(parsed) {
    const wanted = { model: parsed.text('model'), release: parsed.text('release') };
    const listed = coverageOf(factsOf(parsed), wanted);
    process.stdout.write(parsed.has('json') ? `${JSON.stringify({ commands: listed }, null, 2)}\n` : asText(listed));
    return 0;
  },
};

function asText(listed: readonly Coverage[]): string {
  const rows = listed.map(({ family, mode, syntax, status, releases, groups }) => [
    family,
    status,
    [releases, ...(groups ?? [])].join(' '),
    mode,
    syntax,
  ]);
  const count = (status: string): number => listed.filter((one) => one.status === status).length;
  const legend = `${count('modelled')} modelled, ${count('known')} known: answered as where there is nothing to show, ${count('inert')} inert: taken, kept and written.`;
  return `${[...tableOf(['FAMILY', 'STATUS', 'RELEASES', 'MODE', 'SYNTAX'], rows), '', legend].join('\n')}\n`;
}
