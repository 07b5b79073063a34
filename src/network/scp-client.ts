import type { ClientChannel } from 'ssh2';
import { done, failed, ok, type Result } from '../base/result.ts';
import { type Content, sizeOf } from '../machine/content/content.ts';
import { piecesOf } from '../machine/content/reader.ts';
import { nameOf } from '../machine/storage/location.ts';
import type { RemoteFile, RemoteFiles, RemoteProblem } from '../machine/transfer/remote.ts';
import { ByteSource } from './byte-source.ts';
import { ByteTarget } from './byte-target.ts';
import { problemOfWords } from './server-words.ts';
import type { SshConnection } from './ssh-connection.ts';

/** One running `scp` on the server and both ends of its pipe. */
interface ScpSession {
  readonly path: string;
  readonly channel: ClientChannel;
  readonly source: ByteSource;
  readonly target: ByteTarget;
  /** What the server's shell complained about; decides when `scp` itself says nothing. */
  complaint(): string;
}

/** The one byte that says "go on" or "well received" (the protocol of BSD rcp, which OpenSSH's `scp -O` still speaks). */
const goOn = Uint8Array.of(0);
const complaintLimitBytes = 4096;

/** The files of a logged-in user through the old scp protocol: `scp -f` sends, `scp -t` takes. */
export function scpFiles(connection: SshConnection): RemoteFiles {
  return {
    async open(path) {
      const started = await start(connection, '-f', path);
      if (!started.ok) return started;
      const opened = await receive(connection, started.value);
      if (!opened.ok) started.value.channel.close();
      return opened;
    },
    async put(path, content, onProgress) {
      const directory = await isDirectory(connection, path);
      if (!directory.ok) return directory;
      if (directory.value) return failed({ why: 'is-directory', path });
      const started = await start(connection, '-t', path);
      if (!started.ok) return started;
      try {
        return await send(connection, started.value, content, onProgress);
      } finally {
        started.value.channel.close();
      }
    },
  };
}

/** A path as one word for the server's shell: plain paths stay readable for servers that have no shell. */
export function shellWord(path: string): string {
  const isPlain = /^[\w./:@%+,=-]+$/.test(path);
  const word = isPlain ? path : `'${path.replaceAll("'", "'\\''")}'`;
  return path.startsWith('-') ? `-- ${word}` : word;
}

async function start(
  connection: SshConnection,
  flags: '-f' | '-t' | '-d -t',
  path: string,
): Promise<Result<ScpSession, RemoteProblem>> {
  const started = await connection.exec(`scp ${flags} ${shellWord(path)}`);
  if (!started.ok) return started;
  const channel = started.value;
  let complaint = '';
  channel.stderr.on('data', (bytes: Buffer) => {
    if (complaint.length < complaintLimitBytes) complaint += bytes.toString('utf8');
  });
  return ok({
    path,
    channel,
    source: new ByteSource(channel),
    target: new ByteTarget(channel),
    complaint: () => complaint,
  });
}

/** Asks a sink that takes only directories; the protocol has no other question. */
async function isDirectory(connection: SshConnection, path: string): Promise<Result<boolean, RemoteProblem>> {
  const started = await start(connection, '-d -t', path);
  if (!started.ok) return started;
  const { channel, source } = started.value;
  const status = await source.byte();
  channel.close();
  return status === undefined ? failed(silence(connection, started.value)) : ok(status === 0);
}

async function receive(connection: SshConnection, session: ScpSession): Promise<Result<RemoteFile, RemoteProblem>> {
  const { path, source, target } = session;
  await target.write(goOn);
  const sizeBytes = await announcedSize(connection, session);
  if (!sizeBytes.ok) return sizeBytes;
  let problem: RemoteProblem | undefined;
  async function* bytes(sizeBytes: number): AsyncGenerator<Uint8Array> {
    try {
      await target.write(goOn);
      for (let left = sizeBytes; left > 0; ) {
        const piece = await source.next(left);
        if (piece === undefined) {
          problem = connection.lost();
          return;
        }
        left -= piece.length;
        yield piece;
      }
      // A server that could not read to the end fills up with zeros and says so after them.
      const status = await readStatus(connection, session);
      if (!status.ok) problem = status.error;
    } finally {
      session.channel.close();
    }
  }
  return ok({
    kind: 'streamed',
    name: nameOf(path),
    sizeBytes: sizeBytes.value,
    bytes: bytes(sizeBytes.value),
    problem: () => problem,
  });
}

/** Reads `C0644 12345 name`, the announcement of a file. */
async function announcedSize(connection: SshConnection, session: ScpSession): Promise<Result<number, RemoteProblem>> {
  const kind = await session.source.byte();
  if (kind === undefined) return failed(silence(connection, session));
  const line = await session.source.line();
  if (kind === 1 || kind === 2) return failed(problemOfWords(line, session.path));
  const announced = /^C[0-7]{4} (\d+) ./.exec(`${String.fromCharCode(kind)}${line}`);
  if (announced === null) return failed({ why: 'connection-lost', detail: `unexpected answer: ${line}` });
  return ok(Number(announced[1]));
}

/** Reads the byte after each step: 0, or 1 and 2 with a line of words. */
async function readStatus(connection: SshConnection, session: ScpSession): Promise<Result<void, RemoteProblem>> {
  const status = await session.source.byte();
  if (status === 0) return done;
  if (status === undefined) return failed(silence(connection, session));
  return failed(problemOfWords(await session.source.line(), session.path));
}

async function send(
  connection: SshConnection,
  session: ScpSession,
  content: Content,
  onProgress: (sentBytes: number) => void,
): Promise<Result<void, RemoteProblem>> {
  const { path, target } = session;
  const isTaken = async (): Promise<Result<void, RemoteProblem>> => readStatus(connection, session);
  const welcome = await isTaken();
  if (!welcome.ok) return welcome;
  await target.write(`C0644 ${sizeOf(content)} ${nameOf(path)}\n`);
  const announced = await isTaken();
  if (!announced.ok) return announced;
  let sentBytes = 0;
  for (const piece of piecesOf(content)) {
    if (!(await target.write(piece))) break;
    sentBytes += piece.length;
    onProgress(sentBytes);
  }
  await target.write(goOn);
  // Whatever went wrong on the way is told here, also when the server stopped listening in the middle.
  return isTaken();
}

/** The server ended without a word in the protocol: its shell may have complained, otherwise the connection is lost. */
function silence(connection: SshConnection, { path, complaint }: ScpSession): RemoteProblem {
  const words = complaint();
  if (words === '') return connection.lost();
  // The shell speaks of `scp` itself here: a missing file would have been told in the protocol.
  return /not found/i.test(words) ? { why: 'refused', host: connection.shownHost } : problemOfWords(words, path);
}
