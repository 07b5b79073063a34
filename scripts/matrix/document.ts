import type { Facts } from '../../src/facts/catalog.ts';
import { matrixImages, matrixMethods, matrixModels, releasesFor } from './dimensions.ts';
import { type MatrixRow, rowsOf } from './rows.ts';

/** What the outcomes mean, in the order in which the document explains them. */
const legend: readonly (readonly [RegExp, string, string])[] = [
  [/^compacts$/, 'compacts', 'the compact image is made, and the switch boots it'],
  [/^boot loop$/, 'boot loop', 'it seems to be made, and the loader finds an MD5 mismatch at every boot (CSCvs23686)'],
  [
    /^fails at/,
    'fails at N %',
    'the copy loses its connection behind N % (CSCvt11426); documented is 29 % of nxos.9.3.3.bin',
  ],
  [/^in-band/, 'in-band failure', 'the server seems to close the connection at once (CSCvg51567)'],
  [/^no such/, 'no such command', 'the release does not know the word `compact` there'],
  [/^not supported$/, 'not supported', 'this hardware has no compact images'],
  [/^refused$/, 'refused', 'the file is no image that can be compacted'],
  [/^does not fit$/, 'does not fit', 'the full image finds no room on bootflash beside the running one'],
  [/^no room$/, 'no room', 'the full image does, but its compact form does not beside it'],
];

/** All rows of the matrix, thousands, in a few seconds; or those of the running releases that `choose` leaves of each model's. */
export async function allRows(
  facts: Facts,
  choose: (releases: readonly string[], model: string) => readonly string[] = (releases) => releases,
): Promise<readonly MatrixRow[]> {
  const rows: MatrixRow[] = [];
  for (const model of matrixModels) {
    for (const running of choose(releasesFor(facts, model), model)) rows.push(...(await rowsOf(facts, model, running)));
  }
  return rows;
}

/** `docs/compaction-matrix.md` with these rows. */
export function documentOf(facts: Facts, rows: readonly MatrixRow[]): string {
  const counted = legend.map(([pattern, name, meaning]) => {
    const count = rows.filter(({ outcome }) => pattern.test(outcome)).length;
    return `| ${name} | ${meaning} | ${count} |`;
  });
  return [
    '# What compacting an image comes to',
    '',
    `${rows.length} rows: for each kind of switch, running release, image and method what comes of the Compact Image procedure.`,
    'Made by `npm run matrix`, which starts a switch in process for every running release, types the command, reads the screen, and',
    'has the loader boot what was made. No row is written by hand; CI runs all of them again and compares, `npm test` a share of them.',
    '',
    'The running image lies on bootflash in compact form where its hardware has one; everything else on bootflash has been deleted.',
    "With the method `bootflash`, the running release's own image is compacted where it lies, and any other full image beside it.",
    'Releases are those at which something changes, and their neighbours. Which releases run on which model, where sizes are not',
    'published, and where copies of 9.3(x) images other than nxos.9.3.3.bin stop, is inferred.',
    '',
    '| Outcome | Meaning | Rows |',
    '|---|---|---|',
    ...counted,
    '',
    ...matrixModels.flatMap((model) => sectionOf(facts, model, rows)),
  ].join('\n');
}

function sectionOf(facts: Facts, model: string, rows: readonly MatrixRow[]): readonly string[] {
  const { group } = facts.model(model);
  const title = group === undefined ? `${model} (no compact images)` : `Group ${group}, by ${model}`;
  return [`## ${title}`, '', ...matrixMethods.flatMap((method) => tableOf(facts, model, method, rows))];
}

function tableOf(facts: Facts, model: string, method: string, rows: readonly MatrixRow[]): readonly string[] {
  const cell = (running: string, image: string): string =>
    rows.find((row) => row.model === model && row.running === running && row.image === image && row.method === method)
      ?.outcome ?? '';
  const names = matrixImages.map((image) => facts.image(image).release.text);
  return [
    `### ${method}`,
    '',
    `| running | ${names.join(' | ')} |`,
    `|---|${'---|'.repeat(names.length)}`,
    ...releasesFor(facts, model).map(
      (running) => `| ${running} | ${matrixImages.map((image) => cell(running, image)).join(' | ')} |`,
    ),
    '',
  ];
}
