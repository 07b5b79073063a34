import { calendarTime, timeOfDay } from '../../../base/calendar.ts';
import { type ConfigurationSession, sessionLinesMaximum, sessionsMaximum } from '../../../machine/config/sessions.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { sessionName } from './configuration-session.ts';

const words = [
  word('show', 'Show running system information'),
  word('configuration', 'Show information about configuration sessions'),
  word('session', 'Show active configuration sessions'),
] as const;
const nameArg = arg('name', sessionName, 'Name of the configuration session');

/** What is said where there is none (a capture of N5K). */
const none = 'There are no active configuration sessions';
const unknown = 'Session does not exist';
const ruler = '-'.repeat(68);

/** `show configuration session`: the lines of one or of all (form: session manager guides; keys: Cisco's reference for 9.3). */
export const showSession = show({
  syntax: [...words, optional([nameArg])],
  examples: ['show configuration session', 'show configuration session change-1'],
  read({ args, device }) {
    const all = device.configuration.sessions.list();
    return { asked: args.name, found: all.filter(({ name }) => args.name === undefined || name === args.name) };
  },
  *print({ asked, found }) {
    if (found.length === 0) {
      yield asked === undefined ? none : unknown;
      return;
    }
    for (const { name, lines } of found) {
      yield `config session name ${name}`;
      for (const [at, line] of lines.entries()) yield `${String(at + 1).padStart(4, '0')}  ${line}`;
      yield '';
    }
    if (asked === undefined) yield `Number of active configuration sessions = ${found.length}`;
  },
  structure({ asked, found }) {
    const rows = ({ lines }: ConfigurationSession): readonly object[] =>
      lines.map((line, at) => ({ 'ssn-cmd-num': at + 1, command: line }));
    const [one] = found;
    if (asked !== undefined) {
      return one === undefined ? unknown : { 'ssn-name': one.name, ...table('session_details', rows(one)) };
    }
    const all = found.map((session) => ({ 'ssn-name': session.name, ...table('session_all_cmd', rows(session)) }));
    return { ...table('session_all', all), activesesscnt: found.length };
  },
});

/** `show configuration session summary` (ntc-templates). */
export const showSessionSummary = show({
  syntax: [...words, word('summary', 'Show summary of the active configuration sessions')],
  examples: ['show configuration session summary'],
  read: ({ device }) => device.configuration.sessions.list(),
  *print(sessions) {
    if (sessions.length === 0) {
      yield none;
      return;
    }
    yield 'Session Manager Database:';
    yield ruler;
    yield 'Name                    Session Owner           Creation Time';
    yield ruler;
    for (const { name, owner, createdMs } of sessions) {
      yield `${name.padEnd(23)} ${owner.padEnd(23)} ${stamp(createdMs)}`;
    }
    yield '';
    yield `Number of active configuration sessions = ${sessions.length}`;
  },
  structure: (sessions) => ({
    ...table(
      'session_summary',
      sessions.map(({ name, owner, createdMs }) => ({ 'ssn-name': name, username: owner, tstamp: stamp(createdMs) })),
    ),
    activesesscnt: sessions.length,
  }),
});

/** `show configuration session status`: what was tried last (labels: session manager guides of Nexus 1000V and 7000, from memory of them). */
export const showSessionStatus = show({
  syntax: [...words, word('status', 'Show configuration session-mgr status'), optional([nameArg])],
  examples: ['show configuration session status'],
  read({ args, device }) {
    const all = device.configuration.sessions.list();
    return all.filter(({ name }) => args.name === undefined || name === args.name).map(statusOf);
  },
  *print(statuses) {
    for (const { name, action, status, reason, at } of statuses) {
      yield `Session Name          : ${name}`;
      yield `Last Action           : ${action}`;
      yield `Last Action Status    : ${status}`;
      yield `Last Action Reason    : ${reason}`;
      yield `Last Action Timestamp : ${at}`;
      yield '';
    }
  },
  structure: (statuses) =>
    table(
      'session_status',
      statuses.map(({ name, action, status, reason, at }) => ({
        'ssn-name': name,
        'last-action': action,
        'ac-status': status,
        'ac-reason': reason,
        'ac-tstamp': at,
      })),
    ),
});

interface Status {
  readonly name: string;
  readonly action: string;
  readonly status: string;
  readonly reason: string;
  readonly at: string;
}

function statusOf({ name, last }: ConfigurationSession): Status {
  if (last === undefined) return { name, action: '-NA-', status: '-NA-', reason: '-NA-', at: '-NA-' };
  const { action, atMs, failure } = last;
  const reason = failure === undefined ? '-NA-' : `Command ${failure.number} failed: ${failure.line}`;
  return { name, action, status: failure === undefined ? 'Success' : 'Failed', reason, at: stamp(atMs) };
}

/** `show configuration session global-info` (keys: Cisco's reference for 9.3; the text is inferred). */
export const showSessionGlobal = show({
  syntax: [...words, word('global-info', 'Show configuration sessions global-info')],
  examples: ['show configuration session global-info'],
  read: ({ device }) => {
    const { sessions } = device.configuration;
    return { sessionCount: sessions.list().length, lineCount: sessions.lineCount };
  },
  print: ({ sessionCount, lineCount }) => [
    `Maximum number of sessions : ${sessionsMaximum}`,
    `Maximum number of commands : ${sessionLinesMaximum}`,
    `Current number of sessions : ${sessionCount}`,
    `Current number of commands : ${lineCount}`,
  ],
  structure: ({ sessionCount, lineCount }) => ({
    'max-ssns': sessionsMaximum,
    'max-cmds': sessionLinesMaximum,
    'curr-num-ssns': sessionCount,
    'curr-num-cmds': lineCount,
  }),
});

/** `02:37:14 UTC Oct 28 2017`. */
function stamp(atMs: number): string {
  const time = calendarTime(atMs);
  return `${timeOfDay(time)} UTC ${time.monthName} ${String(time.day).padStart(2, '0')} ${time.year}`;
}
