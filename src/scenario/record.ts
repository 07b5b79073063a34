import { hostMonotonicMs } from '../base/clock.ts';
import type { Session } from '../lab/started-lab.ts';
import { isAtPrompt } from './recorded-line.ts';
import type { Exchange, RecordedPart } from './recording.ts';
import { shownOf } from './screen-checks.ts';

/** How long an answer may take, in host time: somebody waits for it and can end it. */
const longest = '20 d';

/** What a session was, line by line. */
export interface Recorded {
  readonly parts: readonly RecordedPart[];
  readonly exchanges: readonly Exchange[];
}

/**
 * Hands lines on to a session and shows what it answers, until the lines end, the session does, or `stopped` resolves, also in the
 * middle of a command, which is then left out. A line is a command when the screen waits with a prompt, and an answer when it waits
 * with a question.
 */
export async function recordSession(
  session: Session,
  lines: AsyncIterable<string>,
  show: (text: string) => void,
  stopped: Promise<void> = new Promise(() => {}),
): Promise<Recorded> {
  const beganMs = hostMonotonicMs();
  const parts: RecordedPart[] = [];
  const exchanges: Exchange[] = [];
  const keep = (kind: RecordedPart['kind'], text: string): void => {
    parts.push({ kind, atMs: hostMonotonicMs() - beganMs, text });
  };
  const tell = (text: string): void => {
    keep('shown', text.replaceAll('\n', '\r\n'));
    show(text);
  };
  tell(session.screen().split('\n').at(-1) ?? '');
  let pending: { command: string; answers: string[]; screen: string } | undefined;
  const read = lines[Symbol.asyncIterator]();
  const over = Promise.race([session.ended, stopped]);
  for (;;) {
    const next = await Promise.race([read.next(), over]);
    if (next === undefined || next.done === true || session.isOver) break;
    const line = next.value;
    keep('typed', line);
    const typed = session.type(line, { timeout: longest }).then(() => session.lastScreen);
    const answer = await Promise.race([typed, stopped]);
    if (answer === undefined) break;
    tell(answer);
    if (pending === undefined) pending = { command: line, answers: [], screen: answer };
    else pending = { ...pending, answers: [...pending.answers, line], screen: pending.screen + answer };
    const isOver = session.isOver;
    if (!isAtPrompt(answer) && !isOver) continue;
    // The line that ended the session shows nothing that another play must show as well.
    if (!isOver)
      exchanges.push({ command: pending.command, answers: pending.answers, shown: shownOf(pending.screen).body });
    pending = undefined;
    if (isOver) break;
  }
  return { parts, exchanges };
}
