import { compilePrefixes, compileRegex, type Prefixes } from './regex/regex.ts';
import { type Pattern, parsePattern } from './regex/syntax.ts';

/**
 * Patterns for screens: regular expressions of JavaScript with `^` and `$` at lines, matched in time proportional to the screen whatever the
 * pattern, so without `\1` and without looking around.
 */
export interface ScreenPattern {
  test(screen: string): boolean;
}

/** Longer patterns are nobody's intention. */
const patternMax = 2000;
/** How many places for the group of a capture are tried. */
const triesMax = 2000;

/** Why a text is no pattern, and what to write instead; undefined when it is one. */
export function patternProblem(text: string): { readonly message: string; readonly hint: string } | undefined {
  const quoting = `a character such as ( [ . * stands for itself behind a backslash; "contains" takes plain text`;
  if (text.length > patternMax) return { message: 'the pattern is too long', hint: `at most ${patternMax} characters` };
  try {
    new RegExp(text, 'm');
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^.*: /, '') : '';
    return { message: `expected a regular expression, but "${text.slice(0, 60)}" is none: ${reason}`, hint: quoting };
  }
  const compiled = compileRegex(text, { dialect: 'javascript' });
  if (compiled.ok) return undefined;
  return compiled.error.why === 'too-large' || compiled.error.why === 'bad-repeat'
    ? { message: 'the pattern repeats too much', hint: 'at most 255 repetitions, and 1000 steps in all' }
    : {
        message: `the pattern has something that patterns do not take, at character ${compiled.error.offset + 1}`,
        hint: 'groups ( ) and (?: ), [ ], * + ? { }, |, ^ and $ at lines, \\d \\w \\s \\b; no look-ahead and no \\1',
      };
}

/** The same for a pattern that takes a value from the screen: its group stands for itself, or there is none. */
export function capturePatternProblem(text: string): ReturnType<typeof patternProblem> {
  const problem = patternProblem(text);
  if (problem !== undefined) return problem;
  const parsed = parsePattern(text, 'javascript');
  const hasGroup = /(?<!\\)\((?!\?)/.test(text.replaceAll(/\[(?:\\.|[^\]])*\]/g, ''));
  if (!hasGroup || (parsed.ok && groupIn(parsed.value) >= 0)) return undefined;
  return {
    message: 'the group of the pattern is repeated, or inside another part',
    hint: 'write one group: ^MD5: ([0-9a-f]+)$',
  };
}

function groupIn(pattern: Pattern): number {
  const parts = pattern.kind === 'sequence' ? pattern.parts : [pattern];
  return parts.findIndex((part) => part.kind === 'sequence' && part.isGroup === true);
}

/** A pattern that has been checked; one that is none matches nothing. */
export function screenPattern(text: string): ScreenPattern {
  const compiled = compileRegex(text, { dialect: 'javascript' });
  return compiled.ok ? compiled.value : { test: () => false };
}

/** What the first group of the leftmost match of a pattern holds, or the match if it has no group; undefined without a match. */
export function capturedBy(text: string, screen: string): string | undefined {
  const whole = compileRegex(text, { dialect: 'javascript' });
  const span = whole.ok ? whole.value.find(screen, 0) : undefined;
  const parsed = parsePattern(text, 'javascript');
  if (span === undefined || !parsed.ok) return undefined;
  const found = screen.slice(span.start, span.end);
  const parts = parsed.value.kind === 'sequence' ? parsed.value.parts : [parsed.value];
  const at = groupIn(parsed.value);
  const group = parts[at];
  if (group === undefined) return found;
  const before = prefixesOf({ kind: 'sequence', parts: parts.slice(0, at) });
  const inner = prefixesOf(group);
  const after = prefixesOf({ kind: 'sequence', parts: parts.slice(at + 1) });
  let tries = 0;
  for (const from of before.ends(screen, span.start).toReversed()) {
    for (const to of inner.ends(screen, from).toReversed()) {
      tries += 1;
      if (tries > triesMax) return undefined;
      if (after.ends(screen, to).length > 0) return screen.slice(from, to);
    }
  }
  return found;
}

function prefixesOf(pattern: Pattern): Prefixes {
  const compiled = compilePrefixes(pattern);
  return compiled.ok ? compiled.value : { ends: () => [] };
}
