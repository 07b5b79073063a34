import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { EmulatorError } from '../base/emulator-error.ts';
import type { Guard } from '../base/guard.ts';
import type { StartedLab } from '../lab/started-lab.ts';
import { fromTexts } from '../operations/from-text.ts';
import type { Answer, Operation } from '../operations/operation.ts';
import { methodOf, pathOf, takesQuery } from '../operations/place.ts';
import { operations } from '../operations/table.ts';
import { apiDocument } from './api-document.ts';
import { type Connections, requestsMax } from './connections.ts';
import { ControlProblem, problemOf } from './control-problem.ts';
import {
  bytesOf,
  frameOf,
  jsonOf,
  type OpenStreams,
  requestTurn,
  type StreamParts,
  sendBytes,
  sendEvents,
  sendList,
  sendText,
  textAtOnce,
} from './exchange.ts';
import { checkSite } from './same-site.ts';
import { isAuthorized } from './token.ts';

/** What the API serves, and how. */
export interface Served {
  /** Undefined before the lab is up and while it closes. */
  readonly lab: StartedLab | undefined;
  readonly host: string;
  /** What a client has to send; undefined lets everybody in. */
  readonly token: string | undefined;
  readonly connections: Connections;
  readonly streams: OpenStreams;
  /** Contains what fails in a request. */
  readonly guard: Guard;
  /** Aborts when the server closes. */
  readonly closing: AbortSignal;
}

type Env = { readonly Bindings: HttpBindings };
type Call = Context<Env>;

/** The control API: one route for each operation of the table, and what tells of its health. */
export function controlApp(served: () => Served): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/healthz', (c) => json(c, 200, { status: 'ok' }));
  app.get('/openapi.json', (c) => c.body(apiDocument(), 200, { 'content-type': 'application/json' }));
  app.get('/readyz', (c) => {
    labOf(served());
    return json(c, 200, { status: 'ready' });
  });
  app.use('*', async (c, next) => {
    admit(c, served());
    await next();
  });
  for (const operation of operations) {
    const path = pathOf(operation).replace('{device}', ':device');
    app.on(methodOf(operation), path, (c) => serve(operation, c, served()));
    app.all(path, (c) => {
      const message = `${c.req.path} does not know ${c.req.method}`;
      throw new ControlProblem('wrong-method', message, `it knows ${methodOf(operation)}`);
    });
  }
  app.notFound((c) => {
    throw new ControlProblem('not-found', `there is no ${c.req.path}`, 'GET /openapi.json lists what there is');
  });
  app.onError((error, c) => refuse(error, c, served()));
  return app;
}

/** Throws a problem for whoever may not ask, or not now. */
function admit(c: Call, { connections, token, host }: Served): void {
  const { headers } = c.env.incoming;
  if (connections.isFull) {
    throw new ControlProblem('too-many', `${requestsMax} requests are being served`, 'end event streams, or wait');
  }
  if (token === undefined) checkSite(headers, host);
  else if (!isAuthorized(headers.authorization, token)) {
    throw new ControlProblem('unauthorized', 'no valid token', 'send the header Authorization: Bearer TOKEN');
  }
}

function labOf({ lab }: Served): StartedLab {
  if (lab !== undefined) return lab;
  throw new ControlProblem('not-ready', 'the lab does not run', 'ask GET /readyz until it answers 200');
}

/** Does what an operation does, and answers what it answers. */
async function serve(operation: Operation, c: Call, served: Served): Promise<Response> {
  const lab = labOf(served);
  const { outgoing } = c.env;
  await requestTurn();
  const leaving = new AbortController();
  const leave = (): void => leaving.abort();
  outgoing.once('close', leave);
  served.closing.addEventListener('abort', leave, { once: true });
  try {
    const name = c.req.param('device');
    const answer = await operation.run(
      {
        lab,
        device: name === undefined ? undefined : lab.device(name),
        isForClient: true,
        signal: leaving.signal,
        onMissed: (missed) => outgoing.write(frameOf('gap', { missed })),
      },
      await argumentsOf(operation, c),
    );
    return await answered(operation, answer, c, { streams: served.streams, gone: leaving.signal });
  } finally {
    outgoing.off('close', leave);
    served.closing.removeEventListener('abort', leave);
  }
}

async function answered(operation: Operation, answer: Answer, c: Call, parts: StreamParts): Promise<Response> {
  const { outgoing } = c.env;
  switch (answer.kind) {
    case 'nothing':
      return c.body(null, 204);
    case 'json':
      if (typeof answer.value === 'string' && answer.value.length > textAtOnce) {
        await sendText(outgoing, answer.value, parts.gone);
        return RESPONSE_ALREADY_SENT;
      }
      if (!Array.isArray(answer.value)) return json(c, operation.creates ? 201 : 200, answer.value);
      await sendList(outgoing, answer.value);
      return RESPONSE_ALREADY_SENT;
    case 'bytes':
      await sendBytes(outgoing, answer.file);
      return RESPONSE_ALREADY_SENT;
    case 'events':
      await sendEvents(outgoing, answer.events, parts);
      return RESPONSE_ALREADY_SENT;
  }
}

function json(
  c: Call,
  status: ContentfulStatusCode,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const fixed = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  return c.body(`${JSON.stringify(value)}\n`, status, { ...fixed, ...headers });
}

/** The arguments of a call, not checked yet: in the query, or as a JSON body. An event stream goes on behind `Last-Event-ID`. */
async function argumentsOf(operation: Operation, c: Call): Promise<unknown> {
  const { incoming } = c.env;
  if (!takesQuery(operation)) return jsonOf(incoming);
  const asked = fromTexts(operation, c.req.query());
  if (operation.takes === 'content') return { ...asked, content: bytesOf(incoming) };
  const lastEvent = operation.answers === 'events' ? c.req.header('last-event-id') : undefined;
  return lastEvent === undefined ? asked : { ...asked, ...fromTexts(operation, { after: lastEvent }) };
}

/** Answers with what went wrong. An answer that has begun can only be broken off. */
function refuse(error: Error, c: Call, { guard }: Served): Response {
  const { incoming, outgoing } = c.env;
  // Whoever breaks off in the middle of a body has made no error of ours.
  const isBrokenOff = incoming.destroyed && !incoming.complete;
  if (!(error instanceof ControlProblem || error instanceof EmulatorError || isBrokenOff)) {
    guard.report(`control API, ${c.req.method} ${c.req.path.slice(0, 200)}`, error);
  }
  if (outgoing.headersSent) {
    outgoing.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  // What is left of a body that nobody will read would otherwise be taken for the next request.
  incoming.resume();
  const { status, body } = problemOf(error);
  const challenge = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
  return json(c, status, body, { ...challenge, connection: 'close' });
}
