/** An NX-OS release, parsed. `text` is Cisco's own spelling, such as `7.0(3)I7(8)` or `9.3(4)`. */
export interface Release {
  readonly text: string;
  /** The line of development inside which releases are ordered by number: `6.0(2)U`, `7.0(3)I`, `9.3`. */
  readonly lineage: string;
  readonly major: number;
  readonly minor: number;
  /** The numbers after the lineage, most significant first; a letter counts as a step after its number. */
  readonly order: readonly number[];
}

const lettered = /^(\d+)\.(\d+)\((\d+)\)([A-Z]+)(\d+)\((\d+)([a-z]*)\)$/;
const plain = /^(\d+)\.(\d+)\((\d+)([a-z]*)\)$/;

/** Parses Cisco's spelling; undefined when it is no release. */
export function parseRelease(text: string): Release | undefined {
  const withTrain = lettered.exec(text);
  if (withTrain !== null) {
    const [, major = '', minor = '', maintenance = '', letter = '', train = '', rebuild = '', suffix = ''] = withTrain;
    const lineage = `${major}.${minor}(${maintenance})${letter}`;
    return {
      text,
      lineage,
      major: Number(major),
      minor: Number(minor),
      order: [Number(train), Number(rebuild), rank(suffix)],
    };
  }
  const match = plain.exec(text);
  if (match === null) return undefined;
  const [, major = '', minor = '', maintenance = '', suffix = ''] = match;
  return {
    text,
    lineage: `${major}.${minor}`,
    major: Number(major),
    minor: Number(minor),
    order: [Number(maintenance), rank(suffix)],
  };
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
  if (a.lineage !== b.lineage) return a.lineage < b.lineage ? -1 : 1;
  for (let at = 0; at < Math.max(a.order.length, b.order.length); at += 1) {
    const difference = (a.order[at] ?? 0) - (b.order[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
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

/** How file names spell a release: brackets become dots (`7.0(3)I7(8)` is `7.0.3.I7.8`, `9.3(4)` is `9.3.4`). */
export function inFileName(named: Release): string {
  return named.text.replace(/\(([^)]*)\)(?=.)/g, '.$1.').replace(/\(([^)]*)\)$/, '.$1');
}

function rank(suffix: string): number {
  let value = 0;
  for (const letter of suffix) value = value * 27 + (letter.charCodeAt(0) - 96);
  return value;
}
