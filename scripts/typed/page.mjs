/** docs/coverage.md, from what the program says can be typed. */
export function pageOf(listed) {
  const families = [...new Set(listed.map(({ family }) => family))].sort();
  const of = (family, test) => listed.filter((one) => one.family === family && test(one)).length;
  const row = (name, counts) => `| ${name} | ${counts.join(' | ')} |`;
  const statuses = [
    (one) => one.kind === 'command' && one.status === 'modelled',
    (one) => one.kind === 'command' && one.status === 'known',
    (one) => one.kind === 'line' && one.status === 'modelled',
    (one) => one.kind === 'line' && one.status === 'inert',
  ];
  const all = statuses.map((test) => listed.filter(test).length);
  return [
    '# What can be typed',
    '',
    'Written by `npm run coverage-page`; `n3k commands` lists the same for a model and a release. A command is *modelled*, or *known*: it answers as',
    'a switch on which there is nothing to show. A line of configuration is *modelled* when the switch acts on it or tells of it, or *inert*: it is',
    'taken, kept and written, and nothing else follows from it.',
    '',
    '| family | commands | known | lines | inert |',
    '|---|---|---|---|---|',
    ...families.map((family) =>
      row(
        `[${family}](#${family})`,
        statuses.map((test) => of(family, test)),
      ),
    ),
    row('all', all),
    '',
    ...families.flatMap((family) => [
      `## ${family}`,
      '',
      ...sectionOf(listed.filter((one) => one.family === family)),
      '',
    ]),
  ].join('\n');
}

function sectionOf(listed) {
  const modes = [...new Set(listed.map(({ mode }) => mode))];
  return modes.flatMap((mode, index) => [
    ...(index === 0 ? [] : ['']),
    `${titleOf(mode)}:`,
    '',
    '```text',
    ...listed.filter((one) => one.mode === mode).map(lineOf),
    '```',
  ]);
}

function titleOf(mode) {
  if (mode === 'exec') return 'EXEC';
  return mode === 'config' ? 'Configuration mode' : `Below \`${mode.replaceAll('config > ', '').replaceAll('`', '')}\``;
}

function lineOf({ syntax, status, releases, groups = [] }) {
  const notes = [status === 'modelled' ? '' : status, releases === 'all' ? '' : releases, ...groups].filter(Boolean);
  return notes.length === 0 ? syntax : `${syntax}    (${notes.join('; ')})`;
}
