import { PassThrough, Readable } from 'node:stream';
import type { Client } from 'basic-ftp';
import { reasonOf } from '../base/emulator-error.ts';
import { done, failed, ok, type Result } from '../base/result.ts';
import type { Content } from '../machine/content/content.ts';
import { piecesOf } from '../machine/content/reader.ts';
import { nameOf } from '../machine/storage/location.ts';
import type { RemoteFile, RemoteFiles, RemoteProblem, RemoteServer } from '../machine/transfer/remote.ts';
import { answerLimitMs, type BridgeWay, problemOfSocket } from './bridge-way.ts';
import { problemOfWords } from './server-words.ts';

/** Bytes held between the data connection and whoever reads. */
const heldBytes = 1024 * 1024;

/**
 * A real FTP server behind a lab address, in passive mode. Data connections go to the host of the control connection and
 * nowhere else, whatever the server says.
 */
export async function openFtpBridge(way: BridgeWay): Promise<Result<RemoteServer, RemoteProblem>> {
  // Most labs have no FTP bridge, so the client is loaded for those that use one.
  const ftp = await import('basic-ftp');
  const client = new ftp.Client(answerLimitMs, { allowSeparateTransferHost: false });
  const close = (): void => {
    way.signal.removeEventListener('abort', close);
    client.close();
  };
  if (way.signal.aborted) return failed(lost('the transfer was stopped'));
  way.signal.addEventListener('abort', close, { once: true });
  try {
    await client.connect(way.host, way.port);
  } catch (error) {
    close();
    return failed(
      /^Timeout/.test(reasonOf(error))
        ? { why: 'timed-out', host: way.shownHost }
        : problemOfSocket(error, way.shownHost),
    );
  }
  return ok({
    hostKey: undefined,
    async login(user, password): Promise<Result<RemoteFiles, RemoteProblem>> {
      try {
        await client.login(user, password);
        await client.sendIgnoringError('OPTS UTF8 ON');
        await client.send('TYPE I');
        return ok(ftpFiles(client));
      } catch (error) {
        const isRefusal = codeOf(error) !== undefined && codeOf(error) !== 421;
        close();
        return failed(isRefusal ? { why: 'login-failed', user } : lost(reasonOf(error)));
      }
    },
    anonymous: async () => failed({ why: 'login-failed', user: '' }),
    close,
  });
}

function ftpFiles(client: Client): RemoteFiles {
  return {
    open: (path) => receive(client, path),
    put: (path, content, onProgress) => send(client, path, content, onProgress),
  };
}

async function receive(client: Client, path: string): Promise<Result<RemoteFile, RemoteProblem>> {
  const sizeBytes = await sizeOfFile(client, path);
  if (!sizeBytes.ok) return sizeBytes;
  const stream = new PassThrough({ highWaterMark: heldBytes });
  let problem: RemoteProblem | undefined;
  const finished = client.downloadTo(stream, path).then(
    () => undefined,
    (error: unknown) => {
      problem = problemOfAnswer(error, path);
      stream.end();
    },
  );
  // A server tells only now that the file may be seen but not read. The end of the stream is no news: it may come first.
  const hasBytes = new Promise<void>((resolve) => {
    stream.once('readable', () => {
      if (stream.readableLength > 0) resolve();
    });
  });
  await Promise.race([finished, hasBytes]);
  if (problem !== undefined && stream.readableLength === 0) return failed(problem);
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of stream) yield piece;
    } catch {
      // The stream was cut with the data connection; `finished` knows why.
    }
    await finished;
  }
  return ok({
    kind: 'streamed',
    name: nameOf(path),
    sizeBytes: sizeBytes.value,
    bytes: bytes(),
    problem: () => problem,
  });
}

async function send(
  client: Client,
  path: string,
  content: Content,
  onProgress: (sentBytes: number) => void,
): Promise<Result<void, RemoteProblem>> {
  const isThere = await isDirectory(client, path);
  if (!isThere.ok) return isThere;
  if (isThere.value) return failed({ why: 'is-directory', path });
  function* pieces(): Generator<Uint8Array> {
    let sentBytes = 0;
    for (const piece of piecesOf(content)) {
      yield piece;
      sentBytes += piece.length;
      onProgress(sentBytes);
    }
  }
  try {
    await client.uploadFrom(Readable.from(pieces(), { objectMode: true, highWaterMark: 1 }), path);
    return done;
  } catch (error) {
    return failed(problemOfUpload(error, path));
  }
}

/** The size by SIZE; a server that has none may still list the file. */
async function sizeOfFile(client: Client, path: string): Promise<Result<number, RemoteProblem>> {
  try {
    return ok(await client.size(path));
  } catch (error) {
    if (codeOf(error) === undefined) return failed(lost(reasonOf(error)));
  }
  const directory = await isDirectory(client, path);
  if (!directory.ok) return directory;
  if (directory.value) return failed({ why: 'is-directory', path });
  try {
    const listed = await client.list(path);
    const found = listed.find((entry) => entry.isFile && nameOf(entry.name) === nameOf(path));
    return found === undefined ? failed({ why: 'not-found', path }) : ok(found.size);
  } catch (error) {
    return failed(codeOf(error) === undefined ? lost(reasonOf(error)) : { why: 'not-found', path });
  }
}

/** Whether one can go there; the working directory stays what it was. */
async function isDirectory(client: Client, path: string): Promise<Result<boolean, RemoteProblem>> {
  try {
    const home = await client.pwd();
    const went = await client.sendIgnoringError(`CWD ${path}`);
    if (went.code >= 400) return ok(false);
    await client.cd(home);
    return ok(true);
  } catch (error) {
    return failed(lost(reasonOf(error)));
  }
}

/** RFC 959: 450 and 550 mean that the file is not there or may not be used; the text tells which. */
function problemOfAnswer(error: unknown, path: string): RemoteProblem {
  const code = codeOf(error);
  if (code === undefined || code === 421 || code === 426) return lost(reasonOf(error));
  const told = problemOfWords(reasonOf(error), path);
  if (told.why !== 'connection-lost') return told;
  return code === 550 || code === 450 || code === 553 ? { why: 'denied', path } : told;
}

/** 452 and 552 mean no room (RFC 959); vsftpd answers 451 when a write to its disk fails. */
function problemOfUpload(error: unknown, path: string): RemoteProblem {
  const code = codeOf(error);
  if (code === 452 || code === 552 || code === 451) return { why: 'no-space', path };
  return problemOfAnswer(error, path);
}

function lost(detail: string): RemoteProblem {
  return { why: 'connection-lost', detail };
}

/** The reply code of an answer that the server gave; undefined when the connection itself failed. */
function codeOf(error: unknown): number | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : undefined;
}
