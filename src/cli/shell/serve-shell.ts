import { nextTurn } from '../../base/turns.ts';
import { assist } from './assist.ts';
import type { Connection } from './connection.ts';
import { InteractiveScreen } from './interactive-screen.ts';
import { idleLimitMs } from './line-limits.ts';
import { interactiveRefusal } from './refusal-words.ts';
import { runLine, type Work } from './run-line.ts';
import type { ServedSwitch } from './served-switch.ts';
import type { LiveSession } from './sessions.ts';

/** Serves someone who types, until they leave or the session is ended. */
export async function serveShell(connection: Connection, live: LiveSession, parts: ServedSwitch): Promise<number> {
  const { session, ended } = live;
  const { device } = parts;
  const screen = new InteractiveScreen(connection, {
    terminal: session.terminal,
    history: session.history,
    turns: session.turns,
    ended,
    idleMs: () => idleLimitMs(device, session),
    onIdle: () => live.end(),
    onTyped: () => {
      if (session.seat !== undefined) session.seat.typedAtMs = device.clock.now();
    },
  });
  live.onNotice((notice) => screen.notify(notice));
  const work: Work = { ...parts, session, screen };
  for (const line of parts.greeting) screen.print(line);
  let draft = '';
  while (!session.isOver && !ended.aborted) {
    const prompt = session.prompt(device.configuration.hostname);
    const reading = { kind: 'command', prompt, mode: session.mode } as const;
    const event = await screen.read(reading, (asked) => assist(asked, work), draft);
    draft = '';
    if (event.kind === 'end-of-input') break;
    if (event.kind === 'step-out') {
      if (session.mode !== 'exec') session.leave();
      draft = event.line;
      continue;
    }
    if (event.kind !== 'line' && event.kind !== 'finish') continue;
    await runTyped(event.line, prompt.length, screen, work, ended);
    if (event.kind === 'finish') await runLine('end', work, ended);
  }
  await screen.flush();
  return 0;
}

/** Runs a typed line; Ctrl-C and the end of the session interrupt it. */
async function runTyped(
  typed: string,
  promptColumns: number,
  screen: InteractiveScreen,
  work: Work,
  ended: AbortSignal,
): Promise<void> {
  const line = recalled(typed, work);
  const interrupt = new AbortController();
  const stop = (): void => interrupt.abort('interrupted');
  ended.addEventListener('abort', stop, { once: true });
  screen.onInterrupt(stop);
  work.session.budget.begin();
  const ran = await runLine(line, work, interrupt.signal);
  // Pasted lines come without a pause between them.
  await nextTurn(work.session.turns);
  await screen.ready();
  screen.onInterrupt(undefined);
  ended.removeEventListener('abort', stop);
  if (ran.kind === 'refused') for (const text of interactiveRefusal(ran.refused, promptColumns)) screen.print(text);
}

/** `!1` stands for the line that `show cli history` lists under that number (nxos-behaviour 6.3); it is shown before it runs. */
function recalled(typed: string, { session, screen }: Work): string {
  const number = /^\s*!(\d{1,4})\s*$/.exec(typed)?.[1];
  const entry = number === undefined ? undefined : session.history.entries()[Number(number)];
  if (entry === undefined) return typed;
  screen.print(entry.line);
  return entry.line;
}
