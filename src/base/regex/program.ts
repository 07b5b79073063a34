/** A pattern as a list of instructions for a machine that follows all ways at once (Thompson's construction). */
import { failed, ok, type Result } from '../result.ts';
import type { Boundary, CharacterSet, Pattern, PatternProblem } from './syntax.ts';

/** One instruction; numbers are places in the program. */
export type Instruction =
  /** Goes on with `next` if the character is in the set. */
  | { readonly kind: 'character'; readonly accepts: (code: number) => boolean; readonly next: number }
  | { readonly kind: 'boundary'; readonly boundary: Boundary; readonly next: number }
  | { readonly kind: 'either'; readonly next: readonly number[] }
  | { readonly kind: 'match' };

/** A compiled pattern. */
export interface Program {
  readonly instructions: readonly Instruction[];
  readonly start: number;
}

/** The work for one character grows with the program, so its size is bounded: a pattern can be slow but never hang. */
export const instructionsMaximum = 1_000;

/** Compiles a pattern. `ignoresCase` holds for letters of ASCII. */
export function compileProgram(pattern: Pattern, ignoresCase: boolean): Result<Program, PatternProblem> {
  const instructions: Instruction[] = [{ kind: 'match' }];
  const isFull = (): boolean => instructions.length > instructionsMaximum;
  const add = (instruction: Instruction): number => instructions.push(instruction) - 1;

  const emit = (part: Pattern, next: number): number => {
    if (isFull()) return next;
    switch (part.kind) {
      case 'empty':
        return next;
      case 'set':
        return add({ kind: 'character', accepts: acceptor(part.set, ignoresCase), next });
      case 'boundary':
        return add({ kind: 'boundary', boundary: part.boundary, next });
      case 'sequence':
        return part.parts.reduceRight((later, inner) => emit(inner, later), next);
      case 'alternatives':
        return add({ kind: 'either', next: part.branches.map((branch) => emit(branch, next)) });
      case 'repeat':
        return emitRepeat(part, next);
    }
  };

  const emitRepeat = (part: Pattern & { readonly kind: 'repeat' }, next: number): number => {
    let entry = next;
    if (part.maximum === undefined) {
      const loop = add({ kind: 'either', next: [] });
      instructions[loop] = { kind: 'either', next: [emit(part.of, loop), next] };
      entry = loop;
    } else {
      for (let count = part.minimum; count < part.maximum && !isFull(); count += 1) {
        entry = add({ kind: 'either', next: [emit(part.of, entry), next] });
      }
    }
    for (let count = 0; count < part.minimum && !isFull(); count += 1) entry = emit(part.of, entry);
    return entry;
  };

  const start = emit(pattern, 0);
  return isFull() ? failed({ why: 'too-large', offset: 0 }) : ok({ instructions, start });
}

function acceptor(set: CharacterSet, ignoresCase: boolean): (code: number) => boolean {
  const { isNegated } = set;
  const ranges = ignoresCase ? [...set.ranges, ...set.ranges.flatMap(otherCase)] : set.ranges;
  const [only] = ranges;
  if (only === undefined) return () => isNegated;
  const [from, to] = only;
  if (ranges.length === 1 && from === to) return (code) => (code === from) !== isNegated;
  return (code) => ranges.some(([low, high]) => code >= low && code <= high) !== isNegated;
}

/** The letters of a range in their other case. */
function otherCase([from, to]: readonly [number, number]): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (const [low, high, shift] of [
    [0x41, 0x5a, 0x20],
    [0x61, 0x7a, -0x20],
  ] as const) {
    const first = Math.max(from, low);
    const last = Math.min(to, high);
    if (first <= last) found.push([first + shift, last + shift]);
  }
  return found;
}
