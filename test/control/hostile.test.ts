import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { pipelinedMax, quietMax } from '../../src/control/connections.ts';
import { openControl } from '../../src/control/server.ts';
import { withLab } from '../../src/testing/index.ts';
import { type Client, token, twoSwitches, withControl } from './lab-with-control.ts';

const portOf = ({ control }: Pick<Client, 'control'>): number => Number(new URL(control.url).port);

/** Sends bytes and answers all that comes back until the server closes. */
async function answerTo(port: number, bytes: string): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.on('error', () => {});
  socket.write(bytes);
  return (await buffer(socket)).toString('latin1');
}

/** As `answerTo`, for a connection that the server may break off. */
async function answerUntilCutOff(port: number, bytes: string): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1' });
  const pieces: Buffer[] = [];
  socket.on('error', () => {});
  socket.on('data', (piece) => pieces.push(piece));
  socket.write(bytes);
  await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(pieces).toString('latin1');
}

describe('what is no request of this API', () => {
  it.each([
    ['//', 404],
    ['///', 404],
    ['//x:y@[', 404],
    ['*', 400],
    ['http://[', 400],
    ['http://a:99999/', 400],
    ['ftp://x/', 400],
    ['/v1/devices/%ff', 404],
    ['/v1/devices/%00/type', 405],
  ])('GET %s answers %i and tells nobody', (target, status) =>
    withControl(async (client) => {
      const head = `GET ${target} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`;
      expect(await answerTo(portOf(client), head)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(client.warnings).toEqual([]);
    }),
  );

  it.each([
    ['no head at all', '\r\n\r\n\r\n\r\n'],
    ['no header Host', 'GET /healthz HTTP/1.1\r\n\r\n'],
    ['thousands of headers', `GET /healthz HTTP/1.1\r\nHost: x\r\n${'a: b\r\n'.repeat(100_000)}\r\n`],
    [
      'a body in pieces that are none',
      'POST /v1/advance HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n',
    ],
    ['two lengths', 'POST /v1/advance HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx'],
    ['a tunnel', 'CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['the client of another protocol', 'SSH-2.0-x\r\n\r\n'],
  ])('%s ends that connection alone', (_what, bytes) =>
    withControl(async (client) => {
      await answerTo(portOf(client), bytes);
      expect([(await fetch(`${client.control.url}/healthz`)).status, client.warnings]).toEqual([200, []]);
    }),
  );
});

it('half-sent requests keep nobody from asking whether the lab is well', () =>
  withControl(async (client) => {
    const half: Socket[] = [];
    for (let count = 0; count < quietMax + 20; count += 1) {
      const socket = connect({ port: portOf(client), host: '127.0.0.1' });
      socket.on('error', () => {});
      socket.write('GET /v1/status HTTP/1.1\r\nHo');
      await once(socket, 'connect');
      half.push(socket);
    }
    expect((await fetch(`${client.control.url}/healthz`)).status).toBe(200);
    for (const socket of half) socket.destroy();
  }));

describe('requests that do not wait for an answer', () => {
  const ask = (path: string): string =>
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n\r\n`;
  const statusesOf = (answer: string): readonly string[] => answer.match(/(?<=^HTTP\/1\.1 )\d+/gm) ?? [];

  it.each(['/healthz', '/openapi.json', '/v1/status'])(
    '%s: the first is answered, the second is told, and the connection ends',
    (path) =>
      withControl(async (client) => {
        const answer = await answerTo(portOf(client), ask(path).repeat(pipelinedMax));
        expect(statusesOf(answer)).toEqual(['200', '429']);
        expect(answer).toContain('a connection serves one request at a time');
      }),
  );

  it('are served one after the other when each waits', () =>
    withControl(async (client) => {
      const socket = connect({ port: portOf(client), host: '127.0.0.1' });
      for (let count = 0; count < pipelinedMax * 3; count += 1) {
        socket.write(ask('/healthz'));
        const [piece] = await once(socket, 'data');
        expect(statusesOf(String(piece))).toEqual(['200']);
      }
      socket.destroy();
    }));

  it.each(['/healthz', '/openapi.json', '/v1/status', '/v1/nothing'])('are not served by the thousand: %s', (path) =>
    withControl(async (client) => {
      // Clients that send everything before they read: each one is cut off, and whoever waits for answers gets them.
      const floods = Array.from({ length: 10 }, () => answerUntilCutOff(portOf(client), ask(path).repeat(20_000)));
      expect((await client.ask('GET', '/v1/status')).status).toBe(200);
      for (const answer of await Promise.all(floods)) expect(statusesOf(answer).length).toBeLessThanOrEqual(2);
      expect((await client.ask('GET', '/v1/status')).status).toBe(200);
      expect(client.warnings).toEqual([]);
    }),
  );
});

describe('a body', () => {
  const post = (body: string): string =>
    `POST /v1/devices/sw1/type HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

  it.each([
    ['is refused unread when it is deep', `${'['.repeat(1_000)}${']'.repeat(1_000)}`, /at most 32 brackets/],
    ['may hold brackets in its texts', `{"lines":"${'[{'.repeat(1_000)}\\""}`, /type: .*line/],
  ])('%s', (_what, body, wanted) =>
    withControl(async (client) => {
      expect(await answerTo(portOf(client), post(body))).toMatch(wanted);
      expect(client.warnings).toEqual([]);
    }),
  );

  it.each([
    ['none', ''],
    ['one in pieces', 'Transfer-Encoding: chunked\r\n'],
  ])('may be absent or come in pieces: %s', (_what, header) =>
    withControl(async (client) => {
      const head = `POST /v1/advance HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n${header}\r\n`;
      const pieces = header === '' ? '' : '11\r\n{"duration":"1 s"\r\n1\r\n}\r\n0\r\n\r\n';
      expect(await answerTo(portOf(client), head + pieces)).toMatch(
        header === '' ? /"duration.*missing/ : /^HTTP\/1.1 204/,
      );
      expect(client.warnings).toEqual([]);
    }),
  );

  it('that breaks off is no error of the emulator', () =>
    withControl(async (client) => {
      const socket = connect({ port: portOf(client), host: '127.0.0.1' });
      socket.write(post('{"line":"show clock"}').slice(0, -5));
      await once(socket, 'connect');
      socket.destroy();
      expect((await fetch(`${client.control.url}/healthz`)).status).toBe(200);
      expect(client.lab.explain()).not.toContain('failed');
    }));
});

describe('without a token', () => {
  it.each([
    [{ host: 'evil.example' }, 403],
    [{ host: 'evil.example:80' }, 403],
    [{ host: '127.0.0.1.evil.example' }, 403],
    [{ host: '127.0.0.1', origin: 'http://evil.example' }, 403],
    [{ host: '127.0.0.1', origin: 'null' }, 403],
    [{ host: '127.0.0.1' }, 200],
    [{ host: 'localhost:8080' }, 200],
    [{ host: '[::1]:8080' }, 200],
    [{ host: 'localhost:8080', origin: 'http://localhost:8080' }, 200],
  ])('a request with %j answers %i', async (headers, status) => {
    const control = await openControl({ host: '127.0.0.1', port: 0, token: undefined, warn: () => {} });
    await withLab(async (lab) => {
      control.serve(lab, lab.guard);
      const lines = Object.entries({ ...headers, connection: 'close' }).map(([name, value]) => `${name}: ${value}\r\n`);
      const answer = await answerTo(portOf({ control }), `GET /v1/status HTTP/1.1\r\n${lines.join('')}\r\n`);
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    }, twoSwitches);
    await control.close();
  });
});
