import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterHostDelay, hostSleep } from '../base/clock.ts';
import type { JournalEntry } from '../base/journal.ts';
import { nextTurn, TurnTaker } from '../base/turns.ts';
import type { FilePieces } from '../lab/started-lab.ts';
import { ControlProblem } from './control-problem.ts';

const jsonBytesMax = 1024 * 1024;
const nestingMax = 32;
const [quote, backslash, squareBracket, curlyBracket] = [0x22, 0x5c, 0x5b, 0x7b];
/** Entries of a list that are written without asking for a turn. */
const listedAtOnce = 100;
/** All clients of the API take turns as one switch does. */
const turns = new TurnTaker();
const heartbeatMs = 15_000;
const streamsMax = 64;

/** The streams that one server has open. */
export interface OpenStreams {
  count: number;
}

/** The body as JSON; an empty one is an empty object. Rejects with a problem when it is too long, too deep or not JSON. */
export async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of bytesOf(request)) {
    sizeBytes += piece.length;
    if (sizeBytes > jsonBytesMax) {
      const hint = 'the bytes of a file go to writeFile';
      throw new ControlProblem('too-large', `a JSON body has at most ${jsonBytesMax} bytes`, hint);
    }
    pieces.push(piece);
  }
  if (sizeBytes === 0) return {};
  const body = Buffer.concat(pieces);
  if (nestingOf(body) > nestingMax) {
    const message = `a JSON body has at most ${nestingMax} brackets one inside the other`;
    throw new ControlProblem('bad-request', message, 'GET /openapi.json describes it');
  }
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new ControlProblem('bad-request', 'the body is not JSON', 'GET /openapi.json describes it');
  }
}

/** How many brackets of a JSON text stand one inside the other, without reading it: what is deep takes long to read, and nothing needs it. */
function nestingOf(text: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text[at];
    if (code === quote) isQuoted = !isQuoted;
    else if (isQuoted && code === backslash) at += 1;
    else if (!isQuoted && (code === squareBracket || code === curlyBracket)) deepest = Math.max(deepest, ++depth);
    else if (!isQuoted && (code === squareBracket + 2 || code === curlyBracket + 2)) depth -= 1;
  }
  return deepest;
}

/** How long a client may send nothing of a body that it has announced, in milliseconds of host time; then it is cut off. */
export const bodyIdleMs = 30_000;

/** The body as it arrives. */
export async function* bytesOf(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  // Whoever stops reading early still has to be answered, so the request is not destroyed with the iterator.
  const pieces = request.iterator({ destroyOnReturn: false });
  try {
    for (;;) {
      const inTime = afterHostDelay(bodyIdleMs, () => request.socket.destroy());
      const next = await pieces.next().finally(inTime);
      if (next.done) return;
      if (next.value instanceof Uint8Array) yield next.value;
    }
  } finally {
    await pieces.return?.();
  }
}

/** A turn of the event loop for the next request; undefined while the present one may go on. */
export function requestTurn(): Promise<void> | undefined {
  return nextTurn(turns);
}

/** Answers with a list as JSON, written in turns: a whole journal takes longer than one turn of the event loop may. */
export async function sendList(response: ServerResponse, list: readonly unknown[]): Promise<void> {
  const parts: string[] = [];
  for (let at = 0; at < list.length; at += listedAtOnce) {
    const part = list.slice(at, at + listedAtOnce);
    parts.push(part.map((entry) => JSON.stringify(entry)).join(','));
    await nextTurn(turns);
  }
  const text = `[${parts.join(',')}]\n`;
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}

/** Characters of a text that are written without asking for a turn. */
export const textAtOnce = 64 * 1024;

/** Answers with a text as JSON, written in turns and as fast as the client takes it: a large file is a text as well. */
export async function sendText(response: ServerResponse, text: string, gone: AbortSignal): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.write('"');
  for (let at = 0; at < text.length && !gone.aborted; ) {
    const end = isHalf(text.charCodeAt(at + textAtOnce - 1)) ? at + textAtOnce - 1 : at + textAtOnce;
    response.write(JSON.stringify(text.slice(at, end)).slice(1, -1));
    at = end;
    // What the socket takes at once is no reason to go on.
    if (response.writableNeedDrain) await drained(response, gone);
    await nextTurn(turns);
  }
  response.end('"\n');
}

/** Whether a unit of a text is the first half of a character of two. */
function isHalf(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

/** Answers with the bytes of a file; resolves when they have been sent. */
export function sendBytes(response: ServerResponse, { sizeBytes, pieces }: FilePieces): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': sizeBytes });
  return pipeline(Readable.from(pieces, { objectMode: false }), response);
}

/** Resolves when the client has read what was sent, or is gone. */
function drained(response: ServerResponse, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      response.off('drain', finish);
      gone.removeEventListener('abort', finish);
      resolve();
    };
    response.on('drain', finish);
    gone.addEventListener('abort', finish, { once: true });
    if (gone.aborted) finish();
  });
}

/** Says now and then that a stream is still there, until `over`. */
async function beat(response: ServerResponse, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await hostSleep(heartbeatMs, over);
    if (!over.aborted) response.write(': still here\n\n');
  }
}

/** How a stream of events is bounded and ended. */
export interface StreamParts {
  readonly streams: OpenStreams;
  /** Aborts when the client is gone or the server closes. */
  readonly gone: AbortSignal;
}

/** Answers with Server-Sent Events, as fast as the client takes them; resolves when they have ended. */
export async function sendEvents(
  response: ServerResponse,
  events: AsyncIterable<JournalEntry>,
  { streams, gone }: StreamParts,
): Promise<void> {
  if (streams.count >= streamsMax) {
    throw new ControlProblem('too-many', `${streamsMax} streams are open`, 'end one, or ask for the journal');
  }
  streams.count += 1;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'close' });
  response.write(': the journal of the lab\n\n');
  const over = new AbortController();
  void beat(response, over.signal);
  try {
    for await (const entry of events) {
      response.write(frameOf(entry.kind, entry, entry.sequence));
      if (response.writableNeedDrain) await drained(response, gone);
      await nextTurn(turns);
    }
  } finally {
    over.abort();
    streams.count -= 1;
    response.end();
  }
}

/** An event as it goes over the wire; a client resumes behind its `id`. */
export function frameOf(name: string, data: unknown, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
