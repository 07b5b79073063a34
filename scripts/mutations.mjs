/**
 * Breaks the machine on purpose, one break at a time in a bundle of its own, and expects a shipped scenario to notice.
 * `npm run mutations` makes all breaks; see `--help`. With `--random` it makes breaks that a seed draws, and any test may notice.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from './mutations/bundle.mjs';
import { breakAtRandom } from './mutations/random.mjs';

const root = join(import.meta.dirname, '..');
/** How many scenarios are played at a time: much of a restart is waiting. */
const jobs = 8;

const usage = `Usage: npm run mutations -- [TEXT] [options]

Break the machine on purpose, one break at a time, and expect a shipped scenario to notice. A line tells for each break which
scenario noticed it first and how many did; a break that goes unnoticed or whose text is no longer in the source is told as
MISSED. With TEXT, only the breaks with this text in their title are made.

With --random, COUNT places are drawn over all of src/, a file each: a condition is turned round, a constant changed, a statement
dropped or two arguments swapped. The tests of the nearest folder run first, then all that the file concerns, to the first failure.
A test counts if its file, alone, passes it unbroken and fails it broken. A file that does not load counts only if the type check
refuses the break or the program does not start with it.

Options:
  --random COUNT  Draw as many breaks, and let all tests notice them
  --seed SEED     What draws them; 1 if it is not given
  --list          Show the breaks and where they are, and make none
  --help          Show this page

Exit status 0 when every break was noticed, 1 when one was not, 2 when it cannot begin.

Examples:
  npm run mutations
  npm run mutations -- 'boot loop'
  npm run mutations -- --random 16 --seed spring
`;

