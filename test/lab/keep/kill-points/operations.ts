import { createHash } from 'node:crypto';
import type { Random } from '../../../../src/base/random.ts';
import { type Hand, Refusal } from './hand.ts';
import type { Promised } from './promised.ts';

/** One thing that an operator does, and what the switch may hold when it is cut off or has ended. */
export interface Operation {
  readonly name: string;
  /** Resolves when the switch has confirmed it; rejects when it refuses, or when the process dies. */
  readonly act: (hand: Hand, isAlive: () => boolean) => Promise<void>;
  /** What is promised once it is confirmed. */
  readonly after: Promised;
  /** What may be found when it was cut off, beside what was before and what is after. */
  readonly between?: readonly Promised[];
}

/** What an operation is made from. */
export interface Situation {
  readonly now: Promised;
  readonly random: Random;
  /** A number that no operation before has had. */
  readonly number: number;
  /** The image that the operator may compact, and its digests; undefined on a switch that does not compact. */
  readonly compactable: { readonly name: string; readonly fullMd5: string; readonly compactMd5: string } | undefined;
  /** Images between which the operator installs, by their releases; none on a switch that stays as it is. */
  readonly images: Readonly<Record<string, string>>;
}

type Maker = (situation: Situation) => Operation | undefined;

const mostFiles = 6;
const mostCheckpoints = 5;

/** What an operator does and how often: a name stands in as often as it is chosen. */
const makers: readonly Maker[] = [
  upload,
  upload,
  upload,
  copy,
  copy,
  remove,
  remove,
  move,
  save,
  save,
  checkpoint,
  removeCheckpoint,
  fetchImage,
  compact,
  compact,
  install,
];

/** The next thing that an operator does. */
export function nextOperation(situation: Situation): Operation {
  for (;;) {
    const made = makers[situation.random.integer(makers.length)]?.(situation);
    if (made !== undefined) return made;
  }
}

function upload({ now, random, number }: Situation): Operation | undefined {
  if (countOf(now) >= mostFiles) return undefined;
  // Some overwrite a file; small ones are kept in memory, larger ones in host files.
  const old = pickFile(now, random);
  const target = old !== undefined && random.integer(4) === 0 ? old : `${place(random)}:up${number}`;
  const bytes = random.bytes(1 + random.integer(random.integer(2) === 0 ? 3_000 : 60_000));
  const md5 = createHash('md5').update(bytes).digest('hex');
  return {
    name: 'upload',
    act: (hand) => hand.upload(target, bytes),
    after: withFile(now, target, md5),
    // What is overwritten is gone as soon as the new file begins, as on the switch.
    between: [withoutFile(now, target)],
  };
}

function copy({ now, random, number }: Situation): Operation | undefined {
  const source = pickFile(now, random);
  if (source === undefined || countOf(now) >= mostFiles) return undefined;
  const target = `${place(random)}:copy${number}`;
  return {
    name: 'copy',
    act: (hand) => typed(hand, `copy ${source} ${target}`, /Copy complete\.\n*$/),
    after: withFile(now, target, now.files[source] ?? ''),
  };
}

function move({ now, random, number }: Situation): Operation | undefined {
  const source = pickFile(now, random);
  if (source === undefined) return undefined;
  const target = `${place(random)}:moved${number}`;
  const both = withFile(now, target, now.files[source] ?? '');
  return {
    name: 'move',
    act: (hand) => typed(hand, `move ${source} ${target}`, /^\s*$/),
    after: withoutFile(both, source),
    // Between filesystems it is a copy, and then a removal.
    between: [both],
  };
}

function remove({ now, random }: Situation): Operation | undefined {
  const target = random.integer(3) === 0 && now.files[compactImage] ? compactImage : pickFile(now, random);
  if (target === undefined) return undefined;
  return {
    name: 'delete',
    act: (hand) => typed(hand, `delete ${target} no-prompt`, /^\s*$/),
    after: withoutFile(now, target),
  };
}

function save({ now, number }: Situation): Operation {
  const hostname = `sw${number}`;
  const line = `configure terminal ; hostname ${hostname} ; copy running-config startup-config`;
  return { name: 'save', act: (hand) => typed(hand, line, /Copy complete\.\n*$/), after: { ...now, hostname } };
}

function checkpoint({ now, number }: Situation): Operation | undefined {
  if (now.checkpoints.length >= mostCheckpoints) return undefined;
  const name = `cp${number}`;
  const after = { ...now, checkpoints: [...now.checkpoints, name] };
  return { name: 'checkpoint', act: (hand) => typed(hand, `checkpoint ${name}`, /Done/), after };
}

function removeCheckpoint({ now, random }: Situation): Operation | undefined {
  const name = now.checkpoints[random.integer(Math.max(1, now.checkpoints.length))];
  if (name === undefined) return undefined;
  const after = { ...now, checkpoints: now.checkpoints.filter((known) => known !== name) };
  return { name: 'no checkpoint', act: (hand) => typed(hand, `no checkpoint ${name}`, /^\s*(Done)?\s*$/), after };
}

function fetchImage({ now, compactable }: Situation): Operation | undefined {
  if (compactable === undefined || now.files[compactImage] !== undefined) return undefined;
  return {
    name: 'copy image',
    act: (hand) => typed(hand, `copy ${compactable.name} ${compactImage}`, /Copy complete\.\n*$/),
    after: withFile(now, compactImage, compactable.fullMd5),
  };
}

/** The file that is compacted again and again. */
export const compactImage = 'bootflash:image.bin';

function compact({ now, compactable }: Situation): Operation | undefined {
  if (compactable === undefined || now.files[compactImage] !== compactable.fullMd5) return undefined;
  return {
    name: 'compact',
    act: (hand) => typed(hand, `install all nxos ${compactImage} compact`, /Compact \S+ done/),
    after: withFile(now, compactImage, compactable.compactMd5),
  };
}

function install({ now, images }: Situation): Operation | undefined {
  const [release, image] = Object.entries(images).find(([other]) => other !== now.release) ?? [];
  if (release === undefined) return undefined;
  const running = `NXOS: version ${release.replaceAll(/[().]/g, '\\$&')}`;
  return {
    name: 'install',
    async act(hand, isAlive) {
      const shown = await hand.type(`terminal dont-ask ; install all nxos ${image}`).catch(() => '');
      if (/fail|error/i.test(shown)) throw new Error(`install ${image}: ${shown}`);
      await hand.typeUntil('show version | include NXOS:', new RegExp(running), isAlive);
    },
    after: { ...now, release, hasInstalled: true },
    between: [
      { ...now, hasInstalled: true },
      { ...now, release },
    ],
  };
}

/** Types a line and wants an answer like `confirmed`. */
async function typed(hand: Hand, line: string, confirmed: RegExp): Promise<void> {
  const shown = await hand.type(line);
  if (!confirmed.test(shown)) throw new Refusal(`${line}\n${shown}`);
}

function place(random: Random): string {
  return random.integer(3) === 0 ? 'usb1' : 'bootflash';
}

/** A file of the operator, but not the image: two of those do not fit. */
function pickFile({ files }: Promised, random: Random): string | undefined {
  const names = Object.keys(files).filter((name) => name !== compactImage);
  return names[random.integer(Math.max(1, names.length))];
}

function countOf({ files }: Promised): number {
  return Object.keys(files).length;
}

function withFile(now: Promised, name: string, md5: string): Promised {
  return { ...now, files: { ...now.files, [name]: md5 } };
}

function withoutFile(now: Promised, name: string): Promised {
  const { [name]: _gone, ...files } = now.files;
  return { ...now, files };
}
