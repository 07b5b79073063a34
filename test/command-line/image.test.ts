import { createHash } from 'node:crypto';
import { mkdtempSync, openSync, readFileSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Facts } from '../../src/facts/catalog.ts';
import { n3k } from './n3k.ts';

const name = 'n3000-uk9-kickstart.6.0.2.U6.3a.bin';
const published = new Facts().image(name);

let folder = '';
let file = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'n3k-image-'));
  file = join(folder, 'kickstart.bin');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('an image as a real file', () => {
  it('has the bytes that the switch serves', async () => {
    expect(await n3k('image', 'create', name, '--output', file)).toEqual({
      status: 0,
      stdout: `${file}: ${published.sizeBytes} bytes, release 6.0(2)U6(3a)\n`,
      stderr: '',
    });
    expect(statSync(file).size).toBe(published.sizeBytes);
    expect(createHash('md5').update(readFileSync(file)).digest('hex')).toBe(published.digests.full?.md5);
  });

  it('is intact, until a byte is not', async () => {
    const intact = await n3k('image', 'inspect', file);
    expect([intact.status, intact.stderr]).toEqual([0, '']);
    expect(intact.stdout.split('\n').slice(0, 7)).toEqual([
      `file      ${file}`,
      `size      ${published.sizeBytes} bytes`,
      'family    n3000-uk9-kickstart',
      'release   6.0(2)U6(3a)',
      'form      full',
      `md5       ${published.digests.full?.md5}`,
      'check     intact',
    ]);
    const json: unknown = JSON.parse((await n3k('image', 'inspect', file, '--json')).stdout);
    expect(json).toMatchObject({ release: '6.0(2)U6(3a)', compactFor: null, check: 'intact' });
    const descriptor = openSync(file, 'r+');
    writeSync(descriptor, Buffer.from([(readFileSync(file)[1_000_000] ?? 0) ^ 1]), 0, 1, 1_000_000);
    const damaged = await n3k('image', 'inspect', file);
    expect([damaged.status, damaged.stdout]).toEqual([
      1,
      expect.stringContaining('check     section common is damaged\n'),
    ]);
    truncateSync(file, 5000);
    expect(await n3k('image', 'inspect', file)).toMatchObject({ status: 1 });
  });
});
