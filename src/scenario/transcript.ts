import { parseInstant } from '../base/calendar.ts';

/** One thing to type and what the screen shows for it. */
export interface TranscriptStep {
  /** Lab time to wait for before typing. */
  readonly atMs: number | undefined;
  /** The prompt and the command, as the screen shows them. */
  readonly line: string;
  readonly command: string;
  readonly answers: readonly string[];
  readonly shown: readonly string[];
  /** Whether the transcript leaves out what comes after `shown`. */
  readonly isSnipped: boolean;
}

/**
 * Reads a transcript: what a screen showed, `; at TIME` where the clock is to be moved, other lines that begin with `;` as
 * remarks, `<<< text` for an answer, `...` for lines that are left out.
 */
export function parseTranscript(text: string): readonly TranscriptStep[] {
  const steps: (TranscriptStep & { readonly answers: string[]; readonly shown: string[] })[] = [];
  let atMs: number | undefined;
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const last = steps.at(-1);
    const [, command] = /^\S+# (.+)$/.exec(line) ?? [];
    if (line.startsWith(';')) {
      const moment = /^; at (.+)$/.exec(line)?.[1];
      if (moment !== undefined) atMs = parseInstant(moment);
    } else if (command !== undefined) {
      steps.push({ atMs, line, command, answers: [], shown: [], isSnipped: false });
      atMs = undefined;
    } else if (last === undefined) continue;
    else if (line === '...') steps[steps.length - 1] = { ...last, isSnipped: true };
    else if (line.startsWith('<<< ')) last.answers.push(line.slice(4));
    else last.shown.push(line);
  }
  return steps;
}
