import { createWriteStream, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EmulatorError } from '../base/emulator-error.ts';
import { Facts } from '../facts/catalog.ts';
import { fileReason } from '../facts/load.ts';
import { parseRelease, release } from '../facts/release.ts';
import { type PlatformGroup, platformGroups } from '../facts/traits.ts';
import { sizeOf } from '../machine/content/content.ts';
import { Digests } from '../machine/content/digest.ts';
import { piecesOf } from '../machine/content/reader.ts';
import { compactImage, fullImage } from '../machine/image/image-file.ts';
import type { Subcommand } from './subcommand.ts';

/** `n3k image create`: an image as a real file, for a real server or a real stick. */
export const imageCreate: Subcommand = {
  name: 'image create',
  summary: 'Write an image file to this computer',
  positionals: 'NAME',
  maximumPositionals: 1,
  flags: [
    { name: 'release', value: 'R', help: 'The release in the file when NAME is not a name that Cisco published' },
    { name: 'compact', value: 'GROUP', help: 'Write the compact image of a platform group: 3000, 3100 or 3500' },
    { name: 'output', value: 'FILE', help: 'Where to write it (NAME in the current folder)' },
  ],
  examples: [
    'n3k image create nxos.9.3.4.bin',
    'n3k image create nxos.9.3.4.bin --compact 3000 --output /srv/images/small.bin',
  ],
  async run(parsed) {
    const [name] = parsed.positionals;
    if (name === undefined) throw new EmulatorError('no image named', 'n3k image create nxos.9.3.4.bin');
    const facts = new Facts();
    const image = findImage(facts, name, parsed.text('release'));
    const group = groupNamed(parsed.text('compact'));
    if (group !== undefined && image.compactSizeBytes === undefined) {
      throw new EmulatorError(`${image.fileName} cannot be compacted`, 'only nxos.* images have a compact form');
    }
    const digests = new Digests();
    const content = group === undefined ? await fullImage(image, digests) : await compactImage(image, group, digests);
    const target = parsed.text('output') ?? name;
    await write(target, Readable.from(piecesOf(content)));
    await digests.close();
    process.stdout.write(
      `${target}: ${sizeOf(content)} bytes, release ${image.release.text}${group === undefined ? '' : `, compacted for group ${group}`}\n`,
    );
    return 0;
  },
};

function findImage(facts: Facts, name: string, releaseText: string | undefined): ReturnType<Facts['image']> {
  if (releaseText === undefined) return facts.image(name);
  if (parseRelease(releaseText) === undefined) facts.release(releaseText);
  const [image] = facts.bootImages(release(facts.release(releaseText).release));
  if (image === undefined) throw new EmulatorError(`no image of ${releaseText} is known`, 'n3k releases lists them');
  return image;
}

/** The platform group of a flag; throws when it is none. */
export function groupNamed(text: string | undefined): PlatformGroup | undefined {
  if (text === undefined) return undefined;
  const group = platformGroups.find((known) => known === text);
  if (group !== undefined) return group;
  throw new EmulatorError(`unknown platform group "${text}"`, `known groups: ${platformGroups.join(', ')}`);
}

async function write(target: string, bytes: Readable): Promise<void> {
  try {
    await pipeline(bytes, createWriteStream(target, { flags: 'wx' }));
  } catch (error) {
    const isThere = typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';
    if (!isThere) rmSync(target, { force: true });
    throw new EmulatorError(
      `${target}: ${fileReason(error)}`,
      isThere ? 'remove it first, or name another --output' : 'name a file that can be written',
    );
  }
}
