import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { n3k } from './n3k.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'n3k-wrong-'));
  mkdirSync(join(folder, 'dir'));
  writeFileSync(join(folder, 'there'), 'x\n');
  execFileSync('mkfifo', [join(folder, 'pipe.yaml')]);
  writeFileSync(
    join(folder, 'lab.yaml'),
    'clock: { speed: instant }\ndevices: [{ name: a, model: N3K-C3064PQ-10GE, release: 9.3(4) }]\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

/** `@` stands for the folder of this test. */
const cases: readonly (readonly [string, RegExp])[] = [
  ['lab new @there', /@there: it is there already .*\(name a new file/],
  ['lab new @none/x', /@none\/x: no such file or folder .*\(name a new file/],
  ['lab new @there/x', /@there\/x: this is a file, not a folder/],
  ['image create nxos.9.3.4.bin --output @there', /@there: it is there already .*\(remove it first/],
  ['image create nxos.9.3.4.bin --output @none/x', /@none\/x: no such file or folder .*\(name a file that can be/],
  ['image create nxos.9.3.4.bin --output @dir', /@dir: .*\((?:remove it first|name )/],
  ['image inspect @none', /@none: no such file or folder/],
  ['image inspect @dir', /@dir: this is a folder, not a file/],
  ['image inspect @there', /@there: this is no image \(n3k image create NAME makes an image\)/],
  ['image inspect /dev/full', /this is no file but a device/],
  ['scenario check @pipe.yaml', /@pipe\.yaml: this is a named pipe, which is no file/],
  ['scenario run @pipe.yaml', /@pipe\.yaml: this is a named pipe, which is no file/],
  ['lab check @pipe.yaml', /@pipe\.yaml: this is a named pipe, which is no file/],
  ['run @pipe.yaml', /@pipe\.yaml: this is a named pipe, which is no file/],
  ['exec @lab.yaml -- @none', /cannot run @none: no such file or folder .*\(name a program that is installed/],
  ['exec @lab.yaml -- @there', /cannot run @there: it may not be/],
  ['run @lab.yaml --state @there', /the state folder @there cannot be used: this is a file, not a folder/],
  ['console 127.0.0.1:1', /no console answers on 127\.0\.0\.1:1: nothing listens there \(n3k console lists/],
  ['console 127.0.0.1:99999', /ports are numbers from 1 to 65535/],
];

describe('a wrong file, folder, program or place is told of in words, with what to do', () => {
  it.each(cases)('n3k %s', async (line, says) => {
    const { status, stderr } = await n3k(...line.split(' ').map((word) => word.replace('@', `${folder}/`)));
    const said = stderr.replaceAll(`${folder}/`, '@');
    expect(said).toMatch(says);
    expect(said).not.toMatch(/E[A-Z]{4,}:|spawn|errno|^ {4}at /m);
    expect(said.trim().split('\n').length).toBe(1);
    expect(status).toBe(2);
  });
});
