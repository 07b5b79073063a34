import { nextTurn } from '../../base/turns.ts';
import type { Device } from '../../machine/device.ts';
import { LINE_LENGTH_MAXIMUM } from '../terminal/line-buffer.ts';
import { account } from './account.ts';
import type { Cli } from './cli.ts';
import type { Context } from './command.ts';
import { servicesFor } from './configure.ts';
import { expanded } from './expand.ts';
import { indentOf } from './nowhere.ts';
import { type ParsedCommand, parseCommand } from './parse-command.ts';
import { interactiveRefusal, type Refused } from './refusal-words.ts';
import { runPiped } from './run-piped.ts';
import type { Screen } from './screen.ts';
import { commandsOf } from './separators.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

/** A session at work on a device. */
export interface Work {
  readonly device: Device;
  readonly session: Session;
  readonly screen: Screen;
  readonly cli: Cli;
  readonly sessions: Sessions;
}

/** What became of a line; `column` of a refusal counts from the start of the whole line. */
export type Ran =
  | { readonly kind: 'ran' }
  | { readonly kind: 'refused'; readonly part: string; readonly refused: Refused };

/** Runs a line as it was typed: the shell's, which may hold several commands, or that of the interpreter that the operator is in. */
export async function runLine(line: string, work: Work, signal: AbortSignal): Promise<Ran> {
  const { interpreter } = work.session;
  if (interpreter === undefined) return runCommands(line, work, signal);
  const { screen } = work;
  const execute = (text: string, shown = screen): Promise<boolean> =>
    executed(text, { ...work, screen: shown }, signal);
  await interpreter.run(line, { screen, signal, execute });
  return { kind: 'ran' };
}

/** Runs commands divided by ` ; `. The first refused one ends them. */
async function runCommands(line: string, work: Work, signal: AbortSignal): Promise<Ran> {
  for (const { text, offset } of commandsOf(line)) {
    const turn = nextTurn(work.session.turns);
    if (turn !== undefined) await turn;
    await work.screen.ready();
    if (work.session.isOver || signal.aborted || !work.session.budget.takeLine()) break;
    const ran = await runPart(text, offset, work, signal);
    if (ran.kind === 'refused') return ran;
  }
  return { kind: 'ran' };
}

const nothing: ParsedCommand = { kind: 'empty' };

async function runPart(typed: string, offset: number, work: Work, signal: AbortSignal): Promise<Ran> {
  const { session, screen, cli } = work;
  const { draft } = session.place;
  const device = draft?.device ?? work.device;
  const part = expanded(typed, device, session);
  if (part.length > LINE_LENGTH_MAXIMUM) return tooLong(typed, offset);
  const parsed = isComment(part) ? nothing : parseCommand(part, cli.language, device, session);
  const matched = held(part, offset, session, parsed);
  if (matched.kind === 'empty') return { kind: 'ran' };
  const line = part.trim();
  const about = { device: device.name, session: session.id, user: session.user };
  if (matched.kind !== 'matched') {
    if (session.mode !== 'exec') session.nowhere.refused(part);
    device.journal.write({ kind: 'command.unknown', ...about, line });
    return { kind: 'refused', part: line, refused: { ...matched, column: matched.column + offset } };
  }
  device.journal.write({ kind: 'command.entered', ...about, line });
  const { command, args, pipe } = matched;
  if (command.isModelled === false) device.journal.write({ kind: 'command.unmodelled', ...about, line });
  const isGathered = draft !== undefined && command.isConfiguration;
  let isRefused = false;
  const refused = (): void => {
    isRefused = true;
    session.nowhere.refused(part);
  };
  const before = session.place;
  const context = { args, ...contextOf(isGathered ? { ...work, device } : work, signal, refused) };
  if (pipe === undefined) await command.run(context);
  else await runPiped(line, command, pipe, context);
  if (isGathered) {
    const problem = isRefused ? undefined : draft.keep(line);
    if (problem !== undefined) screen.print(problem);
    session.place = draft.within(session.place);
  } else if (command.isConfiguration) {
    session.hasConfigured = true;
    device.journal.write({ kind: 'configuration.changed', ...about, line });
    account(device, session, { line, before, isTaken: !isRefused });
  }
  if (session.hasConfigured && session.mode === 'exec') tellConfigured(work.device, session);
  return { kind: 'ran' };
}

/** What a command works with, but for its arguments; `refused` is called when it does not take the line. */
function contextOf(work: Work, signal: AbortSignal, refused: () => void): Omit<Context<unknown>, 'args'> {
  const { device, session, screen } = work;
  return {
    device,
    running: session.running,
    session,
    screen,
    signal,
    ...servicesFor(work, signal),
    takes: (line) => parseCommand(line, work.cli.language, device, session).kind === 'matched',
    execute: (text, shown = screen) => executed(text, { ...work, screen: shown }, signal),
    refuse(...words) {
      refused();
      for (const shown of words) screen.print(shown);
    },
  };
}

/** What a line is: nothing, where it is a line of configuration below one that was refused. */
function held(part: string, offset: number, { nowhere, place }: Session, parsed: ParsedCommand): ParsedCommand {
  if (parsed.kind !== 'matched' || !parsed.command.isConfiguration) {
    const isBelow = offset === 0 && nowhere.holds(part);
    return isBelow && isComment(part) ? { kind: 'invalid', column: indentOf(part), word: '' } : parsed;
  }
  const isTaken = place.draft?.accepts(part.trim(), place) ?? true;
  if ((offset > 0 || !nowhere.holds(part)) && isTaken) return parsed;
  return { kind: 'invalid', column: indentOf(part), word: '' };
}

/** Configurations that are pasted have lines of comment between their sections (`!5` and `!!` are lines of the history); that a device passes over them in EXEC as well is inferred. */
function isComment(part: string): boolean {
  return /^\s*!/.test(part) && !/^\s*!(?:-?\d+|!)\s*$/.test(part);
}

/** A command that no terminal takes is none in a script or over exec either; its variables count as what they stand for (inferred). */
function tooLong(typed: string, offset: number): Ran {
  const column = Math.min(typed.length, LINE_LENGTH_MAXIMUM);
  return {
    kind: 'refused',
    part: typed.slice(0, column).trim(),
    refused: { kind: 'invalid', column: column + offset, word: '' },
  };
}

/** Runs a line for another command, and tells below it when it is refused. */
async function executed(line: string, work: Work, signal: AbortSignal): Promise<boolean> {
  const ran = await runCommands(line, work, signal);
  if (ran.kind === 'ran') return true;
  for (const text of interactiveRefusal(ran.refused, 0)) work.screen.print(text);
  return false;
}

/** The message that a device logs when somebody leaves configuration mode after a change (nxos-behaviour 8). */
function tellConfigured(device: Device, session: Session): void {
  session.hasConfigured = false;
  const text = `Configured from vty by ${session.user} on ${session.from}`;
  device.log({ facility: 'VSHD', severity: 5, mnemonic: 'VSHD_SYSLOG_CONFIG_I', text });
}
