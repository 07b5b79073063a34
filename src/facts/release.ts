/** The product line that a release was made for; releases of one line carry features on to the next. */
export type ProductLine = 'nexus3000' | 'nexus3500' | 'nexus5000' | 'nexus7000' | 'nexus9000';

/** An NX-OS release, parsed. `text` is Cisco's own spelling, such as `7.0(3)I7(8)`, `9.3(4)` or `10.2(3)F`. */
export interface Release {
  readonly text: string;
  /** The line of development inside which releases are ordered by number: `6.0(2)U`, `7.0(3)I`, `9.3`. */
  readonly lineage: string;
  /** A part of the lineage that was released as one: `7.0(3)I7`; the lineage itself where it has no such parts. */
  readonly train: string;
  readonly productLine: ProductLine;
  readonly major: number;
  readonly minor: number;
  /** The numbers after the lineage, most significant first; a letter counts as a step after its number. */
  readonly order: readonly number[];
}

const lettered = /^(\d+)\.(\d+)\((\d+)\)([A-Z]+)(\d+)\((\d+)([a-z]*)\)$/;
/** Since 10.2 a release says whether it brings features (F) or fixes (M); some pages put brackets around the letter. */
const plain = /^(\d+)\.(\d+)\((\d+)([a-z]*)\)(?:([FM])|\(([FM])\))?$/;

/** Parses Cisco's spelling; undefined when it is no release. `10.3(5)(M)` is read as `10.3(5)M`. */
export function parseRelease(text: string): Release | undefined {
  const withTrain = lettered.exec(text);
  if (withTrain !== null) {
    const [, major = '', minor = '', maintenance = '', letter = '', train = '', rebuild = '', suffix = ''] = withTrain;
    const lineage = `${major}.${minor}(${maintenance})${letter}`;
    return {
      text,
      lineage,
      train: `${lineage}${train}`,
      productLine: lineOfLetter(letter),
      major: Number(major),
      minor: Number(minor),
      order: [Number(train), Number(rebuild), rank(suffix)],
    };
  }
  const match = plain.exec(text);
  if (match === null) return undefined;
  const [, major = '', minor = '', maintenance = '', suffix = '', bare = '', bracketed = ''] = match;
  const kind = bare === '' ? bracketed : bare;
  const lineage = `${major}.${minor}`;
  return {
    text: `${lineage}(${maintenance}${suffix})${kind}`,
    lineage,
    train: lineage,
    // Until 8.x only Nexus 7000 releases had no letter; 9.2 continues 7.0(3)I for Nexus 3000 and 9000.
    productLine: Number(major) < 9 ? 'nexus7000' : 'nexus9000',
    major: Number(major),
    minor: Number(minor),
    order: [Number(maintenance), rank(suffix), ...(kind === '' ? [] : [kind.charCodeAt(0)])],
  };
}

/** Which product line a letter stands for (Cisco's naming of trains; I and F run on Nexus 9000 and, since 7.0(3), on 3000). */
function lineOfLetter(letter: string): ProductLine {
  if (letter === 'U') return 'nexus3000';
  if (letter === 'A') return 'nexus3500';
  if (letter === 'N') return 'nexus5000';
  return letter.startsWith('D') ? 'nexus7000' : 'nexus9000';
}

/** The release that our own data names; throws when the text is none. */
export function release(text: string): Release {
  const parsed = parseRelease(text);
  if (parsed === undefined) throw new Error(`"${text}" is not an NX-OS release`);
  return parsed;
}

/** Negative, zero or positive as `a` is older than, equal to or newer than `b`; between lineages the version numbers decide. */
export function compareReleases(a: Release, b: Release): number {
  if (a.major !== b.major) return a.major - b.major;
  if (a.minor !== b.minor) return a.minor - b.minor;
  if (a.lineage !== b.lineage) return compareLineages(a.lineage, b.lineage);
  for (let at = 0; at < Math.max(a.order.length, b.order.length); at += 1) {
    const difference = (a.order[at] ?? 0) - (b.order[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `7.1(4)N` before `7.1(10)N`: maintenance numbers as numbers, then letters. */
function compareLineages(a: string, b: string): number {
  const maintenance = (lineage: string): number => Number(/\((\d+)\)/.exec(lineage)?.[1] ?? 0);
  const difference = maintenance(a) - maintenance(b);
  if (difference !== 0) return difference;
  return a < b ? -1 : 1;
}

/** Whether `candidate` is `floor` or newer. */
export function isAtLeast(candidate: Release, floor: Release): boolean {
  return compareReleases(candidate, floor) >= 0;
}

/**
 * Whether `candidate` holds a fix that was made on several lineages: inside a lineage with a fix its number decides; a
 * lineage without one holds the fix when it is newer than every fix.
 */
export function holdsFix(candidate: Release, fixes: readonly Release[]): boolean {
  const sameLineage = fixes.find((fix) => fix.lineage === candidate.lineage);
  if (sameLineage !== undefined) return isAtLeast(candidate, sameLineage);
  return fixes.length > 0 && fixes.every((fix) => compareReleases(candidate, fix) > 0);
}

/** How a switch tells its release: since 10.2 without the letter of its kind. */
export function toldNumber(running: Release): string {
  return running.text.replace(/[FM]$/, '');
}

/** `Feature Release` or `Maintenance Release`; undefined where the number does not say. */
export function kindOfRelease(running: Release): string | undefined {
  if (running.text.endsWith('F')) return 'Feature Release';
  return running.text.endsWith('M') ? 'Maintenance Release' : undefined;
}

/** How file names spell a release: brackets become dots (`7.0(3)I7(8)` is `7.0.3.I7.8`, `9.3(4)` is `9.3.4`). */
export function inFileName(named: Release): string {
  return dotted(named.text);
}

/** The spelling of file names for a release or a part of one. */
export function dotted(text: string): string {
  return text.replace(/\(([^)]*)\)(?=.)/g, '.$1.').replace(/\(([^)]*)\)$/, '.$1');
}

function rank(suffix: string): number {
  let value = 0;
  for (const letter of suffix) value = value * 27 + (letter.charCodeAt(0) - 96);
  return value;
}
