import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The cells of each row of the table of limits, without its head. */
const rows = readFileSync(join(root, 'docs/limits.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) => {
    const cells = line.split(/(?<!\\)\|/).slice(1, -1);
    return cells.map((cell) => cell.trim());
  });

it('every row of the table of limits says what, how far, what happens, and which test holds it', () => {
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.filter((cells) => cells.length !== 4 || cells.includes(''))).toEqual([]);
  const untested = rows.filter(([, , , test = '']) => !/`[^`]+`/.test(test));
  expect(untested.map(([what]) => what)).toEqual([]);
});

it('no row stands twice', () => {
  const names = rows.map(([what]) => what);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

/** Where a row's check may stand: a test, or a bounded run that CI plays. */
const checks = /^(test\/|scripts\/|\.ci\/)/;

it('every test that the table names is there', () => {
  const named = rows.flatMap(([, , , test = '']) => [...test.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''));
  expect(named.filter((path) => !checks.test(path) || !existsSync(join(root, path)))).toEqual([]);
});
