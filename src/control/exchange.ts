import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { hostSleep } from '../base/clock.ts';
import { EmulatorError } from '../base/emulator-error.ts';
import { nextTurn, TurnTaker } from '../base/turns.ts';
import { ControlProblem, problemStatus } from './control-problem.ts';
import { frameOf, type Subscriber } from './event-stream.ts';
import type { Answer } from './route.ts';

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
      throw new ControlProblem('too-large', `a JSON body has at most ${jsonBytesMax} bytes`, 'files go to PUT …/file');
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
    const byte = text[at];
    if (byte === quote) isQuoted = !isQuoted;
    else if (isQuoted && byte === backslash) at += 1;
    else if (!isQuoted && (byte === squareBracket || byte === curlyBracket)) deepest = Math.max(deepest, ++depth);
    else if (!isQuoted && (byte === squareBracket + 2 || byte === curlyBracket + 2)) depth -= 1;
  }
  return deepest;
}

/** How long a client may send nothing of a body that it has announced, in milliseconds of host time; then it is cut off. */
export const bodyIdleMs = 30_000;

/** The body as it arrives. */
export async function* bytesOf(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  const { socket } = request;
  const cutOff = (): void => {
    socket.destroy();
  };
  socket.setTimeout(bodyIdleMs, cutOff);
  try {
    // Whoever stops reading early still has to be answered, so the request is not destroyed with the iterator.
    for await (const piece of request.iterator({ destroyOnReturn: false }))
      if (piece instanceof Uint8Array) yield piece;
  } finally {
    socket.setTimeout(0, cutOff);
  }
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  sendText(response, status, `${JSON.stringify(value)}\n`);
}

/** A turn of the event loop for the next request; undefined while the present one may go on. */
export function requestTurn(): Promise<void> | undefined {
  return nextTurn(turns);
}

/** A list as JSON, written in turns: a whole journal takes longer than one turn of the event loop may. */
async function listText(list: readonly unknown[]): Promise<string> {
  const parts: string[] = [];
  for (let at = 0; at < list.length; at += listedAtOnce) {
    const part = list.slice(at, at + listedAtOnce);
    parts.push(part.map((entry) => JSON.stringify(entry)).join(','));
    await nextTurn(turns);
  }
  return `[${parts.join(',')}]\n`;
}

/** Answers with JSON that is written already. */
export function sendText(response: ServerResponse, status: number, text: string | Uint8Array): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}

/** Answers with what went wrong. An answer that has begun can only be broken off. */
export function sendProblem(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const problem = problemOf(error);
  // What is left of a body that nobody will read would otherwise be taken for the next request.
  response.setHeader('connection', 'close');
  response.req.resume();
  if (problem.code === 'unauthorized') response.setHeader('www-authenticate', 'Bearer');
  sendJson(response, problemStatus[problem.code], {
    error: { code: problem.code, message: problem.message, hint: problem.hint, ...problem.details },
  });
}

function problemOf(error: unknown): ControlProblem {
  if (error instanceof ControlProblem) return error;
  if (error instanceof EmulatorError) {
    const isUnknown = /^the lab has no /.test(error.message);
    return new ControlProblem(isUnknown ? 'not-found' : 'conflict', error.message, error.hint);
  }
  return new ControlProblem('internal', 'the emulator failed', 'its standard error says more');
}

/** Answers with what a route answered; resolves when it has been sent. */
export async function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  streams: OpenStreams,
  signal: AbortSignal,
): Promise<void> {
  switch (answer.kind) {
    case 'json':
      if (Array.isArray(answer.value)) return sendText(response, answer.status, await listText(answer.value));
      return sendJson(response, answer.status, answer.value);
    case 'nothing':
      response.writeHead(204).end();
      return;
    case 'bytes':
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': answer.sizeBytes });
      return pipeline(Readable.from(answer.pieces, { objectMode: false }), response);
    case 'events':
      return sendEvents(response, answer.subscribe, streams, signal);
  }
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

async function sendEvents(
  response: ServerResponse,
  subscribe: (subscriber: Subscriber) => () => void,
  streams: OpenStreams,
  signal: AbortSignal,
): Promise<void> {
  if (streams.count >= streamsMax) {
    throw new ControlProblem('too-many', `${streamsMax} streams are open`, 'end one, or read GET /v1/journal');
  }
  streams.count += 1;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'close' });
  response.write(': the journal of the lab\n\n');
  const unsubscribe = subscribe((event) => {
    response.write(frameOf(event));
    return response.writableNeedDrain ? drained(response, signal) : undefined;
  });
  try {
    while (!signal.aborted) {
      await hostSleep(heartbeatMs, signal);
      if (!signal.aborted) response.write(': still here\n\n');
    }
  } finally {
    unsubscribe();
    streams.count -= 1;
    response.end();
  }
}
