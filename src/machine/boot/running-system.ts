import { type Release, release } from '../../facts/release.ts';
import { hasTrait, type Trait } from '../../facts/traits.ts';
import type { ImageHeader } from '../image/header.ts';
import { type Location, spell } from '../storage/location.ts';
import type { Booted, Stage } from './stage.ts';

/** The running configuration of one switch as text, which only whoever knows all settings can write. */
export interface ConfigurationWriter {
  /** As it is saved by the release that runs. */
  toSave(running: RunningSystem): string;
  /** Its lines, as the release that runs writes them, that `other` does not know. */
  linesUnknownTo(other: Release, running: RunningSystem): Promise<readonly string[]>;
}

/** NX-OS from the moment it has come up until it stops: all that a switch has only while it runs. */
export class RunningSystem implements Booted {
  readonly image: Location;
  readonly kickstart: Location | undefined;
  readonly header: ImageHeader;
  /** What the header of the booted image says. */
  readonly release: Release;
  /** When it came up, in lab time. */
  readonly sinceMs: number;
  /** The images that were booted, as `bootflash:/x`: one, or kickstart and system. */
  readonly images: readonly string[];
  readonly #writer: ConfigurationWriter;

  constructor({ image, kickstart, header, sinceMs }: Stage & { readonly at: 'running' }, writer: ConfigurationWriter) {
    this.image = image;
    this.kickstart = kickstart;
    this.header = header;
    this.release = release(header.release);
    this.sinceMs = sinceMs;
    this.images = (kickstart === undefined ? [image] : [kickstart, image]).map(spell);
    this.#writer = writer;
  }

  /** Whether its release can do something, or shows it so. */
  has(trait: Trait): boolean {
    return hasTrait(this.release, trait);
  }

  /** Whether a file is (one of) the images that were booted. */
  isBootedFrom(location: Location): boolean {
    return this.images.includes(spell(location));
  }

  /** The running configuration as the text that is saved. */
  configurationToSave(): string {
    return this.#writer.toSave(this);
  }

  /** Lines of the running configuration that another release does not know. */
  linesUnknownTo(other: Release): Promise<readonly string[]> {
    return this.#writer.linesUnknownTo(other, this);
  }
}
