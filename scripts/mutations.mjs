/**
 * Breaks the machine on purpose, one break at a time in a bundle of its own, and expects a shipped scenario to notice.
 * `node scripts/mutations.mjs TEXT` makes the breaks with this text in their title only. Prints a line for each break; fails when one goes unnoticed or its text is no longer in the source.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');

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
];

const scratch = mkdtempSync(join(root, 'dist', '.mutation-'));
let failedCount = 0;
try {
  const wanted = process.argv[2] ?? '';
  for (const [index, [title, file, text, replacement, filter]] of mutations.entries()) {
    if (!title.includes(wanted)) continue;
    const path = join(root, 'src', file);
    const source = readFileSync(path, 'utf8');
    let verdict = 'its text is no longer in the source';
    if (source.includes(text)) {
      const program = await bundle(
        path,
        source.replace(text, () => replacement),
        index,
      );
      const { status, stdout } = spawnSync(
        process.execPath,
        [program, 'scenario', 'run', 'scenarios', '--filter', filter],
        {
          cwd: root,
          encoding: 'utf8',
        },
      );
      const noticed = stdout.match(/^FAIL .*$/gm) ?? [];
      verdict = status === 1 && noticed.length > 0 ? '' : `not noticed by "${filter}" (exit status ${status})`;
    }
    if (verdict !== '') failedCount += 1;
    console.log(`${verdict === '' ? 'caught' : 'MISSED'} ${title}${verdict === '' ? '' : `: ${verdict}`}`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(failedCount === 0 ? 'every break was caught' : `${failedCount} breaks were missed`);
if (failedCount > 0) process.exitCode = 1;

/** The program with one source file replaced. */
async function bundle(path, contents, index) {
  const outfile = join(scratch, `n3k-${index}.cjs`);
  const mutated = {
    name: 'mutated',
    setup(on) {
      on.onLoad({ filter: /\.ts$/ }, (request) => (request.path === path ? { contents, loader: 'ts' } : undefined));
    },
  };
  await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    plugins: [mutated],
    define: { 'import.meta.url': '__importMetaUrl', 'import.meta.dirname': '__dirname' },
    banner: { js: "const __importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    logLevel: 'error',
  });
  return outfile;
}
