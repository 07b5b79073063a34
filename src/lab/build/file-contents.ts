import { EmulatorError } from '../../base/emulator-error.ts';
import { host } from '../../base/host/host.ts';
import { absoluteIn } from '../../base/host/read.ts';
import { nameOf } from '../../base/path.ts';
import type { Facts } from '../../facts/catalog.ts';
import type { PlatformGroup } from '../../facts/traits.ts';
import { type Content, text } from '../../machine/content/content.ts';
import type { Digests } from '../../machine/content/digest.ts';
import type { Adopter } from '../../machine/content/intake.ts';
import { piecesOf } from '../../machine/content/reader.ts';
import { compactImage, fullImage } from '../../machine/image/image-file.ts';

/** Turns what a lab file says of files into contents. */
export interface FileContents {
  /** The image of that catalog name, full or compacted for a group. */
  image(name: string, compactFor?: PlatformGroup): Promise<Content>;
  /** The content that a file entry describes; `name` makes filler of equal size differ. */
  of(name: string, entry: FileSource): Promise<Content>;
  /** Whether the lab names this host file, by its absolute path. */
  isBorrowed(path: string): boolean;
}

/** The four ways a lab file says what a file holds. */
export interface FileSource {
  readonly sizeBytes?: number | undefined;
  readonly image?: string | undefined;
  readonly compact?: PlatformGroup | undefined;
  readonly text?: string | undefined;
  readonly from?: string | undefined;
}

/** `folder` is where relative host files start: the folder of the lab file. */
export function fileContents(
  facts: Facts,
  digests: Digests,
  seed: string,
  folder: string,
  adopter: Adopter,
): FileContents {
  const image = async (name: string, compactFor?: PlatformGroup): Promise<Content> => {
    const known = facts.image(name);
    if (compactFor === undefined) return fullImage(known, digests);
    if (known.compactSizeBytes !== undefined) return compactImage(known, compactFor, digests);
    throw new EmulatorError(`${name} cannot be compacted`, 'leave out compact:, or name a full nxos.* image');
  };
  const borrowed = new Set<string>();
  return {
    image,
    isBorrowed: (path) => borrowed.has(path),
    async of(name, entry) {
      if (entry.image !== undefined) return image(entry.image, entry.compact);
      if (entry.text !== undefined) return text(entry.text);
      if (entry.from !== undefined) {
        const path = absoluteIn(folder, entry.from);
        borrowed.add(path);
        return adopted(hostFile(path), name, digests, adopter);
      }
      return { kind: 'seeded', seed: `${seed} ${name}`, sizeBytes: entry.sizeBytes ?? 0, style: 'lines' };
    },
  };
}

/** A file of this computer that may be a real published image: then it is treated as that. Digesting one takes seconds. */
async function adopted(content: Content, path: string, digests: Digests, adopter: Adopter): Promise<Content> {
  const name = nameOf(path);
  const [first = new Uint8Array(0)] = piecesOf(content);
  const md5 = adopter.mayKnow(first, name) ? await digests.of(content, 'md5') : undefined;
  return adopter.adopt(content, name, md5);
}

/** A file of this computer, read where it lies. It must not change while the lab runs. */
function hostFile(path: string): Content {
  const found = host().files.find(path);
  if (found?.kind !== 'file') {
    throw new EmulatorError(`${path}: no such file`, 'files named with `from:` must exist and be regular files');
  }
  return { kind: 'borrowed', path, sizeBytes: found.sizeBytes };
}
