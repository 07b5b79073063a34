import { type Builds, buildText } from '../facts/compile-times.ts';
import { release } from '../facts/release.ts';
import { hasTrait, traits } from '../facts/traits.ts';
import { factsOf, modelsFlag } from './facts-flag.ts';
import type { Subcommand } from './subcommand.ts';
import { tableOf } from './table.ts';

/** `n3k releases`: the NX-OS releases, all or those that one model runs. */
export const releases: Subcommand = {
  name: 'releases',
  summary: 'List the NX-OS releases, oldest first',
  positionals: '',
  maximumPositionals: 0,
  flags: [
    { name: 'model', value: 'PID', help: 'Only the releases that this model runs' },
    { name: 'json', help: 'Print JSON, with what each release can do' },
    modelsFlag,
  ],
  examples: ['n3k releases', 'n3k releases --model N3K-C3548P-10GX', 'n3k releases --json'],
  async run(parsed) {
    const facts = factsOf(parsed);
    const pid = parsed.text('model');
    const listed = pid === undefined ? facts.releases() : facts.releasesOf(facts.model(pid));
    if (parsed.has('json')) {
      const detailed = listed.map((known) => ({
        ...known,
        ...buildsAsJson(facts.builds(known.release), known.images.length > 1),
        traits: traits.filter((trait) => hasTrait(release(known.release), trait)),
      }));
      process.stdout.write(`${JSON.stringify({ releases: detailed }, null, 2)}\n`);
      return 0;
    }
    const rows = listed.map((known) => [
      known.release,
      String(known.copyrightYear),
      compactionOf(known.release),
      known.images.join(' '),
      compiledAsText(facts.builds(known.release)),
    ]);
    const table = tableOf(['RELEASE', 'YEAR', 'COMPACTS', 'IMAGES', 'COMPILED'], rows);
    const legend = '~ stands before a compile time that was worked out; n3k releases --json says from what.';
    process.stdout.write(`${[...table, '', legend].join('\n')}\n`);
    return 0;
  },
};

/** Compile times in UTC and where they are known from; `systemCompiled` where there are two images. */
function buildsAsJson({ kickstart, system, origin }: Builds, hasTwo: boolean): object {
  return {
    compiled: buildText(kickstart, 0),
    ...(hasTwo ? { systemCompiled: buildText(system, 0) } : {}),
    compiledFrom: 'source' in origin ? origin.source : `inferred: ${origin.inferred}`,
  };
}

/** The compile time of the image, or of the kickstart; `~` before one that was worked out. */
function compiledAsText({ kickstart, origin }: Builds): string {
  return `${'source' in origin ? ' ' : '~'}${buildText(kickstart, 0)}`;
}

/** How a switch on this release can make compact images. */
function compactionOf(text: string): string {
  const known = release(text);
  if (hasTrait(known, 'compactsOverScp')) return 'in place, over SCP';
  return hasTrait(known, 'compactsImages') ? 'in place' : '-';
}
