import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
// A script, which has no types of its own.
// @ts-expect-error
import { linesRead } from '../scripts/typed/lines-read.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

it('docs/coverage.md tells of everything that can be typed', { timeout: 60_000 }, async () => {
  const { stderr } = await promisify(execFile)(process.execPath, ['scripts/coverage-page.mjs', '--check'], {
    cwd: root,
  });
  expect(stderr).toBe('');
});

it('a line of the notation counts as read where its value or its identity is asked for', () => {
  const sources = new Map([
    [
      '/src/a.ts',
      "export const one = line('one <word>');\nconst two = line(\n  'two',\n);\nconst lines = notation('a', [one, two]);\nisOn(lines.slice.of(running), two);",
    ],
    [
      '/src/b.ts',
      "import { one as first } from './a.ts';\nconst found = listIn(bodyOf(a, b), first);\nvaluesAt(body, 'three four');",
    ],
  ]);
  expect(linesRead(sources, dirname)).toEqual(['one <word>', 'three four', 'two']);
});
