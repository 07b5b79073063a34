import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRows, documentOf } from '../../scripts/matrix/document.ts';
import { packageRoot } from '../../src/base/package-root.ts';
import { Facts } from '../../src/facts/catalog.ts';
import { isWide, shareOf } from '../wide.ts';

const facts = new Facts();

/** The releases of which something is expected below, on every model, and of each model some others. */
const told = ['6.0(2)U6(3a)', '7.0(3)I7(1)', '7.0(3)I7(2)', '7.0(3)I7(8)', '9.2(3)', '9.2(4)'];
const playedOf = (releases: readonly string[], model: string): readonly string[] => {
  const isTold = (release: string): boolean => model === 'N3K-C3064PQ-10GE' && told.includes(release);
  const others = shareOf(
    releases.filter((release) => !isTold(release)),
    5,
    model,
  );
  return releases.filter((release) => isTold(release) || others.includes(release));
};

/** The part of the document that depends on the rows alone, and not on how many there are. */
const tablesOf = (text: string): readonly string[] => text.slice(text.indexOf('\n## ')).split('\n');
/** A line without an outcome. */
const isUnplayed = /^\| \S+ \|(?: {2}\|)+$/;

describe('the compaction matrix', () => {
  it('is what the switches do, in every row, and shows what the technote says', { timeout: 120_000 }, async () => {
    const rows = await allRows(facts, playedOf);
    const written = readFileSync(join(packageRoot(), 'docs', 'compaction-matrix.md'), 'utf8');
    const made = documentOf(facts, rows);
    if (isWide) expect(made).toBe(written);
    expect(tablesOf(made).length).toBe(tablesOf(written).length);
    const differing = tablesOf(made).filter((line, at) => !isUnplayed.test(line) && line !== tablesOf(written)[at]);
    expect(differing).toEqual([]);
    expect(rows.length).toBeGreaterThan(isWide ? 4000 : 1000);
    const outcome = (running: string, image: string, method: string): string | undefined =>
      rows.find(
        (row) =>
          row.model === 'N3K-C3064PQ-10GE' && row.running === running && row.image === image && row.method === method,
      )?.outcome;
    expect(outcome('7.0(3)I7(8)', 'nxos.7.0.3.I7.8.bin', 'bootflash')).toBe('compacts');
    expect(outcome('7.0(3)I7(8)', 'nxos.9.3.4.bin', 'bootflash')).toBe('does not fit');
    expect(outcome('7.0(3)I7(8)', 'nxos.9.3.4.bin', 'usb')).toBe('compacts');
    expect(outcome('7.0(3)I7(8)', 'nxos.9.3.4.bin', 'scp management')).toBe('compacts');
    expect(outcome('7.0(3)I7(1)', 'nxos.7.0.3.I7.8.bin', 'scp in-band')).toBe('in-band failure');
    expect(outcome('7.0(3)I7(2)', 'nxos.7.0.3.I7.8.bin', 'scp in-band')).toBe('compacts');
    expect(outcome('9.2(3)', 'nxos.9.3.3.bin', 'scp management')).toBe('fails at 29 %');
    expect(outcome('9.2(3)', 'nxos.9.3.3.bin', 'usb')).toBe('boot loop');
    expect(outcome('9.2(4)', 'nxos.9.3.3.bin', 'usb')).toBe('compacts');
    expect(outcome('6.0(2)U6(3a)', 'nxos.7.0.3.I7.8.bin', 'usb')).toBe('no such command');
  });
});
