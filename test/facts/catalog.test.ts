import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmulatorError } from '../../src/base/emulator-error.ts';
import { packageRoot } from '../../src/base/package-root.ts';
import { Facts } from '../../src/facts/catalog.ts';
import { headerBytes, layoutOf } from '../../src/facts/image-layout.ts';
import { compareReleases, release } from '../../src/facts/release.ts';
import { platformGroups } from '../../src/facts/traits.ts';

const facts = new Facts();

describe('the shipped facts', () => {
  it.each(facts.pids())('model %s loads and makes sense', (pid) => {
    const model = facts.model(pid);
    expect(model.pid).toBe(pid);
    const { partitionKb, totalBytes, baseUsedBytes } = model.bootflash;
    expect(totalBytes % 4096).toBe(0);
    expect(baseUsedBytes % 4096).toBe(0);
    expect(totalBytes).toBeLessThanOrEqual(partitionKb * 1024 * 1.01);
    expect(baseUsedBytes).toBeLessThan(totalBytes);
  });

  it('have images whose sections sum up', () => {
    for (const name of facts.imageNames()) {
      const image = facts.image(name);
      expect(image.fileName).toBe(name);
      const sizes = Object.fromEntries(image.sections.map((section) => [section.name, section.sizeBytes]));
      const sum = image.sections.reduce((total, { sizeBytes }) => total + sizeBytes, headerBytes);
      expect(sum, name).toBe(image.sizeBytes);
      for (const group of image.compactSizeBytes === undefined ? [] : platformGroups) {
        const compact = headerBytes + (sizes.common ?? 0) + (sizes[group] ?? 0);
        expect(compact, `${name} ${group}`).toBe(image.compactSizeBytes?.[group]);
      }
      expect(image.sections.filter(({ sizeBytes }) => sizeBytes <= 0)).toEqual([]);
    }
  });

  it('have boot images for every release', () => {
    for (const known of facts.releases()) {
      const images = facts.bootImages(release(known.release));
      expect(images.map((image) => image.release.text)).toEqual(images.map(() => known.release));
    }
  });

  it('list releases oldest first', () => {
    const listed = facts.releases().map((known) => release(known.release));
    expect([...listed].sort(compareReleases)).toEqual(listed);
  });

  it('name what is known when something is not', () => {
    const told = (ask: () => unknown): string => {
      try {
        ask();
      } catch (error) {
        if (error instanceof EmulatorError) return `${error.message} | ${error.hint}`;
      }
      return 'nothing wrong';
    };
    const models = facts.pids().join(', ');
    expect(told(() => facts.model('N3K-X'))).toBe(`unknown model "N3K-X" | known models: ${models}`);
    expect(told(() => facts.model('../package'))).toBe(`unknown model "../package" | known models: ${models}`);
    expect(told(() => facts.model('releases'))).toBe(`unknown model "releases" | known models: ${models}`);
    expect(told(() => facts.release('9.9(9)'))).toBe(
      'unknown release "9.9(9)" | did you mean "9.3(9)"? n3k releases lists them',
    );
    expect(told(() => facts.release('9.2(9)'))).toBe(
      'unknown release "9.2(9)" | did you mean "9.2(1)"? known: 9.2(1), 9.2(2), 9.2(3), 9.2(4)',
    );
    expect(told(() => facts.image('nxos.1.bin'))).toMatch(
      /^unknown image "nxos\.1\.bin" \| did you mean "nxos\..*\.bin"\? n3k image list lists them$/,
    );
  });
});

describe('a layout', () => {
  it('refuses compact sizes that the image cannot hold', () => {
    const compactSizeBytes = { '3000': 900_000, '3100': 900_000, '3500': 900_000 };
    expect(() => layoutOf({ sizeBytes: 1_000_000, compactSizeBytes })).toThrow('leave no room');
  });

  it('of an image without compact form is one section', () => {
    expect(layoutOf({ sizeBytes: 10_000, compactSizeBytes: undefined })).toEqual([
      { name: 'common', sizeBytes: 10_000 - headerBytes },
    ]);
  });
});

describe('a wrong fact', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'n3k-facts-'));
    cpSync(join(packageRoot(), 'models'), folder, { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What reading says after `from` was replaced by `to` in one file. */
  function replaced(file: string, from: string, to: string, ask: (facts: Facts) => unknown): string {
    const path = join(folder, file);
    const original = readFileSync(path, 'utf8');
    expect(original).toContain(from);
    writeFileSync(path, original.replace(from, to));
    try {
      ask(new Facts(folder));
      return 'nothing wrong';
    } catch (error) {
      return error instanceof EmulatorError ? error.message.replace(folder, 'models') : String(error);
    } finally {
      writeFileSync(path, original);
    }
  }

  const model = (known: Facts): unknown => known.model('N3K-C3064PQ-10GE');

  it('is told with file, line, path and what was expected', () => {
    const file = 'N3K-C3064PQ-10GE.yaml';
    expect(replaced(file, 'value: 64,', 'value: "64",', model)).toMatch(/^models\/N3K-C3064PQ-10GE\.yaml:7:\d+: ports/);
    expect(replaced(file, 'totalBytes: { value: 1648623616', 'totalBytes: { value: -1', model)).toMatch(
      /^models\/N3K-C3064PQ-10GE\.yaml:13:\d+: bootflash\.totalBytes/,
    );
    expect(replaced(file, 'usbSlots: { value: [usb1]', 'usbSlots: { value: [usb7]', model)).toMatch(
      /^models\/N3K-C3064PQ-10GE\.yaml:15:\d+: usbSlots\.value\.0: .*usb1 or usb2/,
    );
  });

  it('without an origin is none', () => {
    expect(replaced('N3K-C3064PQ-10GE.yaml', ', source: "TechNote 215781, Applicable Hardware"', '', model)).toMatch(
      /^models\/N3K-C3064PQ-10GE\.yaml:4:\d+: group\.(source|inferred)/,
    );
  });

  it('that nobody knows is refused, and broken YAML is shown where it breaks', () => {
    expect(replaced('N3K-C3064PQ-10GE.yaml', 'ports:', 'sensors: 3\nports:', model)).toMatch(
      /^models\/N3K-C3064PQ-10GE\.yaml:7:\d+: sensors/,
    );
    expect(replaced('N3K-C3064PQ-10GE.yaml', 'ports: {', 'ports: {{', model)).toMatch(
      /^models\/N3K-C3064PQ-10GE\.yaml:\d+:\d+: /,
    );
  });

  it('is found in images and releases as well', () => {
    expect(
      replaced('images/nxos.9.3.4.yaml', 'release: 9.3(4)', 'release: 9.3.4', (known) => known.image('nxos.9.3.4.bin')),
    ).toBe(
      'models/images/nxos.9.3.4.yaml:4:10: release: expected a release such as 7.0(3)I7(8) or 9.3(4), not "9.3.4"',
    );
    expect(replaced('releases.yaml', '9.3(4) 9.3(5)', 'nine 9.3(5)', (known) => known.releases())).toMatch(
      /^models\/releases\.yaml:\d+:\d+: series\.\d+\.years\.2020: expected releases such as/,
    );
  });

  it('of a missing file or folder names it', () => {
    expect(() => new Facts(join(folder, 'none')).pids()).toThrow(/none: no such file or folder/);
  });
});
