import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hex, utf8 } from '../../src/base/bytes.ts';
import { host } from '../../src/base/host/host.ts';
import { readBuilt } from '../../src/facts/built-values.ts';
import { parse } from '../../src/facts/yaml.ts';
import { builtProgram } from '../built.ts';
import { root } from '../sources.ts';

const files = ['models', 'scenarios'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(root, folder, name)),
);

/** The same text for a reader, and another for whoever looks for its digest. */
function changed(text: string): string {
  return `${text}\n# a remark`;
}

describe('the values that the build has made of the shipped YAML texts', () => {
  it('are what parsing the text gives, for every file', () => {
    builtProgram();
    const built = JSON.parse(readFileSync(join(root, 'dist', 'values.json'), 'utf8'));
    expect(files.length).toBeGreaterThan(60);
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      const json = built[hex(host().digest('sha256', utf8(text)))];
      expect(JSON.parse(json), file).toEqual(parse(changed(text), file).value);
    }
  });

  it.each(['', '{', 'null', '[', '3', '{"a":"{}'])('count as missing where the file holds %j', (text) => {
    const folder = mkdtempSync(join(tmpdir(), 'n3k-values-'));
    try {
      expect(readBuilt(join(folder, 'values.json'))).toEqual({});
      writeFileSync(join(folder, 'values.json'), text);
      expect(readBuilt(join(folder, 'values.json'))).toEqual({});
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('have the positions of the text', () => {
    const file = join(root, 'scenarios/labs/technote.yaml');
    const text = readFileSync(file, 'utf8');
    const [read, anew] = [parse(text, file), parse(changed(text), file)];
    expect(read.value).toEqual(anew.value);
    expect(anew.positionOf(['devices', 0, 'model'])).toBeDefined();
    for (const part of ['key', 'value'] as const) {
      expect(read.positionOf(['devices', 0, 'model'], part)).toEqual(anew.positionOf(['devices', 0, 'model'], part));
    }
    expect(read.writtenAt(['devices', 0, 'model'])).toBe(anew.writtenAt(['devices', 0, 'model']));
  });
});
