import { nextTurn } from '../../base/turns.ts';
import type { Device } from '../../machine/device.ts';
import type { Cli } from './cli.ts';
import type { Context } from './command.ts';
import { configPlace } from './mode.ts';
import { Nowhere } from './nowhere.ts';
import type { Screen } from './screen.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

/** What running lines of configuration works on. */
export interface Configuring {
  readonly device: Device;
  readonly session: Session;
  /** Where what the commands say is shown. */
  readonly screen: Screen;
  readonly cli: Cli;
  readonly sessions: Sessions;
  /** Hears of every line that is not taken. */
  readonly onRefused?: (refusal: Refusal) => void;
}

/** A line of configuration that was not taken, its number among the lines from 1, and what the switch said. */
export interface Refusal {
  readonly number: number;
  readonly line: string;
  readonly words: string;
}

/**
 * Runs lines of configuration as if they were typed in configuration mode. Empty lines, comments (`!`) and the head line
 * `version …` are passed over; a command that asks for more, such as a banner, is answered with the lines behind it. Refused
 * lines are told, counted and passed over. The session is afterwards where it was. Resolves early when `signal` aborts.
 */
export async function configure(lines: Iterable<string>, on: Configuring, signal: AbortSignal): Promise<number> {
  const { device, session, cli } = on;
  const place = session.place;
  session.place = configPlace;
  let number = 0;
  const remaining = counting(lines, () => {
    number += 1;
  });
  let refusedCount = 0;
  const nowhere = new Nowhere();
  const screen = answeredFrom(remaining, on.screen);
  const about = { device: device.name, session: session.id, user: session.user };
  while (!signal.aborted) {
    const next = remaining.next();
    if (next.done === true) break;
    const turn = nextTurn(session.turns);
    if (turn !== undefined) await turn;
    await on.screen.ready();
    // The switch may have stopped while others had their turn.
    if (signal.aborted) break;
    const line = next.value.trimEnd();
    const refused = { number, line: line.trim() };
    const refuse = (...words: readonly string[]): void => {
      nowhere.refused(line);
      for (const shown of words) on.screen.print(shown);
      on.onRefused?.({ ...refused, words: words.map((part) => part.trim()).join(' ') });
    };
    if (/^\s*(!|version |$)/.test(line)) continue;
    const isNowhere = nowhere.holds(line);
    const matched = cli.language.matchConfiguration(line, device, session);
    if (matched.kind === 'empty') continue;
    if (matched.kind !== 'matched' || isNowhere) {
      device.journal.write({ kind: 'command.unknown', ...about, line: refused.line });
      refusedCount += 1;
      refuse(`Syntax error while parsing '${refused.line}'`);
      continue;
    }
    const { args } = matched;
    if (matched.command.isConfiguration) session.hasConfigured = true;
    const services = { ...servicesFor(on, signal), execute: async () => false, takes: () => false, refuse };
    await matched.command.run({ args, device, running: session.running, session, screen, signal, ...services });
  }
  remaining.return(undefined);
  session.place = place;
  return refusedCount;
}

/** The lines one after the other; `take` is called for each that is taken. */
function* counting(lines: Iterable<string>, take: () => void): Generator<string, undefined, undefined> {
  for (const line of lines) {
    take();
    yield line;
  }
  return undefined;
}

/** What the shell does for a command while it runs. */
export function servicesFor(
  on: Configuring,
  signal: AbortSignal,
): Pick<Context<unknown>, 'configurationText' | 'configure' | 'fileWords' | 'prune' | 'sessions' | 'syntaxes'> {
  return {
    prune: () => on.cli.language.prune(on.device, on.session),
    configurationText: (detail) =>
      on.cli.runningText.inTurns(on.device, on.session.running, detail, { taker: on.session.turns, signal }),
    configure: (lines, how = {}) => configure(lines, { ...on, ...how }, signal),
    fileWords: on.cli.fileWords,
    sessions: on.sessions,
    syntaxes: () => on.cli.language.syntaxes(on.device, on.session),
  };
}

/** A screen on which questions are answered with the lines that come next. */
function answeredFrom(remaining: Iterator<string>, shown: Screen): Screen {
  return {
    isInteractive: false,
    print: (line) => shown.print(line),
    draw: () => {},
    show: (lines) => shown.show(lines),
    async ask() {
      const next = remaining.next();
      return next.done === true ? undefined : next.value;
    },
    flush: () => shown.flush(),
    ready: () => shown.ready(),
  };
}
