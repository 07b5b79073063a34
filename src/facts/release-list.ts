import { type ImageFamily, imageFamilies } from './image-layout.ts';
import { compareReleases, dotted, type Release, release } from './release.ts';
import type { ReleasesFile } from './schema.ts';
import { type PlatformGroup, platformGroups } from './traits.ts';

/** What is known of one release. */
export interface ReleaseFacts {
  readonly release: string;
  readonly copyrightYear: number;
  /** The names of the files that a switch boots: a kickstart and a system file, or one. */
  readonly images: readonly string[];
}

/** A release and the year in which it came out. */
export interface ReleaseAge {
  readonly release: string;
  readonly year: number;
}

/** One image among those of its kind, from which its size follows where no source gives it. */
export interface ListedImage {
  readonly fileName: string;
  readonly family: ImageFamily;
  readonly release: Release;
  /** The same kind of image for all releases of the series, oldest first. */
  readonly siblings: readonly string[];
  readonly lastSizeBytes: number | undefined;
}

type SeriesFile = ReleasesFile['series'][number];

/** One series, with its releases in order. */
interface Series {
  readonly file: SeriesFile;
  readonly members: readonly { readonly parsed: Release; readonly year: number }[];
}

/**
 * All releases of `models/releases.yaml` and the images that Cisco published for them. A lab asks for one or two of nearly two
 * hundred, so a series is put in order when it is first asked for.
 */
export class ReleaseList {
  readonly #file: ReleasesFile;
  readonly #series = new Map<SeriesFile, Series>();
  #all: readonly ReleaseFacts[] | undefined;

  constructor(file: ReleasesFile) {
    this.#file = file;
  }

  /** All releases, oldest first. */
  get all(): readonly ReleaseFacts[] {
    this.#all ??= this.#file.series
      .flatMap((file) => this.#of(file).members.map((member) => ({ file, ...member })))
      .sort((a, b) => compareReleases(a.parsed, b.parsed))
      .map(({ file, parsed, year }) => factsOf(file, parsed, year));
    return this.#all;
  }

  find(text: string): ReleaseFacts | undefined {
    for (const file of this.#file.series) {
      for (const [year, texts] of Object.entries(file.years)) {
        if (!isListed(text, texts)) continue;
        return factsOf(file, release(text), Number(year));
      }
    }
    return undefined;
  }

  /** The releases of the train of a release, oldest first; none when there is no such release. */
  trainOf(text: string): readonly ReleaseAge[] {
    const file = this.#file.series.find(({ years }) => Object.values(years).some((texts) => isListed(text, texts)));
    const { train } = release(text);
    const members = file === undefined ? [] : this.#of(file).members.filter(({ parsed }) => parsed.train === train);
    return members.map(({ parsed, year }) => ({ release: parsed.text, year }));
  }

  /** The platform groups whose hardware runs a release; none when there is no such release. */
  groupsOf(text: string): readonly PlatformGroup[] {
    const file = this.#file.series.find(({ years }) => Object.values(years).some((texts) => isListed(text, texts)));
    return file === undefined ? [] : (file.groups ?? platformGroups);
  }

  /** The full image of that name among those of its series; undefined when no release has it. */
  listed(fileName: string): ListedImage | undefined {
    const family = imageFamilies.find((known) => fileName.startsWith(`${known}.`));
    for (const file of this.#file.series) {
      const image = file.images.find((known) => known.family === family);
      if (family === undefined || image === undefined) continue;
      const { members } = this.#of(file);
      const siblings = members.map(({ parsed }) => imageName(family, parsed));
      const found = members[siblings.indexOf(fileName)];
      if (found === undefined) continue;
      return { fileName, family, release: found.parsed, siblings, lastSizeBytes: image.lastSizeBytes?.value };
    }
    return undefined;
  }

  /** The names of the full images of all releases. */
  get imageNames(): readonly string[] {
    return this.all.flatMap(({ images }) => images);
  }

  #of(file: SeriesFile): Series {
    const known = this.#series.get(file);
    if (known !== undefined) return known;
    const members = Object.entries(file.years)
      .flatMap(([year, texts]) => texts.split(' ').map((text) => ({ parsed: release(text), year: Number(year) })))
      .sort((a, b) => compareReleases(a.parsed, b.parsed));
    const series = { file, members };
    this.#series.set(file, series);
    return series;
  }
}

function factsOf(file: SeriesFile, parsed: Release, copyrightYear: number): ReleaseFacts {
  return {
    release: parsed.text,
    copyrightYear,
    images: file.images.map(({ family }) => imageName(family, parsed)),
  };
}

function isListed(text: string, texts: string): boolean {
  return ` ${texts} `.includes(` ${text} `);
}

/** `nxos.9.3.4.bin`. */
export function imageName(family: ImageFamily, of: Release): string {
  return `${family}.${dotted(of.text)}.bin`;
}
