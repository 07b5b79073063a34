import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Facts, shippedModels } from '../../src/facts/catalog.ts';
import { withLab } from '../../src/testing/index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'n3k-models-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes a model that differs from the shipped N3K-C3064PQ-10GE in what `change` does to its text. */
function writeModel(pid: string, change: (text: string) => string = (text) => text): void {
  const shipped = readFileSync(join(shippedModels(), 'N3K-C3064PQ-10GE.yaml'), 'utf8');
  writeFileSync(join(folder, `${pid}.yaml`), change(shipped).replace(/^pid: .*$/m, `pid: ${pid}`));
}

describe("a user's folder of models", () => {
  it('adds models to the shipped ones, and they run', async () => {
    writeModel('N3K-LAB', (text) =>
      text.replace('value: [usb1]', 'value: []').replace('"Nexus3064 Chassis"', '"Lab Chassis"'),
    );
    const facts = new Facts(undefined, folder);
    expect(facts.pids()).toEqual([...new Facts().pids(), 'N3K-LAB'].sort());
    const devices = [{ name: 'mine', model: 'N3K-LAB', release: '9.2(4)' }];
    const version = await withLab(
      async (lab) => (await lab.device('mine').openInside()).type('show version'),
      { devices },
      { facts },
    );
    expect(version).toContain('cisco Lab Chassis ');
    expect(version).not.toContain('usb1');
  });

  it('may give bootflash every format that outlasts the power, and files take its blocks', async () => {
    writeModel('N3K-FAT', (text) => text.replace('filesystem: { value: "ext3"', 'filesystem: { value: "fat32"'));
    const facts = new Facts(undefined, folder);
    const bootflash = { files: [{ name: 'small.txt', text: 'x' }] };
    const freed = await withLab(
      (lab) =>
        Promise.resolve(
          lab.devices.map(({ files }) => {
            const before = files.freeBytes();
            files.remove('small.txt');
            return files.freeBytes() - before;
          }),
        ),
      {
        devices: [
          { name: 'fat', model: 'N3K-FAT', release: '9.2(4)', bootflash },
          { name: 'ext', model: 'N3K-C3064PQ-10GE', release: '9.2(4)', bootflash },
        ],
      },
      { facts },
    );
    expect(freed).toEqual([8192, 4096]);
  });

  it('refuses a bootflash that would be gone without power', () => {
    writeModel('N3K-TMP', (text) => text.replace('filesystem: { value: "ext3"', 'filesystem: { value: "tmpfs"'));
    expect(() => new Facts(undefined, folder).model('N3K-TMP')).toThrow(/N3K-TMP\.yaml:\d+:\d+: bootflash\.filesystem/);
  });

  it('replaces a shipped model of the same name', () => {
    writeModel('N3K-C3048TP-1GE');
    expect(new Facts(undefined, folder).model('N3K-C3048TP-1GE').chassis).toBe('Nexus3064 Chassis');
  });

  it('may describe an image, which then has no shipped digests', () => {
    mkdirSync(join(folder, 'images'));
    const file = 'family: nxos\nrelease: 9.3(4)\nsizeBytes: { value: 1700000256, source: "a file of mine" }\n';
    writeFileSync(join(folder, 'images', 'nxos.9.3.4.yaml'), file);
    const image = new Facts(undefined, folder).image('nxos.9.3.4.bin');
    expect(image.sizeBytes).toBe(1_700_000_256);
    expect(image.digests).toEqual({});
  });

  it('that is not there is named', () => {
    expect(() => new Facts(undefined, join(folder, 'none')).pids()).toThrow(/none: no such file or folder/);
  });

  it('must call a file as the model is called', () => {
    writeModel('N3K-LAB', (text) => text);
    writeFileSync(join(folder, 'N3K-OTHER.yaml'), readFileSync(join(folder, 'N3K-LAB.yaml')));
    expect(() => new Facts(undefined, folder).model('N3K-OTHER')).toThrow('pid: "N3K-LAB" is not the name of the file');
  });
});
