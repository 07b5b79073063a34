import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Facts, shippedModels } from '../../src/facts/catalog.ts';
import { n3k } from './n3k.ts';

const facts = new Facts();

/** What a command printed as JSON. */
async function json(...args: readonly string[]): Promise<unknown> {
  const { status, stdout, stderr } = await n3k(...args, '--json');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'n3k-models-'));
  copyFileSync(join(shippedModels(), 'N3K-C3064PQ-10GE.yaml'), join(folder, 'N3K-C3064PQ-10GE.yaml'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('n3k models', () => {
  it('lists every model', async () => {
    const { stdout, status } = await n3k('models');
    expect(status).toBe(0);
    const names = stdout
      .split('\n')
      .slice(1, 1 + facts.pids().length)
      .map((line) => line.split(' ')[0]);
    expect(names).toEqual(facts.pids());
    expect(await json('models')).toMatchObject({ models: facts.pids().map((pid) => ({ pid })) });
  });

  it('gives all facts of one model with their sources', async () => {
    const { stdout } = await n3k('models', 'N3K-C3064PQ-10GE');
    expect(stdout).toMatch(/^bootflash\.totalBytes +1648623616 {2}TechNote 215781, dir bootflash:$/m);
    expect(stdout).toMatch(/^bootflash\.baseUsedBytes +95875072 {2}inferred: technote listing/m);
    expect(stdout).toMatch(/^fans +1 x N3K-C3064-FAN +Cisco white paper/m);
    expect(await json('models', 'N3K-C3064PQ-10GE')).toEqual(facts.modelFile('N3K-C3064PQ-10GE'));
    expect((await n3k('models', 'N3K-C3064PQ-10GE', '--yaml')).stdout).toBe(facts.modelText('N3K-C3064PQ-10GE'));
  });

  it('names the models when one is unknown', async () => {
    const { status, stderr } = await n3k('models', 'N3K-X');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^n3k: unknown model "N3K-X" \(known models: N3K-C3048TP-1GE, /);
  });

  it('tells where a fact of a user is wrong', async () => {
    const path = join(folder, 'N3K-WRONG.yaml');
    writeFileSync(path, facts.modelText('N3K-C3064PQ-10GE').replace('value: 64,', 'value: many,'));
    expect(await n3k('models', 'N3K-WRONG', '--models', folder)).toEqual({
      status: 2,
      stdout: '',
      stderr: `n3k: ${path}:7:17: ports.value: expected a number, not "many" (the number of Ethernet ports; such as value: 64)\n`,
    });
    rmSync(path);
  });
});

it('n3k models tells what changes with the release in words', async () => {
  const { stdout } = await n3k('models', 'N3K-C3048TP-1GE');
  expect(stdout).toMatch(
    /^revisions\.0 +since 6\.0\(2\)U1\(1\), memoryKb 3665288, partitionKb 2007040 +show version of/m,
  );
  expect(stdout).not.toContain('[object');
});

describe('n3k releases', () => {
  it('lists all, or those of a model', async () => {
    const { stdout } = await n3k('releases');
    expect(stdout).toMatch(
      /^7\.0\(3\)I3\(1\) +2016 {2}in place +nxos\.7\.0\.3\.I3\.1\.bin +2\/8\/2016 20:00:00 \[02\/09\/2016 05:18:17\]$/m,
    );
    // A heading, and behind an empty line what a mark means.
    expect(stdout.trimEnd().split('\n')).toHaveLength(1 + facts.releases().length + 2);
    expect(stdout).toMatch(/^6\.0\(2\)U6\(10\) .* {2,}3\/30\/2017 9:00:00 \[03\/30\/2017 16:37:34\]$/m);
    expect(stdout).toMatch(/^6\.0\(2\)U6\(9\) .* ~\d+\/\d+\/2017 /m);
    const own = facts.releasesOf(facts.model('N7K-C7009')).map(({ release }) => ({ release }));
    expect(await json('releases', '--model', 'N7K-C7009')).toMatchObject({ releases: own });
  });
});

describe('n3k image list', () => {
  it('gives the checksums to compare a download with', async () => {
    const { stdout } = await n3k('image', 'list', '--model', 'N3K-C3064PQ-10GE', '--release', '9.3(4)');
    const full = facts.image('nxos.9.3.4.bin');
    const compact = facts.image('n3000-compact.9.3.4.bin');
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => line.split(/ +/)),
    ).toEqual([
      ['nxos.9.3.4.bin', '9.3(4)', 'all', '1679871488', 'source', full.digests.full?.md5, full.digests.full?.sha512],
      [
        ...['n3000-compact.9.3.4.bin', '9.3(4)', '3000', String(compact.sizeBytes), 'inferred'],
        ...[compact.digests.full?.md5, compact.digests.full?.sha512],
      ],
    ]);
  });

  it('lists every image once', async () => {
    const names = [...(await n3k('image', 'list', '--json')).stdout.matchAll(/"name": "(.*)"/g)].map(
      ([, name]) => name,
    );
    expect(names.sort()).toEqual(facts.imageNames());
  });

  it('is empty for a release that the model does not run', async () => {
    expect(await json('image', 'list', '--model', 'N3K-C3048TP-1GE', '--release', '10.1(2)')).toEqual({ images: [] });
  });
});