/** What is broken, where, the text that is replaced, what by, and scenarios (by title or file) that must notice. */
const mutations = [
  ['compaction drops the common section', 'machine/image/compaction.ts', ': [common, own];', ': [own];', 'usb.yaml'],
  [
    'compaction forgets for which group',
    'machine/image/compaction.ts',
    'compactFor: group, sections }',
    'compactFor: undefined, sections }',
    'technote',
  ],
  [
    'every platform may compact over SCP',
    'cli/commands/copy/from-server.ts',
    'if (options.isCompact && device.model.group === undefined) {',
    'if (options.isCompact && device.model.pid === undefined) {',
    'other-hardware',
  ],
  [
    'the compact file is not committed',
    'machine/install/compact-file.ts',
    'const committed = writer.value.commit(compacted.value);',
    'const committed = ok(compacted.value);',
    'bootflash.yaml',
  ],
  [
    'a compaction is not written to the journal',
    'machine/install/compact-file.ts',
    "target.journal.write({ kind: 'image.compacted'",
    "void ({ kind: 'image.compacted'",
    'bootflash.yaml',
  ],
  [
    'compaction takes twice as long',
    'machine/install/compact-file.ts',
    '4.9 * 1024 * 1024;',
    '2.45 * 1024 * 1024;',
    'bootflash.yaml',
  ],
  [
    'the 29 % defect never bites',
    'defects/CSCvt11426.ts',
    "!== 'common' ? 'lost'",
    "!== 'common' ? next(request)",
    'fails-at-29',
  ],
  [
    'the 29 % defect is not fixed by 9.2(4)',
    'defects/CSCvt11426.ts',
    "fixedIn: ['7.0(3)I7(7)', '9.2(4)']",
    "fixedIn: ['7.0(3)I7(7)']",
    'CSCvt11426',
  ],
  [
    'the in-band defect bites in every VRF',
    'defects/CSCvg51567.ts',
    "request.vrf === 'management' ? next(request)",
    "request.vrf === 'nowhere' ? next(request)",
    'CSCvg51567',
  ],
  ['the in-band defect is missing on 7.0(3)I6(2)', 'defects/CSCvg51567.ts', "'7.0(3)I6(2)', ", '', 'in-band'],
  [
    'the boot loop never comes',
    'defects/CSCvs23686.ts',
    "[...next(request)].reverse().join('')",
    'next(request)',
    'CSCvs23686',
  ],
  [
    'the boot loop is not fixed',
    'defects/CSCvs23686.ts',
    "fixedIn: ['7.0(3)I7(7)', '9.2(4)']",
    'fixedIn: []',
    'CSCvs23686',
  ],
  [
    'the loader does not check digests',
    'machine/image/verification.ts',
    'if (digest !== section.sha256) return',
    "if (digest === 'x') return",
    'CSCvs23686',
  ],
  [
    'the loader does not check the group',
    'machine/image/verification.ts',
    "if (header.value.family !== 'nxos' || suits(header.value, group))",
    'if (group !== null)',
    'platform-groups',
  ],
  [
    'ext3 has no index blocks',
    'machine/storage/format.ts',
    'return data + 2 + Math.ceil((data - directPointers - pointersPerBlock) / pointersPerBlock);',
    'return data;',
    'bootflash.yaml',
  ],
  [
    'a stick counts as bootflash does',
    'machine/storage/format.ts',
    'blockBytes: 8192,',
    'blockBytes: 4096,',
    'usb.yaml',
  ],
  [
    'compaction is known too late',
    'facts/traits.ts',
    "compactsImages: [{ from: release('7.0(3)I3(1)')",
    "compactsImages: [{ from: release('7.0(3)I7(7)')",
    'CSCvs23686',
  ],
  [
    'compaction over SCP is known too late',
    'facts/traits.ts',
    "compactsOverScp: [{ from: release('7.0(3)I5(2)')",
    "compactsOverScp: [{ from: release('7.0(3)I6(1)')",
    'CSCvg51567',
  ],
  [
    'the 29 % defect came with 7.0(3)I7 only',
    'defects/CSCvt11426.ts',
    "since: '7.0(3)I5(2)'",
    "since: '7.0(3)I7(1)'",
    'CSCvt11426',
  ],
  [
    'the in-band defect is in 7.0(3)I5(3) as well',
    'defects/CSCvg51567.ts',
    "only: ['7.0(3)I5(2)'",
    "only: ['7.0(3)I5(3)', '7.0(3)I5(2)'",
    'CSCvg51567-fixed',
  ],
  [
    'the boot loop is fixed a release too early',
    'defects/CSCvs23686.ts',
    "fixedIn: ['7.0(3)I7(7)'",
    "fixedIn: ['7.0(3)I7(6)'",
    'CSCvs23686',
  ],
  [
    'the boot loop came with 7.0(3)I7 only',
    'defects/CSCvs23686.ts',
    "since: '7.0(3)I3(1)'",
    "since: '7.0(3)I7(1)'",
    'CSCvs23686',
  ],
  [
    'the console leaves a line of the boot loop out',
    'cli/console/boot-text.ts',
    "'MD5Sum mismatch', 'File does not exist, boot failed.'];",
    "'MD5Sum mismatch'];",
    'boot-loop',
  ],
  [
    'the installer accepts images of other groups',
    'machine/install/upgrade-check.ts',
    "if (header.family === 'nxos' && !suits(header, model.group)) return { why: 'other-platform' };",
    "if (header.family === 'nxos' && model.group === null) return { why: 'other-platform' };",
    'platform-groups.yaml',
  ],
  [
    'the installer leaves the boot variable alone',
    'machine/install/installation.ts',
    'configuration.change(bootImages, images, clock.now());',
    'void images;',
    'classic-path',
  ],
  [
    'the installer does not save the configuration',
    'machine/install/installation.ts',
    "if (step.kind === 'save') this.#save()",
    "if (step.kind === 'notify') this.#save()",
    'classic-path',
  ],
  [
    'an upgrade from 6.0(2) is like any other restart',
    'machine/install/installation.ts',
    "? 'Disruptive upgrade' : 'Reset due to upgrade'",
    "? 'Reset due to upgrade' : 'Reset due to upgrade'",
    'classic-path',
  ],
  [
    'a failed installation keeps the new boot variable',
    'machine/install/installation.ts',
    'configuration.change(bootImages, plan.previousImages, clock.now());',
    '',
    'CSCvk30831',
  ],
  [
    'the BIOS never fails',
    'defects/CSCvk30831.ts',
    "request.attempt === 1 ? 'failed'",
    "request.attempt === 0 ? 'failed'",
    'CSCvk30831',
  ],
  [
    'the BIOS fails every time',
    'defects/CSCvk30831.ts',
    "request.attempt === 1 ? 'failed'",
    "request.attempt > 0 ? 'failed'",
    'CSCvk30831',
  ],
  [
    'the misread flash is not cured by a newer BIOS',
    'defects/eUSB-MD5.ts',
    '&& builtIn(model, biosVersion) <= yearOfNotice',
    '&& builtIn(model, biosVersion) > 0',
    'eUSB-MD5-absent',
  ],
  [
    'the stick is misread like the flash',
    'defects/eUSB-MD5.ts',
    "image.filesystem === 'bootflash' &&",
    '',
    'eUSB-MD5.yaml',
  ],
  [
    'the misread flash concerns every release',
    'defects/eUSB-MD5.ts',
    'return isMisread && affects(misreadFlash, release(request.header.release)) ?',
    'return isMisread ?',
    'eUSB-MD5',
  ],
  [
    'the SCP server comes late on Nexus 3500',
    'facts/traits.ts',
    "from: release('6.0(2)A1(1)'), source: 'TechNote 215781, table of SCP",
    "from: release('6.0(2)A3(1)'), source: 'TechNote 215781, table of SCP",
    'nexus-as-server',
  ],
];

