import type { SFTPWrapper, Stats } from 'ssh2';
import { done, failed, ok, type Result } from '../base/result.ts';
import { type Content, sizeOf } from '../machine/content/content.ts';
import { openContent } from '../machine/content/reader.ts';
import { nameOf } from '../machine/storage/location.ts';
import type { RemoteFile, RemoteFiles, RemoteProblem } from '../machine/transfer/remote.ts';
import { problemOfWords } from './server-words.ts';
import { Requests, type Start } from './sftp-requests.ts';
import type { SshConnection } from './ssh-connection.ts';

/** Bytes of one request and how many are under way: enough to fill a 2 MiB channel window. */
const requestBytes = 32 * 1024;
const requestsUnderWay = 64;

/** Status codes of SFTP version 3 (draft-ietf-secsh-filexfer-02, 7). */
const statusCode = { noSuchFile: 2, permissionDenied: 3, failure: 4 } as const;

/** A conversation with the sftp subsystem of one connection. */
interface SftpSession {
  readonly connection: SshConnection;
  readonly sftp: SFTPWrapper;
  readonly requests: Requests;
}

/** The files of a logged-in user through the sftp subsystem. */
export async function sftpFiles(connection: SshConnection): Promise<Result<RemoteFiles, RemoteProblem>> {
  const started = await connection.sftp();
  if (!started.ok) return started;
  const session: SftpSession = { connection, sftp: started.value, requests: new Requests(started.value) };
  return ok({
    open: (path) => receive(session, path),
    put: (path, content, onProgress) => send(session, path, content, onProgress),
    locate: (path) => locate(session, path),
  });
}

/** A file that is not there yet is found through its directory. */
async function locate(session: SftpSession, path: string): Promise<{ path: string; isDirectory: boolean }> {
  const { sftp } = session;
  const facts = await ask<Stats>(session, path, (answer) => sftp.stat(path, answer));
  const isDirectory = facts.ok && facts.value.isDirectory();
  const at = path.lastIndexOf('/');
  const [parent, name] = facts.ok ? [path, ''] : [at < 0 ? '.' : path.slice(0, at + 1), `/${path.slice(at + 1)}`];
  const found = await ask<string>(session, path, (answer) => sftp.realpath(parent, answer));
  return { path: found.ok ? `${found.value}${name}`.replace(/^\/\//, '/') : path, isDirectory };
}

async function receive(session: SftpSession, path: string): Promise<Result<RemoteFile, RemoteProblem>> {
  const { sftp } = session;
  const facts = await ask<Stats>(session, path, (answer) => sftp.stat(path, answer));
  if (!facts.ok) return facts;
  if (!facts.value.isFile()) return failed({ why: 'is-directory', path });
  const handle = await ask<Buffer>(session, path, (answer) => sftp.open(path, 'r', answer));
  if (!handle.ok) return handle;
  const sizeBytes = facts.value.size;
  let problem: RemoteProblem | undefined;
  async function* bytes(handle: Buffer): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of inOrder(sizeBytes, (at, count) => read(session, handle, at, count))) {
        if (piece.ok) yield piece.value;
        else {
          problem = piece.error;
          return;
        }
      }
    } finally {
      release(session, handle);
    }
  }
  return ok({ kind: 'streamed', name: nameOf(path), sizeBytes, bytes: bytes(handle.value), problem: () => problem });
}

async function send(
  session: SftpSession,
  path: string,
  content: Content,
  onProgress: (sentBytes: number) => void,
): Promise<Result<void, RemoteProblem>> {
  const { sftp } = session;
  const handle = await ask<Buffer>(session, path, (answer) => sftp.open(path, 'w', answer));
  if (!handle.ok) return failed(await whyNotWritable(session, path, handle.error));
  const reader = openContent(content);
  const write = async (at: number, count: number): Promise<Result<number, RemoteProblem>> => {
    const piece = reader.read(at, count);
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    const written = await session.requests.ask<void>((answer) =>
      sftp.write(handle.value, bytes, 0, bytes.length, at, answer),
    );
    return written.error === undefined ? ok(count) : failed(problemOfWrite(session, written.error, path));
  };
  try {
    let sentBytes = 0;
    for await (const written of inOrder(sizeOf(content), write)) {
      if (!written.ok) return written;
      sentBytes += written.value;
      onProgress(sentBytes);
    }
    return done;
  } finally {
    reader.close();
    release(session, handle.value);
  }
}

/** Runs one request for each piece of a file, many under way at once, and gives their outcomes in the file's order. */
async function* inOrder<T>(
  sizeBytes: number,
  transfer: (at: number, count: number) => Promise<Result<T, RemoteProblem>>,
): AsyncGenerator<Result<T, RemoteProblem>> {
  const underWay: Promise<Result<T, RemoteProblem>>[] = [];
  let at = 0;
  for (;;) {
    while (at < sizeBytes && underWay.length < requestsUnderWay) {
      const count = Math.min(requestBytes, sizeBytes - at);
      underWay.push(transfer(at, count));
      at += count;
    }
    const first = underWay.shift();
    if (first === undefined) return;
    yield await first;
  }
}

/** Reads exactly `count` bytes; a server may give fewer at a time. */
async function read(
  session: SftpSession,
  handle: Buffer,
  at: number,
  count: number,
): Promise<Result<Uint8Array, RemoteProblem>> {
  const bytes = Buffer.allocUnsafeSlow(count);
  for (let got = 0; got < count; ) {
    const answered = await session.requests.ask<number>((answer) =>
      session.sftp.read(handle, bytes, got, count - got, at + got, answer),
    );
    if (answered.error !== undefined) return failed(session.connection.lost());
    if (answered.value === 0)
      return failed({ why: 'connection-lost', detail: 'the file became shorter while it was read' });
    got += answered.value;
  }
  return ok(bytes);
}

async function ask<T>(session: SftpSession, path: string, start: Start<T>): Promise<Result<T, RemoteProblem>> {
  const answered = await session.requests.ask(start);
  return answered.error === undefined ? ok(answered.value) : failed(problemOf(session, answered.error, path));
}

function problemOf(session: SftpSession, error: Error, path: string): RemoteProblem {
  switch (codeOf(error)) {
    case statusCode.noSuchFile:
      return { why: 'not-found', path };
    case statusCode.permissionDenied:
      return { why: 'denied', path };
    case undefined:
      return session.connection.lost();
    default:
      return problemOfWords(error.message, path);
  }
}

/** Version 3 has no status for a full disk: OpenSSH answers a write that found no room with the general failure. */
function problemOfWrite(session: SftpSession, error: Error, path: string): RemoteProblem {
  return codeOf(error) === statusCode.failure ? { why: 'no-space', path } : problemOf(session, error, path);
}

/** A directory answers `open` for writing with the general failure, so it is asked what it is. */
async function whyNotWritable(session: SftpSession, path: string, otherwise: RemoteProblem): Promise<RemoteProblem> {
  const facts = await ask<Stats>(session, path, (answer) => session.sftp.stat(path, answer));
  return facts.ok && facts.value.isDirectory() ? { why: 'is-directory', path } : otherwise;
}

function release({ sftp, requests }: SftpSession, handle: Buffer): void {
  void requests.ask<void>((answer) => sftp.close(handle, answer));
}

function codeOf(error: Error): number | undefined {
  return 'code' in error && typeof error.code === 'number' ? error.code : undefined;
}
