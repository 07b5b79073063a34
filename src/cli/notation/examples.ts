import type { Line } from './line.ts';
import { knownKind } from './syntax.ts';
import type { Part, Parts } from './text.ts';

/** Lines that a text allows: one with as little as possible, one with everything, and one for each way where it branches. */
export function exampleLines(line: Line): readonly string[] {
  const { parts } = line;
  const ways = Math.min(maximumWays, waysOf(parts));
  const texts = Array.from({ length: ways }, (_, way) => [
    typedOut(parts, way, false),
    typedOut(parts, way, true),
  ]).flat();
  return [...new Set(texts)].filter((text) => text !== '');
}

const maximumWays = 8;

/** How many samples or branches the part with the most of them has. */
function waysOf(parts: Parts): number {
  return parts.reduce((most, part) => Math.max(most, waysOfPart(part)), 1);
}

function waysOfPart(part: Part): number {
  switch (part.kind) {
    case 'word':
      return 1;
    case 'argument':
      return knownKind(part.type).samples.length;
    case 'optional':
      return waysOf(part.parts);
    case 'one':
      return Math.max(part.branches.length, ...part.branches.map(waysOf));
  }
}

function typedOut(parts: Parts, way: number, isWhole: boolean): string {
  return parts
    .map((part) => typedPart(part, way, isWhole))
    .filter((text) => text !== '')
    .join(' ');
}

function typedPart(part: Part, way: number, isWhole: boolean): string {
  switch (part.kind) {
    case 'word':
      return part.text;
    case 'argument': {
      const { samples } = knownKind(part.type);
      return samples[way % samples.length] ?? '';
    }
    case 'optional':
      return isWhole ? typedOut(part.parts, way, isWhole) : '';
    case 'one':
      return typedOut(part.branches[way % part.branches.length] ?? [], way, isWhole);
  }
}
