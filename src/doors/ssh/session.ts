import { setMaxListeners } from 'node:events';
import type { Socket } from 'node:net';
import type { ServerChannel, Session } from 'ssh2';
import type { Guard } from '../../base/guard.ts';
import type { TerminalWindow, Wanted } from '../../cli/shell/connection.ts';
import type { Front } from '../front.ts';
import { parseScpCommand } from '../scp/command-line.ts';
import { serveScp } from '../scp/serve.ts';
import { serveSftp } from '../sftp/serve.ts';
import { ChannelPipe } from './channel-pipe.ts';
import { ChannelWriter } from './channel-writer.ts';
import { SshConnection, type SshPeer } from './ssh-connection.ts';

/** What a session needs of the connection it belongs to. */
export interface SessionConnection {
  readonly front: Front;
  readonly peer: SshPeer;
  readonly socket: Socket;
  /** Aborts when the connection is lost or closed. */
  readonly lost: AbortSignal;
  readonly guard: Guard;
  /** Called once when the session is over. */
  readonly onOver: () => void;
}

/** Serves one session: a shell, a command, legacy SCP or SFTP, whichever the client asks for first. */
export function serveSession(session: Session, parts: SessionConnection): void {
  const { guard } = parts;
  const gone = goneSignal(session, parts);
  let window: TerminalWindow | undefined;
  let connection: SshConnection | undefined;

  const serve = (channel: ServerChannel, wanted: Wanted): void => {
    const writer = new ChannelWriter(channel, parts.socket, gone);
    connection = new SshConnection({ peer: parts.peer, wanted, window, channel, writer, gone });
    guard.watch('ssh session', serveFront(parts, connection));
  };
  const pipe = (channel: ServerChannel): ChannelPipe => {
    const writer = new ChannelWriter(channel, parts.socket, gone);
    return new ChannelPipe({ channel, writer, gone, guard });
  };

  // ssh2 passes no `accept` when the client wants no answer, and opens no second channel, both against its types.
  session.on('pty', (accept: (() => void) | undefined, _reject, { term, cols, rows }) => {
    window = { name: term.slice(0, longestTerminalName), columns: sizeOf(cols), rows: sizeOf(rows) };
    accept?.();
  });
  session.on('window-change', (accept: (() => void) | undefined, _reject, { cols, rows }) => {
    const size = { columns: sizeOf(cols), rows: sizeOf(rows) };
    if (window !== undefined) window = { name: window.name, ...size };
    connection?.resize(size.columns, size.rows);
    accept?.();
  });
  session.on('env', (accept: (() => void) | undefined) => accept?.());
  session.on('signal', (accept: (() => void) | undefined) => accept?.());
  session.on('shell', (accept: () => ServerChannel | undefined) => {
    const channel = accept();
    if (channel !== undefined) serve(watched(channel, guard), { kind: 'shell' });
  });
  session.on('exec', (accept: () => ServerChannel | undefined, _reject, { command: line }) => {
    const channel = accept();
    if (channel === undefined) return;
    const scp = parseScpCommand(line);
    if (scp === undefined) serve(watched(channel, guard), { kind: 'command', line });
    else serveScp(parts.front, scp, pipe(watched(channel, guard)));
  });
  // As a subsystem of our own, not as ssh2's SFTP stream: that one never closes, announces no extensions and has no flow control.
  session.on('subsystem', (accept: () => ServerChannel | undefined, reject: (() => void) | undefined, { name }) => {
    const channel = name === 'sftp' && parts.front.isOn('sftp-server') ? accept() : undefined;
    if (channel === undefined) return reject?.();
    serveSftp(parts.front, pipe(watched(channel, guard)));
  });
}

/** Characters of a terminal's name. */
const longestTerminalName = 64;
/** Rows and columns as a Unix terminal has them (16 bits, `struct winsize`); a client may say 32 bits. */
const largestSize = 65_535;

function sizeOf(told: number): number {
  return Math.min(told, largestSize);
}

async function serveFront(parts: SessionConnection, connection: SshConnection): Promise<void> {
  try {
    await parts.front.serve(connection);
    connection.finish(0);
  } catch (error) {
    parts.guard.report('ssh session', error);
    connection.finish(1);
  }
}

/** A stream without a listener for errors would end the program, and so would a listener that throws. */
function watched(channel: ServerChannel, guard: Guard): ServerChannel {
  channel.on('error', () => {});
  channel.stderr.on('error', () => {});
  guard.events('ssh channel', channel, () => channel.destroy());
  return channel;
}

/** Aborts once, when the client closes the session or the connection is gone. */
function goneSignal(session: Session, parts: SessionConnection): AbortSignal {
  const gone = new AbortController();
  setMaxListeners(0, gone.signal);
  const leave = (): void => {
    if (gone.signal.aborted) return;
    parts.lost.removeEventListener('abort', leave);
    gone.abort('closed');
    parts.onOver();
  };
  parts.lost.addEventListener('abort', leave);
  session.on('close', leave);
  return gone.signal;
}