/** Makes one break in `folder`; who noticed it, or why nobody did. */
async function attempt([, file, text, replacement, filter], folder) {
  const path = join(root, 'src', file);
  const source = readFileSync(path, 'utf8');
  if (!source.includes(text)) return { noticed: [], why: 'its text is no longer in the source' };
  const program = join(folder, 'n3k.cjs');
  await bundle(
    root,
    program,
    path,
    source.replace(text, () => replacement),
  );
  const scenarioRun = ['scenario', 'run', 'scenarios', '--filter', filter, '--jobs', String(jobs)];
  const played = spawnSync(process.execPath, [program, ...scenarioRun], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
  });
  const noticed = [...played.stdout.matchAll(/^FAIL (.*) \(\d+ ms\)$/gm)].map(([, title]) => title);
  // Status 2 says that the scenarios could not be read: nobody noticed anything then.
  if (played.status === 1 && noticed.length > 0) return { noticed };
  return { noticed: [], why: `not noticed by "${filter}" (exit status ${played.status})` };
}

function report(title, { noticed: [first, ...others], why }) {
  if (first === undefined) return console.log(`MISSED ${title}: ${why}`);
  console.log(`caught ${title} <- ${first}${others.length === 0 ? '' : ` and ${others.length} more`}`);
}

async function main() {
  const options = {
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    random: { type: 'string' },
    seed: { type: 'string', default: '1' },
  };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) return void process.stdout.write(usage);
  if (values.random !== undefined) {
    const count = Number(values.random);
    if (!Number.isInteger(count) || count < 1)
      throw new Error(`--random takes a number of breaks, not "${values.random}"`);
    const missed = await breakAtRandom(root, count, values.seed, values.list);
    if (!values.list) console.log(`${count - missed} of ${count} breaks were caught (seed ${values.seed})`);
    if (missed > 0) process.exitCode = 1;
    return;
  }
  const wanted = mutations.filter(([title]) => title.includes(positionals.join(' ')));
  if (wanted.length === 0) throw new Error(`no break has "${positionals.join(' ')}" in its title; see --list`);
  if (values.list) {
    for (const [title, file] of wanted) console.log(`${title} (src/${file})`);
    return;
  }
  const folder = mkdtempSync(join(root, 'dist', '.mutation-'));
  let missedCount = 0;
  try {
    for (const mutation of wanted) {
      const outcome = await attempt(mutation, folder);
      if (outcome.noticed.length === 0) missedCount += 1;
      report(mutation[0], outcome);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${wanted.length - missedCount} of ${wanted.length} breaks were caught`);
  if (missedCount > 0) process.exitCode = 1;
}

main().catch((error) => {
  console.error(`mutations: ${error.message}`);
  process.exitCode = 2;
});
