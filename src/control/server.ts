import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isIPv6, type Socket } from 'node:net';
import { hostSleep } from '../base/clock.ts';
import { EmulatorError, reasonOf } from '../base/emulator-error.ts';
import { Guard } from '../base/guard.ts';
import type { StartedLab } from '../lab/lab.ts';
import { apiDocument } from './api-document.ts';
import { Connections, checkingMs, headersMs, requestsMax } from './connections.ts';
import { ControlProblem } from './control-problem.ts';
import { ControlSessions } from './control-sessions.ts';
import { ControlSnapshots } from './control-snapshots.ts';
import {
  bytesOf,
  jsonOf,
  type OpenStreams,
  requestTurn,
  sendAnswer,
  sendJson,
  sendProblem,
  sendText,
} from './exchange.ts';
import type { ControlledLab } from './route.ts';
import { routesAt } from './routes.ts';
import { checkSite } from './same-site.ts';
import { isAuthorized } from './token.ts';

/** Where the control API listens, and who may use it. */
export interface ControlOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** What a client has to send; undefined lets everybody in. */
  readonly token: string | undefined;
  /** Hears of a request that failed inside the emulator. */
  readonly warn: (message: string) => void;
}

/** A control API that answers. */
export interface Control {
  readonly url: string;
  readonly token: string | undefined;
  /** From here on the API serves this lab, and `/readyz` says so. */
  serve(lab: StartedLab): void;
  /** Ends streams and sessions, lets running requests end for a moment, and closes. */
  close(): Promise<void>;
}

/** How long running requests may take to end when the server closes. */
const graceMs = 2000;
const serverOptions = {
  headersTimeout: headersMs,
  connectionsCheckingInterval: checkingMs,
  requestTimeout: 0,
  keepAliveTimeout: 5000,
};

