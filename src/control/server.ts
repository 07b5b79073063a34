import { setMaxListeners } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { isIPv6, type Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { hostSleep } from '../base/clock.ts';
import { EmulatorError, reasonOf } from '../base/emulator-error.ts';
import { Guard } from '../base/guard.ts';
import type { StartedLab } from '../lab/started-lab.ts';
import { controlApp, type Served } from './app.ts';
import { Connections, checkingMs, headersMs } from './connections.ts';
import { ControlProblem, problemOf } from './control-problem.ts';
import type { OpenStreams } from './exchange.ts';

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
  /** From here on the API serves this lab, and `/readyz` says so; `guard` contains what fails in a request. */
  serve(lab: StartedLab, guard?: Guard): void;
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
  const streams: OpenStreams = { count: 0 };
  const server = createServer(serverOptions);
  const connections = new Connections(server);
  let guard = new Guard(({ reason }) => options.warn(`control API: ${reason}`));
  let lab: StartedLab | undefined;
  const served = (): Served => ({
    ...{ host, token, connections, streams, guard, closing: closing.signal },
    lab: closing.signal.aborted ? undefined : lab,
  });
  const { fetch } = controlApp(served);
  const listener = getRequestListener(fetch, { overrideGlobalObjects: false, hostname: 'localhost' });
  server.on('connection', (socket: Socket) => {
    guard.for({ session: sessionOf(socket) }).events('control API', socket, () => socket.destroy());
  });
  server.on('request', (request, response) => {
    const { socket } = request;
    const arrival = connections.arrive(socket);
    if (arrival === 'refuse') refuse(response, unanswered());
    if (arrival !== 'serve') return;
    response.once('close', connections.begin(socket));
    const target = targetOf(request.url);
    if (target === undefined) return refuse(response, noPath());
    request.url = target;
    guard.for({ session: sessionOf(socket) }).watch('control API', listener(request, response), () => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(host, port, error)));
    server.listen(port, host, resolve);
  });
  // Such as a process that has no more file descriptors: the connection is lost, the API stays.
  server.on('error', (error) => guard.report('control API', error));
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${isIPv6(host) ? `[${host}]` : host}:${bound}`,
    token,
    serve(given, contains = guard) {
      lab = given;
      guard = contains;
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

function noPath(): ControlProblem {
  return new ControlProblem('bad-request', 'what is asked for is no path', 'paths look like /v1/status');
}

/** Answers with a problem before anything was asked of the API. */
function refuse(response: ServerResponse, problem: ControlProblem): void {
  const { status, body } = problemOf(problem);
  response.req.resume();
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  response.end(`${JSON.stringify(body)}\n`);
}

/** What a request asks for: a path with its query; undefined for what is no path of this server and no URL. */
function targetOf(asked = '/'): string | undefined {
  const url = asked.startsWith('/') ? `http://localhost${asked}` : asked;
  if (!URL.canParse(url) || !url.startsWith('http')) return undefined;
  const { pathname, search } = new URL(url);
  return pathname + search;
}

function sessionOf({ remoteAddress, remotePort }: Socket): string {
  return `http ${remoteAddress}:${remotePort}`;
}
