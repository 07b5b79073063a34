import { ext3, fat32 } from '../../../../src/machine/storage/format.ts';
import type { Hand } from './hand.ts';

/** What an operator was promised of one switch: what has to be there after the process was killed. */
export interface Promised {
  readonly hostname: string;
  readonly release: string;
  /** Digests of the files that the operator made, by names such as `bootflash:a`. */
  readonly files: Readonly<Record<string, string>>;
  readonly checkpoints: readonly string[];
  readonly hasInstalled: boolean;
}

/** What a switch shows of all that, and how it counts. */
export interface Found extends Promised {
  /** Bytes of each filesystem that no listed file accounts for; `undefined` where used and free do not make the total. */
  readonly overheadBytes: Readonly<Record<string, number | undefined>>;
}

const formats = { bootflash: ext3, usb1: fat32 };
const filesystems = ['bootflash', 'usb1'] as const;

/** Asks a switch for everything that an operator may have been promised; files of `given` were there from the start. */
export async function findOn(hand: Hand, given: ReadonlySet<string>): Promise<Found> {
  const shown = await hand.type('show hostname ; show version | include NXOS: ; show install all status');
  const files: Record<string, string> = {};
  const overheadBytes: Record<string, number | undefined> = {};
  for (const filesystem of filesystems) {
    const listing = await hand.type(`dir ${filesystem}:`);
    overheadBytes[filesystem] = overheadOf(listing, filesystem);
    const names = namesIn(listing).map((name) => `${filesystem}:${name}`);
    const digests = await digestsOf(hand, names);
    for (const [index, name] of names.entries()) {
      if (!given.has(name)) files[name] = digests[index] ?? 'unreadable';
    }
  }
  const checkpoints = await hand.type('show checkpoint summary');
  return {
    hostname: /^\S+/.exec(shown)?.[0] ?? '',
    release: /NXOS: version (\S+)/.exec(shown)?.[1] ?? '',
    hasInstalled: !shown.includes('No install all data found'),
    files,
    checkpoints: [...checkpoints.matchAll(/^\d+\) (\S+):$/gm)].map((match) => match[1] ?? '').sort(),
    overheadBytes,
  };
}

async function digestsOf(hand: Hand, names: readonly string[]): Promise<readonly string[]> {
  if (names.length === 0) return [];
  const shown = await hand.type(names.map((name) => `show file ${name} md5sum`).join(' ; '));
  return shown.trim().split('\n');
}

const entryLine = /^ *(\d+) {4}\w{3} \d\d \d\d:\d\d:\d\d \d{4} {2}(\S+)$/gm;

function namesIn(listing: string): readonly string[] {
  return [...listing.matchAll(entryLine)].map((match) => match[2] ?? '').filter((name) => !name.endsWith('/'));
}

function overheadOf(listing: string, filesystem: keyof typeof formats): number | undefined {
  const format = formats[filesystem];
  const counted = (what: string): number => Number(new RegExp(`(\\d+) bytes ${what}`).exec(listing)?.[1]);
  const [used, free, total] = [counted('used'), counted('free'), counted('total')];
  if (used + free !== total) return undefined;
  const sizes = [...listing.matchAll(entryLine)].map((match) => Number(match[1]));
  return used - sizes.reduce((sum, size) => sum + format.fileBlocks(size) * format.blockBytes, 0);
}

/** The text by which two promises are the same. */
export function spelt({ hostname, release, files, checkpoints, hasInstalled }: Promised): string {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({ hostname, release, files: sorted, checkpoints: [...checkpoints].sort(), hasInstalled });
}
