import type { Folders } from './folders.ts';
import { type ImageFamily, layoutOf, type SectionName } from './image-layout.ts';
import {
  compactSizes,
  inferredCompactSizeBytes,
  inferredSizeBytes,
  type KnownCompaction,
  signatureSizeBytes,
} from './image-sizes.ts';
import { check, loadFile, readText } from './load.ts';
import { dotted, inFileName, type Release, release } from './release.ts';
import type { ListedImage, ReleaseList } from './release-list.ts';
import { type DigestsEntry, digestsEntry, type ImageFile, imageFile } from './schema.ts';
import { hasTrait, type PlatformGroup, platformGroups } from './traits.ts';
import { inCode } from './yaml.ts';

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

/** Where a size comes from. */
export type SizeOrigin = { readonly source: string } | { readonly inferred: string };

/** An image that Cisco published: what it is called, how large it is and what is in it. */
export interface CatalogImage {
  readonly fileName: string;
  readonly family: ImageFamily;
  readonly release: Release;
  /** The group of a compact image as Cisco publishes it; undefined for a full image. */
  readonly compactFor: PlatformGroup | undefined;
  readonly sizeBytes: number;
  readonly sizeOrigin: SizeOrigin;
  /** The sizes of self-made compact images; undefined for what cannot be compacted. */
  readonly compactSizeBytes: Readonly<Record<PlatformGroup, number>> | undefined;
  readonly sections: readonly CatalogSection[];
  /** Digests by form: `full` (the file itself) or a platform group (the image compacted for it). */
  readonly digests: Readonly<Record<string, FileDigests>>;
}

/** How much a kind of image grows from one release to the next beyond the releases whose sizes are known. Inferred from these. */
const singleImageGrowth = 0.007;
const twoImagesGrowth = 0.001;

/** The full images whose compact size of group 3000 is known. */
const knownCompactions = ['nxos.7.0.3.I4.7.bin', 'nxos.7.0.3.I7.8.bin', 'nxos.9.3.4.bin'];
const compactName = /^n(3000|3100|3500)-compact\.(.+\.bin)$/;

/** Sizes, sections and digests of all images, read and worked out when they are first asked for. */
export class ImageCatalog {
  readonly #folders: Folders;
  readonly #releases: () => ReleaseList;
  readonly #images = new Map<string, CatalogImage>();
  readonly #files = new Map<string, ImageFile | undefined>();
  readonly #digests = new Map<string, Readonly<Record<string, unknown>>>();

  constructor(folders: Folders, releases: () => ReleaseList) {
    this.#folders = folders;
    this.#releases = releases;
  }

