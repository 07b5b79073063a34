import type { Device } from '../../machine/device.ts';
import { renderChoices } from '../grammar/complete.ts';
import { renderHelp } from '../grammar/help.ts';
import type { EditorEvent } from '../terminal/line-editor.ts';
import type { Connection } from './connection.ts';
import { InteractiveScreen } from './interactive-screen.ts';
import type { Interpreter } from './interpreter.ts';
import { completionOf, helpOn } from './parse-command.ts';
import { PlainScreen } from './plain-screen.ts';
import { execRefusal, interactiveRefusal, refusedExitStatus } from './refusal-words.ts';
import { runLine, type Work } from './run-line.ts';
import { commandsOf } from './separators.ts';
import { Session } from './session.ts';

/** What a shell needs beside a connection. */
export interface ShellParts {
  readonly device: Device;
  readonly interpreter: Interpreter;
  /** Lines shown after login. */
  readonly greeting: readonly string[];
}

/** 24 x 80 unless the client says otherwise (nxos-behaviour 6.5). */
const defaultWindow = { rows: 24, columns: 80 };

/** Serves one connection until it ends: a shell, or one line with an exit status. Never rejects. */
export async function serve(connection: Connection, parts: ShellParts): Promise<void> {
  const { device } = parts;
  const from = `${connection.peer.address}@pts/0`;
  const rows = connection.window?.rows ?? defaultWindow.rows;
  // RANCID asks for a terminal of 0 rows and means "no paging"; 0 columns is no width at all.
  const width = connection.window?.columns || defaultWindow.columns;
  const session = new Session(device.nextIdentifier(), connection.user, from, { length: rows, width });
  const about = { device: device.name, session: session.id, user: session.user, from: connection.peer.address };
  device.journal.write({ kind: 'session.opened', ...about });
  const { wanted } = connection;
  const status =
    wanted.kind === 'shell'
      ? await serveShell(connection, session, parts)
      : await serveLine(connection, wanted.line, session, parts);
  device.journal.write({ kind: 'session.closed', ...about });
  connection.finish(status);
}

async function serveLine(connection: Connection, line: string, session: Session, parts: ShellParts): Promise<number> {
  const screen = new PlainScreen(connection);
  const ran = await runLine(line, { ...parts, session, screen }, connection.closed);
  if (ran.kind === 'refused') for (const text of execRefusal(ran.part, ran.refused)) screen.print(text);
  await screen.flush();
  return ran.kind === 'ran' ? 0 : refusedExitStatus(ran.refused);
}

async function serveShell(connection: Connection, session: Session, parts: ShellParts): Promise<number> {
  const screen = new InteractiveScreen(connection, session.terminal);
  const work: Work = { ...parts, session, screen };
  for (const line of parts.greeting) screen.print(line);
  while (!session.isOver && !connection.closed.aborted) {
    const prompt = session.prompt(parts.device.configuration.hostname);
    const event = await screen.read({ kind: 'command', prompt, mode: session.mode }, (asked) => assist(asked, work));
    if (event.kind === 'end-of-input') break;
    if (event.kind === 'interrupt') continue;
    if (event.kind !== 'line' && event.kind !== 'finish') continue;
    await runTyped(event.line, prompt.length, connection, screen, work);
    if (event.kind === 'finish') await runLine('end', work, connection.closed);
  }
  await screen.flush();
  return 0;
}

/** Runs a typed line; Ctrl-C and the end of the connection interrupt it. */
async function runTyped(
  line: string,
  promptColumns: number,
  connection: Connection,
  screen: InteractiveScreen,
  work: Work,
): Promise<void> {
  const interrupt = new AbortController();
  const stop = (): void => interrupt.abort();
  connection.closed.addEventListener('abort', stop, { once: true });
  screen.onInterrupt(stop);
  const ran = await runLine(line, work, interrupt.signal);
  screen.onInterrupt(undefined);
  connection.closed.removeEventListener('abort', stop);
  if (ran.kind === 'refused') for (const text of interactiveRefusal(ran.refused, promptColumns)) screen.print(text);
}

function assist(
  event: EditorEvent & { kind: 'help' | 'complete' },
  work: Work,
): { readonly insert: string } | { readonly below: string } {
  const { interpreter, device, session } = work;
  const lastCommand = (commandsOf(event.line).at(-1)?.text ?? '').trimStart();
  if (event.kind === 'help') {
    const answer = helpOn(lastCommand, interpreter, device, session);
    const promptColumns = session.prompt(device.configuration.hostname).length;
    const offset = event.line.length - lastCommand.length;
    const lines =
      answer.kind === 'help'
        ? renderHelp(answer)
        : interactiveRefusal({ ...answer, column: answer.column + offset }, promptColumns);
    return { below: lines.map((line) => `${line}\r\n`).join('') };
  }
  const completion = completionOf(lastCommand, interpreter, device, session);
  if (completion.kind === 'extend') return { insert: completion.text };
  if (completion.kind === 'nothing') return { insert: '' };
  const rows = renderChoices(completion.candidates, session.terminal.width);
  return { below: rows.map((line) => `${line}\r\n`).join('') };
}
