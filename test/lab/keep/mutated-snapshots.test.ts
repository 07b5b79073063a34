import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { EmulatorError } from '../../../src/base/emulator-error.ts';
import { seededRandom } from '../../../src/base/random.ts';
import { changeOf, lineOf } from '../../../src/lab/keep/state-line.ts';
import { startLab } from '../../../src/start-lab.ts';
import { technoteLab } from '../../../src/testing/index.ts';
import { rounds } from '../../wide.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The places of all values in plain data. */
function placesIn(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...at, name]))];
}

/** The same data with another value at one place. */
function withValue(data: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(data))
    return data.map((item, index) => (String(index) === name ? withValue(item, rest, value) : item));
  const inner = Object.entries(data ?? {}).find(([known]) => known === name)?.[1];
  return { ...(data ?? {}), [name]: withValue(inner, rest, value) };
}

const wrongValues: readonly unknown[] = [null, -1, 1e300, 'x', '', {}, [], true, { kind: 'text' }, 'x'.repeat(5_000)];
const mutations = rounds(200, 600);

describe('a snapshot with one wrong value', () => {
  it(`is restored or refused by name, whichever of ${mutations} it is`, async () => {
    const lab = await startLab({ ...technoteLab(), clock: { speed: 'instant' } });
    const session = await lab.devices[0]?.openInside();
    await session?.type(
      'configure terminal ; username bob password Str0ng_pw ; end ; checkpoint cp ; mkdir bootflash:d',
    );
    await session?.close();
    const saved: unknown = JSON.parse(JSON.stringify(lab.save()));
    const places = placesIn(saved).slice(1);
    const random = seededRandom('mutations');
    let refused = 0;
    for (let count = 0; count < mutations; count += 1) {
      const place = places[random.integer(places.length)] ?? [];
      const value = wrongValues[random.integer(wrongValues.length)];
      const mutated = withValue(saved, place, value);
      try {
        // A file may hold anything, whatever the type says.
        lab.restore(mutated as ReturnType<typeof lab.save>);
      } catch (error) {
        refused += 1;
        expect(error, `${place.join('.')} = ${JSON.stringify(value)}`).toBeInstanceOf(EmulatorError);
      }
    }
    expect(refused).toBeGreaterThan(100);
    lab.restore(saved as ReturnType<typeof lab.save>);
    expect(await lab.devices[0]?.type('show hostname')).toContain('N3K');
    await lab.close();
  }, 120_000);
});

describe('a record that somebody has changed', () => {
  it('reads no file of the host, and what it has lost is named', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'n3k-changed-'));
    folders.push(folder);
    const lab = await startLab(technoteLab(), { stateFolder: folder });
    await lab.devices[0]?.type('mkdir bootflash:mine');
    await lab.close();
    const name = readdirSync(folder).find((file) => file.endsWith('.record')) ?? '';
    const file = join(folder, name);
    const [line = ''] = readFileSync(file, 'utf8').split('\n');
    const parts = { ...changeOf(line)?.parts };
    const stolen = (content: unknown): unknown => ({ kind: 'file', modifiedMs: 0, content });
    parts['file bootflash:/a'] = stolen({ kind: 'borrowed', path: '/etc/passwd', sizeBytes: 10 });
    parts['file bootflash:/b'] = stolen({
      kind: 'spooled',
      id: '../../../etc/passwd',
      path: '/etc/passwd',
      sizeBytes: 10,
    });
    parts['file bootflash:/c'] = stolen({ kind: 'spooled', id: 'spool-1', path: '/etc/passwd', sizeBytes: 10 });
    parts['file bootflash:/d'] = stolen({ kind: 'text', text: 'kept' });
    parts.hardware = { bios: 7 };
    writeFileSync(file, lineOf({ parts }));
    const warnings: string[] = [];
    const again = await startLab(technoteLab(), { stateFolder: folder, warn: (message) => warnings.push(message) });
    const listed = (await again.devices[0]?.type('dir bootflash:')) ?? '';
    expect(listed).toMatch(/ d$/m);
    expect(listed).toMatch(/ mine\/$/m);
    expect(listed).not.toMatch(/ [abc]$/m);
    expect(warnings.map((warning) => /lost: \S+ (\S+ \S+?)[.:]/.exec(warning)?.[1] ?? warning)).toHaveLength(4);
    await again.close();
  });
});
