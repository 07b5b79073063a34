import type { ImageFamily } from './image-layout.ts';
import { compareReleases, dotted, type Release, release } from './release.ts';
import type { ReleasesFile } from './schema.ts';
import { type PlatformGroup, platformGroups } from './traits.ts';

/** What is known of one release. */
export interface ReleaseFacts {
  readonly release: string;
  /** As `show version` prints it; undefined where no source gives it. */
  readonly compiled: string | undefined;
  readonly copyrightYear: number;
  /** The names of the files that a switch boots: a kickstart and a system file, or one. */
  readonly images: readonly string[];
}

/** The place of one image among those of its kind, which its size follows from where no source gives it. */
export interface ImagePlace {
  readonly fileName: string;
  readonly family: ImageFamily;
  readonly release: Release;
  /** The same kind of image for all releases of the series, oldest first. */
  readonly siblings: readonly string[];
  readonly lastSizeBytes: number | undefined;
  /** The platform groups whose hardware runs the release. */
  readonly groups: readonly PlatformGroup[];
}

/** All releases of `models/releases.yaml` in order, and the images that Cisco published for them. */
export class ReleaseList {
  readonly all: readonly ReleaseFacts[];
  readonly #byText = new Map<string, ReleaseFacts>();
  readonly #places = new Map<string, ImagePlace>();

  constructor(file: ReleasesFile) {
    const listed: { readonly parsed: Release; readonly facts: ReleaseFacts }[] = [];
    for (const series of file.series) {
      const dated = Object.entries(series.years).flatMap(([year, texts]) =>
        texts.map((text) => ({ parsed: release(text), year: Number(year) })),
      );
      const members = dated.sort((a, b) => compareReleases(a.parsed, b.parsed));
      const namesOf = (parsed: Release): readonly string[] =>
        series.images.map(({ family }) => imageName(family, parsed));
      for (const { parsed, year } of members) {
        const facts = {
          release: parsed.text,
          compiled: file.known[parsed.text]?.compiled.value,
          copyrightYear: year,
          images: namesOf(parsed),
        };
        listed.push({ parsed, facts });
        this.#byText.set(parsed.text, facts);
      }
      const groups = series.groups ?? platformGroups;
      for (const { family, lastSizeBytes } of series.images) {
        const siblings = members.map(({ parsed }) => imageName(family, parsed));
        for (const { parsed } of members) {
          const fileName = imageName(family, parsed);
          const place = { fileName, family, release: parsed, siblings, lastSizeBytes: lastSizeBytes?.value, groups };
          this.#places.set(fileName, place);
        }
      }
    }
    this.all = listed.sort((a, b) => compareReleases(a.parsed, b.parsed)).map(({ facts }) => facts);
  }

  find(text: string): ReleaseFacts | undefined {
    return this.#byText.get(text);
  }

  /** The place of a full image of that name; undefined when no release has it. */
  place(fileName: string): ImagePlace | undefined {
    return this.#places.get(fileName);
  }

  get imageNames(): readonly string[] {
    return [...this.#places.keys()];
  }
}

/** `nxos.9.3.4.bin`. */
export function imageName(family: ImageFamily, of: Release): string {
  return `${family}.${dotted(of.text)}.bin`;
}