/** Opens the control API; before `serve` it answers that it is not ready. Rejects with an EmulatorError when it cannot listen. */
export async function openControl(options: ControlOptions): Promise<Control> {
  const { host, port, token } = options;
  const closing = new AbortController();
  // Every request that is served listens for it; their number is bounded elsewhere.
  setMaxListeners(0, closing.signal);
  const sessions = new ControlSessions();
  const streams: OpenStreams = { count: 0 };
  let controlled: ControlledLab | undefined;
  const server = createServer(serverOptions);
  const connections = new Connections(server);
  const guardNow = (): Guard =>
    controlled?.lab.guard ?? new Guard(({ reason }) => options.warn(`control API: ${reason}`));
  server.on('connection', (socket: Socket) => {
    const session = `http ${socket.remoteAddress}:${socket.remotePort}`;
    guardNow()
      .for({ session })
      .events('control API', socket, () => socket.destroy());
  });
  server.on('request', (request, response) => {
    const served = closing.signal.aborted ? undefined : controlled;
    const { socket } = request;
    const arrival = connections.arrive(socket);
    if (arrival === 'refuse') sendProblem(response, unanswered());
    if (arrival !== 'serve') return;
    const guard = guardNow().for({ session: `http ${socket.remoteAddress}:${socket.remotePort}` });
    response.once('close', connections.begin(socket));
    const common = { streams, options, guard, connections, closing: closing.signal };
    const exchange = { ...common, request, response, controlled: served };
    guard.watch('control API', serveRequest(exchange), () => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(host, port, error)));
    server.listen(port, host, resolve);
  });
  // Such as a process that has no more file descriptors: the connection is lost, the API stays.
  server.on('error', (error) => guardNow().report('control API', error));
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${isIPv6(host) ? `[${host}]` : host}:${bound}`,
    token,
    serve(lab) {
      controlled = { lab, sessions, snapshots: new ControlSnapshots(lab) };
    },
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const over = new AbortController();
      await Promise.race([closed, hostSleep(graceMs, over.signal)]);
      over.abort();
      server.closeAllConnections();
      await sessions.closeAll();
      await closed;
    },
  };
}

/** To whoever sends a request before the one before it is answered. */
function unanswered(): ControlProblem {
  const message = 'a connection serves one request at a time';
  return new ControlProblem('too-many', message, 'wait for each answer, or open a connection for each request');
}

function cannotListen(host: string, port: number, error: unknown): EmulatorError {
  return new EmulatorError(
    `the control API cannot listen on ${host}:${port}: ${reasonOf(error)}`,
    'choose another address with --control, or port 0 for a free one',
    { cause: error },
  );
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Undefined before the lab is up and while it closes. */
  readonly controlled: ControlledLab | undefined;
  readonly options: ControlOptions;
  readonly guard: Guard;
  readonly connections: Connections;
  readonly streams: OpenStreams;
  readonly closing: AbortSignal;
}

/** Serves one request; never rejects. */
async function serveRequest(exchange: Exchange): Promise<void> {
  const { request, response, guard } = exchange;
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  response.on('close', leave);
  exchange.closing.addEventListener('abort', leave, { once: true });
  try {
    await answer(exchange, gone.signal);
  } catch (error) {
    // Whoever breaks off in the middle of a body has made no error of ours.
    const isBrokenOff = request.destroyed && !request.complete;
    if (!(error instanceof ControlProblem || error instanceof EmulatorError || isBrokenOff)) {
      guard.report(`control API, ${request.method} ${pathOf(request.url)}`, error);
    }
    sendProblem(response, error);
  } finally {
    exchange.closing.removeEventListener('abort', leave);
  }
}

async function answer(exchange: Exchange, signal: AbortSignal): Promise<void> {
  const { request, response, controlled, options } = exchange;
  const url = targetOf(request.url);
  if (url.pathname === '/healthz') return sendJson(response, 200, { status: 'ok' });
  if (url.pathname === '/openapi.json') return sendText(response, 200, apiDocument());
  if (url.pathname === '/readyz' && controlled !== undefined) return sendJson(response, 200, { status: 'ready' });
  const notReady = new ControlProblem('not-ready', 'the lab does not run', 'ask GET /readyz until it answers 200');
  if (url.pathname === '/readyz') throw notReady;
  if (exchange.connections.isFull) {
    throw new ControlProblem('too-many', `${requestsMax} requests are being served`, 'end event streams, or wait');
  }
  if (options.token === undefined) checkSite(request.headers, options.host);
  if (options.token !== undefined && !isAuthorized(request.headers.authorization, options.token)) {
    throw new ControlProblem('unauthorized', 'no valid token', 'send the header Authorization: Bearer TOKEN');
  }
  const found = routesAt(url.pathname);
  if (found.length === 0) {
    throw new ControlProblem('not-found', `there is no ${url.pathname}`, 'GET /openapi.json lists what there is');
  }
  const wanted = found.find(({ route }) => route.method === request.method);
  if (wanted === undefined) {
    const methods = found.map(({ route }) => route.method).join(', ');
    throw new ControlProblem('wrong-method', `${url.pathname} does not know ${request.method}`, `it knows ${methods}`);
  }
  if (controlled === undefined) throw notReady;
  await requestTurn();
  if (request.socket.destroyed) return;
  const lastEventId = request.headers['last-event-id'];
  const result = await wanted.route.run({
    ...controlled,
    params: wanted.params,
    query: url.searchParams,
    lastEventId: typeof lastEventId === 'string' ? lastEventId : undefined,
    json: () => jsonOf(request),
    bytes: bytesOf(request),
    signal,
  });
  await sendAnswer(response, result, exchange.streams, signal);
}

/** What a request asks for. Throws `bad-request` for what is no path of this server and no URL. */
function targetOf(asked = '/'): URL {
  const url = asked.startsWith('/') ? `http://localhost${asked}` : asked;
  if (URL.canParse(url) && url.startsWith('http')) return new URL(url);
  throw new ControlProblem('bad-request', 'what is asked for is no path', 'paths look like /v1/devices');
}

/** The path alone: a query may hold what is nobody's business. */
function pathOf(asked = '/'): string {
  return asked.split('?', 1)[0]?.slice(0, 200) ?? '';
}
