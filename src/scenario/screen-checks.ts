import { capturedBy, screenPattern } from '../base/screen-pattern.ts';
import { lineDiff } from './line-diff.ts';
import type { ScreenExpectation } from './step-fields.ts';

/** What a screen showed for a step: the lines between what was typed and the prompt, and the prompt. */
export interface Shown {
  readonly body: string;
  readonly prompt: string;
}

/** Cuts a screen into what was typed, what it showed and what it waits with. */
export function shownOf(screen: string): Shown {
  const lines = screen.split('\n');
  return { body: lines.slice(1, -1).join('\n'), prompt: (lines.at(-1) ?? '').trimEnd() };
}

/** A text without blanks at the ends of lines, which editors take away, and without the line end after the last line. */
export function withoutEnds(text: string): string {
  return text.replace(/\n$/, '').replaceAll(/ +$/gm, '');
}

/** What is wrong with a screen, in lines to show; empty when it is as expected. `exact` is the text of `shows` or `golden`. */
export function screenProblems(
  expectation: ScreenExpectation,
  shown: Shown,
  exact: string | undefined,
): readonly string[] {
  const all = `${shown.body}\n${shown.prompt}`;
  const found: string[] = [];
  if (exact !== undefined && withoutEnds(exact) !== withoutEnds(shown.body)) {
    found.push(
      'the screen is not what was expected (- expected, + shown):',
      ...lineDiff(withoutEnds(exact), withoutEnds(shown.body)),
    );
  }
  const problemsOfExact = found.length;
  for (const text of expectation.contains ?? []) {
    if (!all.includes(text.trimEnd())) found.push(`the screen does not contain "${text.trimEnd()}"`);
  }
  for (const text of expectation.lacks ?? []) {
    if (all.includes(text.trimEnd())) found.push(`the screen contains "${text.trimEnd()}"`);
  }
  for (const text of expectation.matches ?? []) {
    if (!screenPattern(text).test(all)) found.push(`the screen does not match /${text}/`);
  }
  // Once, however much of it is not as expected.
  if (found.length > problemsOfExact) found.push(...quoted(all));
  const { prompt } = expectation;
  if (prompt !== undefined && prompt.trimEnd() !== shown.prompt) {
    found.push(`the prompt is "${shown.prompt}", expected "${prompt.trimEnd()}"`);
  }
  return found;
}

/** The variables that a step takes from its screen, or the names that it could not find. */
export function captured(
  expectation: ScreenExpectation,
  shown: Shown,
): { readonly values: ReadonlyMap<string, string>; readonly missing: readonly string[] } {
  const values = new Map<string, string>();
  const missing: string[] = [];
  for (const [name, pattern] of Object.entries(expectation.capture ?? {})) {
    const found = capturedBy(pattern, `${shown.body}\n${shown.prompt}`);
    if (found === undefined) missing.push(`nothing on the screen matches /${pattern}/ for the variable "${name}"`);
    else values.set(name, found);
  }
  return { values, missing };
}

/** The lines of a screen in a problem. */
function quoted(text: string): readonly string[] {
  return text.split('\n').map((line) => `| ${line}`.trimEnd());
}
