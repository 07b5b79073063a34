import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Spool } from '../../src/machine/content/spool.ts';
import type { RemoteFiles, RemoteServer } from '../../src/machine/transfer/remote.ts';
import { openAnyBridge } from '../../src/network/bridges.ts';
import { type LabNetwork, labNetwork } from '../../src/network/lab-network.ts';
import { describeNeeding } from '../needs/needs.ts';
import { type FileServer, httpdNeeds, realHttpd } from './real-file-servers.ts';
import { drained, streamed } from './streamed-file.ts';
import { plainSurroundings } from './surroundings.ts';

const never = new AbortController().signal;
const sizeBytes = 20 * 1024 * 1024 + 7;
const content = randomBytes(sizeBytes);
const networks: LabNetwork[] = [];

type Protocol = 'http' | 'https';

async function connectedTo(port: number, protocol: Protocol, signal = never): Promise<RemoteServer> {
  const to = { host: '127.0.0.1', ports: { [protocol]: port } };
  const host = { kind: 'bridge', address: '172.16.8.22', names: ['web'], vrfs: ['management'], to } as const;
  const network = labNetwork({
    openBridge: openAnyBridge,
    hosts: [host],
    seed: 'bridge',
    surroundings: plainSurroundings(new Spool()),
  });
  networks.push(network);
  const server = await network.connect({ protocol, host: 'web', port: undefined, vrf: 'management' }, signal);
  if (!server.ok) throw new Error(JSON.stringify(server.error));
  return server.value;
}

async function enteredAt(port: number, protocol: Protocol = 'http', signal = never): Promise<RemoteFiles> {
  const files = await (await connectedTo(port, protocol, signal)).anonymous();
  if (!files.ok) throw new Error(JSON.stringify(files.error));
  return files.value;
}

afterEach(() => {
  for (const network of networks.splice(0)) network.close();
});

const servers = (['http', 'https'] as const).flatMap((protocol) =>
  (['python', 'node'] as const).map((kind) => ({ protocol, kind })),
);

for (const { protocol, kind } of servers)
  describeNeeding(httpdNeeds[kind], `a bridge to a real ${protocol} server of ${kind}`, () => {
    let httpd: FileServer;

    beforeAll(async () => {
      httpd = await realHttpd(kind, protocol === 'https');
      writeFileSync(join(httpd.folder, 'image.bin'), content);
      writeFileSync(join(httpd.folder, 'empty'), '');
      mkdirSync(join(httpd.folder, 'a b'));
      writeFileSync(join(httpd.folder, 'a b', 'small'), 'small');
    });

    afterAll(() => httpd?.close());

    test('reads files whole, with their size, one after another', async () => {
      const files = await enteredAt(httpd.port, protocol);
      for (const [path, whole] of [
        ['/image.bin', content],
        ['image.bin', content],
        ['/empty', Buffer.alloc(0)],
        ['/a b/small', Buffer.from('small')],
      ] as const) {
        const file = streamed(await files.open(path));
        expect([file.name, file.sizeBytes]).toEqual([path.split('/').at(-1), whole.length]);
        expect((await drained(file)).equals(whole)).toBe(true);
        expect(file.problem()).toBeUndefined();
      }
    });

    test('says what is not there, and takes nothing', async () => {
      const files = await enteredAt(httpd.port, protocol);
      expect(await files.open('/missing')).toEqual({ ok: false, error: { why: 'not-found', path: '/missing' } });
      expect(await files.put('/new', { kind: 'text', text: 'x' }, () => {})).toMatchObject({
        error: { why: 'rejected' },
      });
    });

    test('stopping ends the bytes early, whoever stops', async () => {
      const stop = new AbortController();
      const stopped = await enteredAt(httpd.port, protocol, stop.signal);
      const server = await connectedTo(httpd.port, protocol);
      const closed = await server.anonymous();
      if (!closed.ok) throw new Error(closed.error.why);
      for (const [files, end] of [
        [stopped, () => stop.abort()],
        [closed.value, () => server.close()],
      ] as const) {
        const file = streamed(await files.open('/image.bin'));
        expect((await drained(file, end)).length).toBeLessThan(sizeBytes);
        expect(file.problem()?.why).toBe('connection-lost');
        expect(await files.open('/empty')).toMatchObject({ ok: false, error: { why: 'connection-lost' } });
      }
    });

    test('a server that dies in the middle ends the bytes early, and is refused afterwards', async () => {
      const files = await enteredAt(httpd.port, protocol);
      const file = streamed(await files.open('/image.bin'));
      expect((await drained(file, () => httpd.crash())).length).toBeLessThan(sizeBytes);
      expect(file.problem()?.why).toBe('connection-lost');
      await portClosed(httpd.port);
      expect(await files.open('/empty')).toEqual({ ok: false, error: { why: 'refused', host: 'web' } });
    });
  });

describe('a web server that', () => {
  let server: Server;
  let answer: RequestListener = () => {};

  beforeAll(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => server.close());

  const port = (): number => (server.address() as AddressInfo).port;

  test('wants a name gets it', async () => {
    answer = ({ headers }, response) => {
      const isKnown = headers.authorization === `Basic ${Buffer.from('netops:secret').toString('base64')}`;
      response.writeHead(isKnown ? 200 : 401).end('for netops');
    };
    const opened = async (user: string, password: string) => {
      const files = await (await connectedTo(port(), 'http')).login(user, password);
      return files.ok ? files.value.open('/f') : files;
    };
    expect((await drained(streamed(await opened('netops', 'secret')))).toString()).toBe('for netops');
    expect(await opened('netops', 'wrong')).toEqual({ ok: false, error: { why: 'login-failed', user: 'netops' } });
    expect(await (await enteredAt(port())).open('/f')).toEqual({ ok: false, error: { why: 'login-failed', user: '' } });
  });

  test('does not tell the size is read to its end', async () => {
    answer = (_request, response) => {
      response.write('one ');
      response.end('two');
    };
    const file = streamed(await (await enteredAt(port())).open('/f'));
    expect([file.sizeBytes, (await drained(file)).toString()]).toEqual([undefined, 'one two']);
  });

  test('answers with something else than a file is quoted; a redirection is not followed', async () => {
    const files = await enteredAt(port());
    for (const [status, error] of [
      [302, { why: 'rejected', words: 'The requested URL returned error: 302' }],
      [403, { why: 'denied', path: '/f' }],
      [500, { why: 'rejected', words: 'The requested URL returned error: 500' }],
    ] as const) {
      answer = (_request, response) => response.writeHead(status, { location: '/elsewhere' }).end('x'.repeat(100_000));
      expect(await files.open('/f')).toEqual({ ok: false, error });
    }
  });
});

/** Resolves when nobody listens on a port any more: the kernel needs a moment after the process has been ended. */
async function portClosed(port: number): Promise<void> {
  for (let isOpen = true; isOpen; ) {
    isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.destroy()).once('error', () => resolve(false));
      socket.once('close', () => resolve(true));
    });
  }
}
