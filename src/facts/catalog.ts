import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { EmulatorError } from '../base/emulator-error.ts';
import { packageRoot } from '../base/package-root.ts';
import { type ImageFamily, layoutOf, type SectionName } from './image-layout.ts';
import { check, loadFile, yamlFilesIn } from './load.ts';
import type { Model, ReleaseFacts } from './model.ts';
import { compareReleases, inFileName, type Release, release } from './release.ts';
import { type DigestsFile, digestsFile, imageFile, type ModelFile, modelFile, releasesFile } from './schema.ts';
import { hasTrait, type PlatformGroup } from './traits.ts';

/** A section of a catalog image; its digest is known where `npm run digests` has been run for it. */
export interface CatalogSection {
  readonly name: SectionName;
  readonly sizeBytes: number;
  readonly sha256: string | undefined;
}

/** Digests of one file made from a catalog image. */
export interface FileDigests {
  readonly md5: string;
  readonly sha256: string;
  readonly sha512: string;
}

/** An image that Cisco published: what it is called, how large it is and what is in it. */
export interface CatalogImage {
  readonly fileName: string;
  readonly family: ImageFamily;
  readonly release: Release;
  readonly sizeBytes: number;
  readonly compactSizeBytes: Readonly<Record<PlatformGroup, number>> | undefined;
  readonly sections: readonly CatalogSection[];
  /** Digests by form: `full` or a platform group. */
  readonly digests: Readonly<Record<string, FileDigests>>;
}

/**
 * All facts of one `models/` folder. Files are read when they are first asked for: a switch needs one model and a few images.
 * Every question about something unknown throws an EmulatorError that names what is known.
 */
export class Facts {
  readonly #folder: string;
  readonly #models = new Map<string, Model>();
  readonly #images = new Map<string, CatalogImage>();
  #releases: readonly ReleaseFacts[] | undefined;
  #digests: DigestsFile | undefined;

  constructor(folder: string = join(packageRoot(), 'models')) {
    this.#folder = folder;
  }

  /** The product IDs that can be run, sorted. */
  pids(): readonly string[] {
    return yamlFilesIn(this.#folder)
      .map((path) => basename(path, '.yaml'))
      .filter((name) => name !== 'releases');
  }

  model(pid: string): Model {
    const known = this.#models.get(pid);
    if (known !== undefined) return known;
    if (!this.pids().includes(pid)) {
      throw new EmulatorError(`unknown model "${pid}"`, `known models: ${this.pids().join(', ')}`);
    }
    const model = toModel(loadFile(join(this.#folder, `${pid}.yaml`), modelFile));
    this.#models.set(pid, model);
    return model;
  }

  /** All releases, oldest first. */
  releases(): readonly ReleaseFacts[] {
    this.#releases ??= loadFile(join(this.#folder, 'releases.yaml'), releasesFile).releases.map((facts) => ({
      release: facts.release,
      compiled: facts.compiled?.value,
      copyrightYear: facts.copyrightYear.value,
    }));
    return [...this.#releases].sort((a, b) => compareReleases(release(a.release), release(b.release)));
  }

  release(text: string): ReleaseFacts {
    const found = this.releases().find((facts) => facts.release === text);
    if (found !== undefined) return found;
    const names = this.releases().map((facts) => facts.release);
    throw new EmulatorError(`unknown release "${text}"`, `known releases: ${names.join(', ')}`);
  }

  /** The names of all image files, sorted. */
  imageNames(): readonly string[] {
    return yamlFilesIn(join(this.#folder, 'images')).map((path) => `${basename(path, '.yaml')}.bin`);
  }

  /** The image that Cisco published under this name, or undefined. */
  findImage(fileName: string): CatalogImage | undefined {
    const known = this.#images.get(fileName);
    if (known !== undefined) return known;
    const stem = fileName.replace(/\.bin$/, '');
    const path = join(this.#folder, 'images', `${stem}.yaml`);
    if (!/^[\w.-]+$/.test(stem) || !existsSync(path)) return undefined;
    const file = loadFile(path, imageFile);
    const compact = file.compactSizeBytes;
    const sizes = {
      sizeBytes: file.sizeBytes.value,
      compactSizeBytes:
        compact === undefined
          ? undefined
          : { '3000': compact['3000'].value, '3100': compact['3100'].value, '3500': compact['3500'].value },
    };
    const known256 = this.#digestsOf(`${stem}.bin`);
    const image: CatalogImage = {
      fileName: `${stem}.bin`,
      family: file.family,
      release: release(file.release),
      ...sizes,
      sections: layoutOf(sizes).map((section) => ({ ...section, sha256: known256?.sections[section.name] })),
      digests: known256?.files ?? {},
    };
    this.#images.set(image.fileName, image);
    return image;
  }

  /** The image of that name; throws when Cisco published none (that we know of). */
  image(fileName: string): CatalogImage {
    const found = this.findImage(fileName);
    if (found !== undefined) return found;
    throw new EmulatorError(`unknown image "${fileName}"`, `known images: ${this.imageNames().join(', ')}`);
  }

  /** The images that a switch on `running` boots: one file, or a kickstart and a system file before 7.0(3)I2(1). */
  bootImages(running: Release): readonly CatalogImage[] {
    const dotted = inFileName(running);
    const names = hasTrait(running, 'singleImage')
      ? [`nxos.${dotted}.bin`]
      : [`n3000-uk9-kickstart.${dotted}.bin`, `n3000-uk9.${dotted}.bin`];
    return names.map((name) => this.image(name));
  }

  #digestsOf(fileName: string): DigestsFile[string] | undefined {
    this.#digests ??= readDigests(join(this.#folder, 'images', 'digests.json'));
    return this.#digests[fileName];
  }
}

function readDigests(path: string): DigestsFile {
  if (!existsSync(path)) return {};
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return check({ value, lineOf: () => undefined }, digestsFile, path);
}

function toModel(file: ModelFile): Model {
  return {
    pid: file.pid,
    group: file.group.value ?? undefined,
    chassis: file.chassis.value,
    moduleType: file.moduleType.value,
    ports: file.ports.value,
    cpu: file.cpu.value,
    memoryKb: file.memoryKb.value,
    bootflash: {
      partitionKb: file.bootflash.partitionKb.value,
      totalBytes: file.bootflash.totalBytes.value,
      baseUsedBytes: file.bootflash.baseUsedBytes.value,
    },
    usbSlots: file.usbSlots.value,
    bios: { version: file.bios.version.value, compiled: file.bios.compiled.value },
    lineages: file.lineages.value,
  };
}
