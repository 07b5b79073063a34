import { closeSync, openSync, statSync } from 'node:fs';
import { EmulatorError } from '../base/emulator-error.ts';
import { fileReason } from '../facts/load.ts';
import type { Content } from '../machine/content/content.ts';
import { Digests } from '../machine/content/digest.ts';
import { readHeader } from '../machine/image/image-file.ts';
import { verifyImage } from '../machine/image/verification.ts';
import type { Subcommand } from './subcommand.ts';
import { tableOf } from './table.ts';

/** `n3k image inspect`: what an image file says of itself, and whether its bytes agree. */
export const imageInspect: Subcommand = {
  name: 'image inspect',
  summary: 'Show what an image file holds, and check its digests',
  positionals: 'FILE',
  maximumPositionals: 1,
  flags: [{ name: 'json', help: 'Print JSON' }],
  examples: ['n3k image inspect nxos.9.3.4.bin', 'n3k image inspect nxos.9.3.4.bin --json'],
  async run(parsed) {
    const [path] = parsed.positionals;
    if (path === undefined) throw new EmulatorError('no file named', 'n3k image inspect nxos.9.3.4.bin');
    const content: Content = { kind: 'borrowed', path, sizeBytes: readableBytes(path) };
    const header = readHeader(content);
    if (!header.ok) throw new EmulatorError(`${path}: this is no image`, 'n3k image create NAME makes an image');
    const digests = new Digests();
    const group = header.value.compactFor ?? '3000';
    const verified = await verifyImage(content, header.value.family === 'nxos' ? group : undefined, digests);
    const md5 = await digests.of(content, 'md5');
    await digests.close();
    const check = verified.ok
      ? 'intact'
      : verified.error.why === 'digest-mismatch'
        ? `section ${verified.error.section} is damaged`
        : verified.error.why;
    const facts = {
      file: path,
      sizeBytes: content.sizeBytes,
      ...header.value,
      compactFor: header.value.compactFor ?? null,
      md5,
      check,
    };
    if (parsed.has('json')) process.stdout.write(`${JSON.stringify(facts, null, 2)}\n`);
    else process.stdout.write(`${textOf(facts).join('\n')}\n`);
    return verified.ok ? 0 : 1;
  },
};

function textOf(facts: {
  readonly file: string;
  readonly sizeBytes: number;
  readonly family: string;
  readonly release: string;
  readonly compactFor: string | null;
  readonly sections: readonly {
    readonly name: string;
    readonly offsetBytes: number;
    readonly sizeBytes: number;
    readonly sha256: string;
  }[];
  readonly md5: string;
  readonly check: string;
}): readonly string[] {
  return [
    `file      ${facts.file}`,
    `size      ${facts.sizeBytes} bytes`,
    `family    ${facts.family}`,
    `release   ${facts.release}`,
    `form      ${facts.compactFor === null ? 'full' : `compacted for group ${facts.compactFor}`}`,
    `md5       ${facts.md5}`,
    `check     ${facts.check}`,
    '',
    ...tableOf(
      ['SECTION', 'OFFSET', 'SIZE', 'SHA256'],
      facts.sections.map(({ name, offsetBytes, sizeBytes, sha256 }) => [
        name,
        String(offsetBytes),
        String(sizeBytes),
        sha256,
      ]),
    ),
  ];
}

/** The size of a file that this user may read. Throws an EmulatorError for anything else. */
function readableBytes(path: string): number {
  const hint = 'name an image file';
  try {
    const status = statSync(path);
    if (status.isFile()) {
      closeSync(openSync(path, 'r'));
      return status.size;
    }
    if (!status.isDirectory()) throw new EmulatorError(`${path}: this is no file but a device`, hint);
  } catch (error) {
    if (error instanceof EmulatorError) throw error;
    throw new EmulatorError(`${path}: ${fileReason(error)}`, hint);
  }
  throw new EmulatorError(`${path}: this is a folder, not a file`, hint);
}
