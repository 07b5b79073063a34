import { EmulatorError } from '../base/emulator-error.ts';
import { didYouMean } from '../base/nearest.ts';
import { packageRoot } from '../base/package-root.ts';
import { join } from '../base/path.ts';
import { type Builds, buildsOf } from './compile-times.ts';
import { Folders } from './folders.ts';
import { type CatalogImage, ImageCatalog } from './image-catalog.ts';
import { loadFile, readText } from './load.ts';
import type { Model } from './model.ts';
import { readModelFile, runs, toModel } from './model-file.ts';
import { PublishedChecksums } from './published-checksums.ts';
import { parseRelease, type Release, release } from './release.ts';
import { imageName, type ReleaseFacts, ReleaseList } from './release-list.ts';
import { type CompileTimes, compileTimesFile, type ModelFile, releasesFile } from './schema.ts';

export type { CatalogImage, CatalogSection, FileDigests } from './image-catalog.ts';
export type { ModelFile } from './schema.ts';

/** The files beside the models in their folder. */
const otherFiles: readonly string[] = ['releases', 'compile-times'];

/** The folder of facts that is part of this package. */
export function shippedModels(): string {
  return join(packageRoot(), 'models');
}

/**
 * All facts of a `models/` folder and of a user's folder over it. Files are read when they are first asked for: a switch needs
 * one model and a few images. Every question about something unknown throws an EmulatorError that names what is known.
 */
export class Facts {
  readonly #folders: Folders;
  readonly #images: ImageCatalog;
  readonly #models = new Map<string, Model>();
  readonly #checksums: PublishedChecksums;
  #releases: ReleaseList | undefined;
  #compileTimes: CompileTimes | undefined;
  /** What was asked for before, by release: `show version` asks each time. */
  readonly #found = new Map<string, ReleaseFacts>();
  readonly #builds = new Map<string, Builds>();

  constructor(folder: string = shippedModels(), ...overlays: readonly string[]) {
    this.#folders = new Folders([folder, ...overlays]);
    this.#images = new ImageCatalog(this.#folders, () => this.#releaseList());
    this.#checksums = new PublishedChecksums(this.#folders);
  }

  /** The product IDs that can be run, sorted. */
  pids(): readonly string[] {
    return this.#folders.yamlNames('.').filter((name) => !otherFiles.includes(name));
  }

  model(pid: string): Model {
    const known = this.#models.get(pid);
    if (known !== undefined) return known;
    const model = toModel(this.modelFile(pid));
    this.#models.set(pid, model);
    return model;
  }

  /** The facts of a model with their sources. */
  modelFile(pid: string): ModelFile {
    return readModelFile(this.#modelPath(pid));
  }

  /** The file of a model as it is written. */
  modelText(pid: string): string {
    return readText(this.#modelPath(pid));
  }

  /** All releases, oldest first. */
  releases(): readonly ReleaseFacts[] {
    return this.#releaseList().all;
  }

  /** The releases that a model runs, oldest first. */
  releasesOf(model: Model): readonly ReleaseFacts[] {
    return this.releases().filter((facts) => runs(model, release(facts.release)));
  }

  release(text: string): ReleaseFacts {
    const found = this.#found.get(text) ?? this.#releaseList().find(text);
    if (found !== undefined) {
      this.#found.set(text, found);
      return found;
    }
    const train = parseRelease(text)?.train;
    const near = this.releases().filter((facts) => release(facts.release).train === train);
    const names = near.map((facts) => facts.release).join(', ');
    const guess = didYouMean(
      text,
      this.releases().map((facts) => facts.release),
    );
    const known = names === '' ? 'n3k releases lists them' : `known: ${names}`;
    throw new EmulatorError(`unknown release "${text}"`, `${guess}${known}`);
  }

  /** When the images of a release were built; worked out where no source gives it. Throws for a release that is not known. */
  builds(text: string): Builds {
    const known = this.#builds.get(text);
    if (known !== undefined) return known;
    this.#compileTimes ??= this.#readCompileTimes();
    const builds = buildsOf(text, this.#compileTimes, this.#releaseList().trainOf(this.release(text).release));
    this.#builds.set(text, builds);
    return builds;
  }

  /** The names of all image files, sorted. */
  imageNames(): readonly string[] {
    return this.#images.names();
  }

  /** The image that Cisco published under this name, or undefined. */
  findImage(fileName: string): CatalogImage | undefined {
    return this.#images.find(fileName);
  }

  /** The image of that name; throws when Cisco published none (that we know of). */
  image(fileName: string): CatalogImage {
    const found = this.findImage(fileName);
    if (found !== undefined) return found;
    const guess = didYouMean(fileName, this.imageNames());
    throw new EmulatorError(`unknown image "${fileName}"`, `${guess}n3k image list lists them`);
  }

  /** The MD5 sums of files as Cisco published them, which are not those of the emulator's own bytes. */
  get publishedChecksums(): PublishedChecksums {
    return this.#checksums;
  }

  /** A full image and the compact images that Cisco published of it; empty when there is no such image. */
  relatedImages(family: CatalogImage['family'], of: Release): readonly CatalogImage[] {
    return this.#images.related(imageName(family, of));
  }

  /** The images that a switch on `running` boots: one file, or a kickstart and a system file before 7.0(3)I2(1). */
  bootImages(running: Release): readonly CatalogImage[] {
    return this.release(running.text).images.map((name) => this.image(name));
  }

  #modelPath(pid: string): string {
    const path = this.pids().includes(pid) ? this.#folders.find(`${pid}.yaml`) : undefined;
    if (path !== undefined) return path;
    const pids = this.pids();
    throw new EmulatorError(`unknown model "${pid}"`, `${didYouMean(pid, pids)}known models: ${pids.join(', ')}`);
  }

  #releaseList(): ReleaseList {
    this.#releases ??= this.#readReleases();
    return this.#releases;
  }

  #readReleases(): ReleaseList {
    const path = this.#folders.find('releases.yaml');
    if (path === undefined) throw new EmulatorError('no releases.yaml in the folder of models', 'name another folder');
    return new ReleaseList(loadFile(path, releasesFile));
  }

  #readCompileTimes(): CompileTimes {
    const path = this.#folders.find('compile-times.yaml');
    return path === undefined ? {} : loadFile(path, compileTimesFile);
  }
}