  /** The names of all images, full and compact, in order of their names. */
  names(): readonly string[] {
    const described = this.#folders.yamlNames('images').map((stem) => `${stem}.bin`);
    const full = new Set([...described, ...this.#releases().imageNames]);
    const compact = [...full].flatMap((name) => this.#publishedOf(name));
    return [...full, ...compact].sort();
  }

  /** The image that Cisco published under this name, or undefined. */
  find(fileName: string): CatalogImage | undefined {
    const known = this.#images.get(fileName);
    if (known !== undefined) return known;
    const image = compactName.test(fileName) ? this.#published(fileName) : this.#full(fileName);
    if (image !== undefined) this.#images.set(fileName, image);
    return image;
  }

  /** Everything that holds sections of one full image: itself, and the compact images published of it. */
  related(fileName: string): readonly CatalogImage[] {
    const full = this.find(fileName);
    if (full === undefined) return [];
    const published = this.#publishedOf(fileName).map((name) => this.find(name));
    return [full, ...published.filter((image) => image !== undefined)];
  }

  #full(fileName: string): CatalogImage | undefined {
    const file = this.#file(fileName);
    const listed = file === undefined ? this.#releases().listed(fileName) : undefined;
    const family = file?.family ?? listed?.family;
    if (family === undefined) return undefined;
    const named = file === undefined ? listed?.release : release(file.release);
    if (named === undefined) return undefined;
    const sizeBytes = file?.sizeBytes.value ?? this.#sizeAt(listed);
    const sizes = { sizeBytes, compactSizeBytes: this.#compactSizes(family, sizeBytes, file) };
    const known = this.#digestsOf(fileName, named);
    return {
      fileName,
      family,
      release: named,
      compactFor: undefined,
      ...sizes,
      sizeOrigin: originOf(file),
      ...withDigests(layoutOf(sizes), known),
    };
  }

  #published(fileName: string): CatalogImage | undefined {
    const match = compactName.exec(fileName);
    const group = platformGroups.find((one) => one === match?.[1]);
    const full = this.find(`nxos.${match?.[2] ?? ''}`);
    const selfMade = group === undefined ? undefined : full?.compactSizeBytes?.[group];
    if (full === undefined || selfMade === undefined || !this.#publishedOf(full.fileName).includes(fileName)) {
      return undefined;
    }
    const kept = full.sections.filter(({ name }) => name === 'common' || name === group);
    const signature = { name: 'signature' as const, sizeBytes: signatureSizeBytes(selfMade) };
    const own = withDigests([signature], this.#digestsOf(fileName, full.release));
    const sections = [...kept, ...own.sections];
    return {
      fileName,
      family: full.family,
      release: full.release,
      compactFor: group,
      sizeBytes: selfMade + signature.sizeBytes,
      sizeOrigin: { inferred: 'the self-made compact image and a signature, in whole sectors' },
      compactSizeBytes: undefined,
      sections,
      digests: sections.every(({ sha256 }) => sha256 !== undefined) ? own.digests : {},
    };
  }

  /** The names of the compact images that Cisco published of a full image. */
  #publishedOf(fileName: string): readonly string[] {
    const full = fileName.startsWith('nxos.') ? this.find(fileName) : undefined;
    if (full === undefined || !hasTrait(full.release, 'compactImagesPublished')) return [];
    const groups = this.#releases().groupsOf(full.release.text);
    return groups.map((group) => `n${group}-compact.${inFileName(full.release)}.bin`);
  }

  #sizeAt(listed: ListedImage | undefined): number {
    if (listed === undefined) throw new Error('a size is described or follows from its place');
    const known = listed.siblings.flatMap((name, at) => {
      const sizeBytes = this.#file(name)?.sizeBytes.value;
      return sizeBytes === undefined ? [] : [{ rank: at, sizeBytes }];
    });
    const last = { rank: listed.siblings.length - 1, sizeBytes: listed.lastSizeBytes ?? 0 };
    const growth = hasTrait(listed.release, 'singleImage') ? singleImageGrowth : twoImagesGrowth;
    return inferredSizeBytes(listed.siblings.indexOf(listed.fileName), known.length > 0 ? known : [last], growth);
  }

  #compactSizes(family: ImageFamily, sizeBytes: number, file: ImageFile | undefined): CatalogImage['compactSizeBytes'] {
    if (family !== 'nxos') return undefined;
    const known = file?.compactSizeBytes;
    const own = { '3000': known?.['3000'].value, '3100': known?.['3100']?.value, '3500': known?.['3500']?.value };
    const group3000 = own['3000'] ?? inferredCompactSizeBytes(sizeBytes, this.#knownCompactions());
    return compactSizes(group3000, { ...own, '3000': group3000 });
  }

  #knownCompactions(): readonly KnownCompaction[] {
    return knownCompactions.flatMap((name) => {
      const file = this.#file(name);
      const compact = file?.compactSizeBytes?.['3000'].value;
      return file === undefined || compact === undefined
        ? []
        : [{ sizeBytes: file.sizeBytes.value, compactSizeBytes: compact }];
    });
  }

  #file(fileName: string): ImageFile | undefined {
    if (this.#files.has(fileName)) return this.#files.get(fileName);
    const stem = fileName.replace(/\.bin$/, '');
    const path = /^[\w.-]+$/.test(stem) ? this.#folders.find(`images/${stem}.yaml`) : undefined;
    const file = path === undefined ? undefined : loadFile(path, imageFile);
    this.#files.set(fileName, file);
    return file;
  }

  /** Digests lie in one file for each train, so that a lab reads those of its few releases, and checks what it uses of them. */
  #digestsOf(fileName: string, of: Release): DigestsEntry | undefined {
    const name = `images/digests/${dotted(of.train)}.json`;
    const path = this.#folders.find(name);
    if (path === undefined) return undefined;
    const read = this.#digests.get(name) ?? readObject(path);
    this.#digests.set(name, read);
    const value = read[fileName];
    return value === undefined ? undefined : check(inCode(path, value), digestsEntry);
  }
}

function readObject(path: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(readText(path));
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function originOf(file: ImageFile | undefined): SizeOrigin {
  if (file === undefined) return { inferred: 'its place between images of known size' };
  const { sizeBytes } = file;
  return 'source' in sizeBytes ? { source: sizeBytes.source } : { inferred: sizeBytes.inferred };
}

/** Sections with what is known of them; digests that belong to other sizes are left out. */
function withDigests(
  sections: readonly { readonly name: SectionName; readonly sizeBytes: number }[],
  known: DigestsEntry | undefined,
): Pick<CatalogImage, 'sections' | 'digests'> {
  const sameSize = ({ name, sizeBytes }: { readonly name: SectionName; readonly sizeBytes: number }): boolean => {
    const section = known?.sections[name];
    return section !== undefined && section.sizeBytes === sizeBytes;
  };
  return {
    sections: sections.map(({ name, sizeBytes }) => ({
      name,
      sizeBytes,
      sha256: sameSize({ name, sizeBytes }) ? known?.sections[name]?.sha256 : undefined,
    })),
    digests: known !== undefined && sections.every(sameSize) ? known.files : {},
  };
}
