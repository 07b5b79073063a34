import type { Connection } from './connection.ts';
import { sessionLimit } from './line-limits.ts';
import { PlainScreen } from './plain-screen.ts';
import { execRefusal, refusedExitStatus } from './refusal-words.ts';
import { runLine } from './run-line.ts';
import { serveShell } from './serve-shell.ts';
import type { ServedSwitch } from './served-switch.ts';
import type { LiveSession } from './sessions.ts';

/** What a client hears whose session was broken off. */
const brokenStatus = 255;

/**
 * Serves one connection until it ends: a shell, or one line with an exit status. Never rejects: a command that fails inside the
 * emulator is told to `guard` and ends its own session, and so does a switch that runs no more.
 */
export async function serve(connection: Connection, parts: ServedSwitch): Promise<void> {
  const { device, sessions } = parts;
  const { running } = device;
  const isFull = connection.wanted.kind === 'shell' && sessions.seatedCount >= sessionLimit(device, sessions);
  if (isFull) await connection.write(tellFull(parts));
  if (isFull || running === undefined) return connection.finish(brokenStatus);
  const live = sessions.enter(connection, running);
  const { session, ended } = live;
  // A client that takes no more would otherwise keep a session that was ended.
  ended.addEventListener('abort', () => connection.finish(brokenStatus), { once: true });
  const about = { device: device.name, session: session.id, user: session.user, from: connection.peer.address };
  device.journal.write({ kind: 'session.opened', ...about });
  const status = await serveWanted(connection, live, parts);
  sessions.leave(live);
  device.journal.write({ kind: 'session.closed', ...about });
  connection.finish(status);
}

/** What somebody reads for whom no line is left: the banner, and why (netmiko #1893 and #2098, captures of N9K). */
function tellFull({ device, sessions, greeting }: ServedSwitch): string {
  const why = `CLI session limit ${sessionLimit(device, sessions)} reached. Exiting.`;
  return [...greeting, why].map((line) => `${line}\r\n`).join('');
}

async function serveWanted(connection: Connection, live: LiveSession, parts: ServedSwitch): Promise<number> {
  const { wanted } = connection;
  try {
    if (wanted.kind === 'shell') return await serveShell(connection, live, parts);
    return await serveLine(connection, wanted.line, live, parts);
  } catch (error) {
    // What runs on after the power went may find its files gone, and fail for that.
    const { id, user } = live.session;
    if (!live.ended.aborted) parts.guard.for({ session: `${id} of ${user}` }).report('session', error);
    return brokenStatus;
  }
}

async function serveLine(
  connection: Connection,
  line: string,
  live: LiveSession,
  parts: ServedSwitch,
): Promise<number> {
  const { session, ended } = live;
  const screen = new PlainScreen(connection, session.turns);
  live.onNotice(({ lines, isForAll }) => {
    if (isForAll) for (const text of lines) screen.print(text);
  });
  const ran = await runLine(line, { ...parts, session, screen }, ended);
  if (ran.kind === 'refused') for (const text of execRefusal(ran.part, ran.refused)) screen.print(text);
  await screen.flush();
  return ran.kind === 'ran' ? 0 : refusedExitStatus(ran.refused);
}
