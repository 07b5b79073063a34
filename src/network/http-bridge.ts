import { type IncomingMessage, type RequestOptions, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { failed, ok, type Result } from '../base/result.ts';
import { nameOf } from '../machine/storage/location.ts';
import type { RemoteFile, RemoteFiles, RemoteProblem, RemoteServer } from '../machine/transfer/remote.ts';
import { type BridgeWay, limitAnswer, problemOfSocket } from './bridge-way.ts';
import { noUploads, problemOfStatus } from './http-answer.ts';

/** Who asks, where the operator named somebody. */
interface Asker {
  readonly user: string;
  readonly password: string;
}

/**
 * A real HTTP server behind a lab address. Redirections are not followed, for they lead where no bridge leads. A certificate
 * is not checked: it cannot name the lab address under which the switch knows the server.
 */
export function openHttpBridge(way: BridgeWay, protocol: 'http' | 'https'): RemoteServer {
  const closing = new AbortController();
  const own: BridgeWay = { ...way, signal: AbortSignal.any([way.signal, closing.signal]) };
  const filesFor = (asker: Asker | undefined): RemoteFiles => ({
    open: (path) => open(own, protocol, path, asker),
    put: async () => failed(noUploads),
  });
  return {
    hostKey: undefined,
    anonymous: async () => ok(filesFor(undefined)),
    login: async (user, password) => ok(filesFor({ user, password })),
    close: () => closing.abort(),
  };
}

async function open(
  way: BridgeWay,
  protocol: 'http' | 'https',
  path: string,
  asker: Asker | undefined,
): Promise<Result<RemoteFile, RemoteProblem>> {
  const answer = await ask(way, protocol, path, asker);
  if (!answer.ok) return answer;
  const response = answer.value;
  const refusal = problemOfStatus(response.statusCode ?? 0, path, asker?.user ?? '');
  if (refusal !== undefined) {
    response.destroy();
    return failed(refusal);
  }
  return ok(streamedFrom(response, nameOf(path)));
}

function ask(
  way: BridgeWay,
  protocol: 'http' | 'https',
  path: string,
  asker: Asker | undefined,
): Promise<Result<IncomingMessage, RemoteProblem>> {
  const options: RequestOptions & { readonly rejectUnauthorized: boolean } = {
    host: way.host,
    port: way.port,
    path: encodeURI(path.startsWith('/') ? path : `/${path}`),
    agent: false,
    auth: asker === undefined ? null : `${asker.user}:${asker.password}`,
    headers: { accept: '*/*' },
    signal: way.signal,
    rejectUnauthorized: false,
  };
  return new Promise((resolve) => {
    const request = protocol === 'https' ? requestSecure(options) : requestPlain(options);
    const answered = limitAnswer(() => {
      resolve(failed({ why: 'timed-out', host: way.shownHost }));
      request.destroy();
    });
    request.once('response', (response) => {
      answered();
      resolve(ok(response));
    });
    // A request that was answered keeps its listener: whatever breaks later is told by the response.
    request.on('error', (error) => {
      answered();
      resolve(failed(problemOfSocket(error, way.shownHost)));
    });
    request.end();
  });
}

function streamedFrom(response: IncomingMessage, name: string): RemoteFile {
  const length = response.headers['content-length'];
  let problem: RemoteProblem | undefined;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const pieces = response[Symbol.asyncIterator]();
    try {
      for (;;) {
        const arrived = limitAnswer(() => response.destroy(new Error('Connection timed out')));
        const piece = await pieces.next().finally(arrived);
        if (piece.done === true) return;
        yield piece.value;
      }
    } catch (error) {
      problem = { why: 'connection-lost', detail: detailOf(error) };
    } finally {
      response.destroy();
    }
  }
  // Between the answer and the first reader nobody would hear that the connection broke; the iteration tells it then.
  response.on('error', () => {});
  return {
    kind: 'streamed',
    name,
    sizeBytes: length === undefined ? undefined : Number(length),
    bytes: bytes(),
    problem: () => problem,
  };
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : 'the server closed the connection';
}
