import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { Spool } from '../../src/machine/content/spool.ts';
import type { RemoteFiles, RemoteServer } from '../../src/machine/transfer/remote.ts';
import { openAnyBridge } from '../../src/network/bridges.ts';
import { type LabNetwork, labNetwork } from '../../src/network/lab-network.ts';
import { describeNeeding } from '../needs/needs.ts';
import { bound, datagramRelay, portOf } from './datagram-relay.ts';
import { type FileServer, realTftpd, tftpdNeeds } from './real-file-servers.ts';
import { drained, streamed } from './streamed-file.ts';
import { plainSurroundings } from './surroundings.ts';

const never = new AbortController().signal;
/** Beyond the 32 MB of 65,535 blocks of 512 bytes. */
const rollingBytes = 35 * 1024 * 1024 + 100;
const content = randomBytes(rollingBytes);
const networks: LabNetwork[] = [];

function networkTo(port: number): LabNetwork {
  const to = { host: '127.0.0.1', ports: { tftp: port } };
  const host = { kind: 'bridge', address: '172.16.8.21', names: ['tftp'], vrfs: ['management'], to } as const;
  const network = labNetwork({
    openBridge: openAnyBridge,
    hosts: [host],
    seed: 'bridge',
    surroundings: plainSurroundings(new Spool()),
  });
  networks.push(network);
  return network;
}

async function enteredAt(port: number, signal = never): Promise<{ server: RemoteServer; files: RemoteFiles }> {
  const address = { protocol: 'tftp', host: 'tftp', port: undefined, vrf: 'management' } as const;
  const server = await networkTo(port).connect(address, signal);
  const files = server.ok ? await server.value.anonymous() : server;
  if (!server.ok || !files.ok) throw new Error(JSON.stringify(files));
  return { server: server.value, files: files.value };
}

afterEach(() => {
  vi.useRealTimers();
  for (const network of networks.splice(0)) network.close();
});

describeNeeding(tftpdNeeds, 'a bridge to a real TFTP server', () => {
  let tftpd: FileServer;
  let plain: FileServer;

  beforeAll(async () => {
    [tftpd, plain] = await Promise.all([realTftpd(), realTftpd(['--refuse', 'blksize', '--refuse', 'tsize'])]);
    for (const { folder } of [tftpd, plain]) {
      writeFileSync(join(folder, 'image.bin'), content);
      writeFileSync(join(folder, 'small'), content.subarray(0, 20_000));
      writeFileSync(join(folder, 'empty'), '');
      writeFileSync(join(folder, 'even'), content.subarray(0, 1468 * 512));
      writeFileSync(join(folder, 'secret'), 'secret\n');
      chmodSync(join(folder, 'secret'), 0o600);
    }
  });

  afterAll(async () => {
    await tftpd?.close();
    await plain?.close();
  });

  test('reads files whole, with their size, one after another and at once', async () => {
    const { server, files } = await enteredAt(tftpd.port);
    expect(server.hostKey).toBeUndefined();
    for (const [path, sizeBytes] of [
      ['image.bin', rollingBytes],
      ['/even', 1468 * 512],
      ['empty', 0],
    ] as const) {
      const file = streamed(await files.open(path));
      expect([file.name, file.sizeBytes]).toEqual([path.replace('/', ''), sizeBytes]);
      expect((await drained(file)).equals(content.subarray(0, sizeBytes))).toBe(true);
      expect(file.problem()).toBeUndefined();
    }
    const both = await Promise.all(['small', 'even'].map(async (path) => drained(streamed(await files.open(path)))));
    expect(both.map((bytes) => bytes.length)).toEqual([20_000, 1468 * 512]);
    server.close();
  });

  test('counts blocks beyond 65,535 where the server knows no options', async () => {
    const { files } = await enteredAt(plain.port);
    const file = streamed(await files.open('image.bin'));
    expect(file.sizeBytes).toBeUndefined();
    expect((await drained(file)).equals(content)).toBe(true);
    expect(file.problem()).toBeUndefined();
  });

  test('tells missing and forbidden files apart', async () => {
    const { files } = await enteredAt(tftpd.port);
    expect(await files.open('missing')).toEqual({ ok: false, error: { why: 'not-found', path: 'missing' } });
    expect(await files.open('secret')).toEqual({ ok: false, error: { why: 'denied', path: 'secret' } });
  });

  test.each([
    ['with options', () => tftpd],
    ['without options', () => plain],
  ])('writes a file %s and reports how far it is', async (_title, serverOf) => {
    const { port, folder } = serverOf();
    const { files } = await enteredAt(port);
    for (const sizeBytes of [3 * 1024 * 1024 + 1, 1468 * 512, 0]) {
      const sent: number[] = [];
      const made = { kind: 'seeded', seed: 'tftp', sizeBytes, style: 'random' } as const;
      expect(await files.put('put.bin', made, (sentBytes) => sent.push(sentBytes))).toEqual({
        ok: true,
        value: undefined,
      });
      expect([sent.at(-1), sent.toSorted((a, b) => a - b)]).toEqual([sizeBytes, sent]);
      const onDisk = readFileSync(join(folder, 'put.bin'));
      expect(onDisk.length).toBe(sizeBytes);
      expect((await drained(streamed(await files.open('put.bin')))).equals(onDisk)).toBe(true);
    }
    expect(await files.put('secret', { kind: 'text', text: 'x' }, () => {})).toEqual({
      ok: false,
      error: { why: 'denied', path: 'secret' },
    });
  });

  test('a file survives a network that loses and doubles datagrams, both ways', async () => {
    const relay = await datagramRelay(tftpd.port, (direction, count) => {
      if (count % 97 === 5) return 2;
      return count === (direction === 'to-client' ? 7 : 11) ? 0 : 1;
    });
    const { files } = await enteredAt(relay.port);
    const file = streamed(await files.open('even'));
    expect((await drained(file)).equals(content.subarray(0, 1468 * 512))).toBe(true);
    const text = { kind: 'seeded', seed: 'lossy', sizeBytes: 300_000, style: 'random' } as const;
    expect((await files.put('lossy.bin', text, () => {})).ok).toBe(true);
    const put = readFileSync(join(tftpd.folder, 'lossy.bin'));
    expect((await drained(streamed(await files.open('lossy.bin')))).equals(put)).toBe(true);
    relay.close();
  });

  test('holds no more than a little while nobody reads, and goes on when somebody does', async () => {
    let toClient = 0;
    const relay = await datagramRelay(plain.port, (direction) => {
      if (direction === 'to-client') toClient += 1;
      return 1;
    });
    const { server, files } = await enteredAt(relay.port);
    const file = streamed(await files.open('image.bin'));
    await vi.waitFor(() => expect(toClient * 512).toBeGreaterThan(1024 * 1024), { timeout: 10_000 });
    const pieces = file.bytes[Symbol.asyncIterator]();
    const first = await pieces.next();
    expect(first.done === true ? 0 : first.value.length).toBeLessThanOrEqual(1024 * 1024 + 512);
    const second = await pieces.next();
    expect(second.done === true ? 0 : second.value.length).toBeGreaterThan(0);
    expect(toClient * 512).toBeLessThan(5 * 1024 * 1024);
    server.close();
    relay.close();
  });

  test('stopping ends the bytes early, whoever stops', async () => {
    const stop = new AbortController();
    const stopped = await enteredAt(tftpd.port, stop.signal);
    const closed = await enteredAt(tftpd.port);
    const lost = { why: 'connection-lost', detail: 'the transfer was stopped' };
    for (const [files, end] of [
      [stopped.files, () => stop.abort()],
      [closed.files, () => closed.server.close()],
    ] as const) {
      const file = streamed(await files.open('image.bin'));
      expect((await drained(file, end)).length).toBeLessThan(rollingBytes);
      expect(file.problem()).toEqual(lost);
      expect(await files.open('small')).toEqual({ ok: false, error: lost });
    }
  });
});

describe('a TFTP server that', () => {
  test('says nothing is asked for half a minute and given up', async () => {
    const silent = await bound();
    let asked = 0;
    silent.on('message', () => {
      asked += 1;
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { files } = await enteredAt(portOf(silent));
    const opened = files.open('image.bin');
    let isOver = false;
    void opened.then(() => {
      isOver = true;
    });
    while (!isOver) {
      await vi.advanceTimersByTimeAsync(1000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await opened).toEqual({ ok: false, error: { why: 'timed-out', host: 'tftp' } });
    expect(asked).toBe(30);
    silent.close();
  });

  test('refuses options is asked again without them; a stranger who mixes in is told so', async () => {
    const [main, transfer, stranger] = await Promise.all([bound(), bound(), bound()]);
    const requests: string[] = [];
    const heard = new Promise<Buffer>((resolve) => stranger.once('message', resolve));
    main.on('message', (request, client) => {
      requests.push(request.subarray(2).toString('latin1'));
      if (requests.length === 1) return transfer.send(Buffer.from('\0\x05\0\x08no options\0', 'latin1'), client.port);
      transfer.once('message', () => transfer.send(Buffer.from('\0\x03\0\x02end', 'latin1'), client.port));
      transfer.send(Buffer.concat([Buffer.from([0, 3, 0, 1]), Buffer.alloc(512, 'a')]), client.port, '127.0.0.1', () =>
        stranger.send(Buffer.from('\0\x03\0\x01x', 'latin1'), client.port),
      );
    });
    const { files } = await enteredAt(portOf(main));
    const file = streamed(await files.open('a.cfg'));
    expect((await drained(file)).toString()).toBe(`${'a'.repeat(512)}end`);
    expect(requests).toEqual(['a.cfg\0octet\0blksize\x001468\0tsize\x000\0', 'a.cfg\0octet\0']);
    expect((await heard).toString('latin1')).toBe('\0\x05\0\x05Unknown transfer ID\0');
    for (const socket of [main, transfer, stranger]) socket.close();
  });

  test('has a reason of its own is quoted', async () => {
    const main = await bound();
    main.on('message', (_request, client) => main.send(Buffer.from('\0\x05\0\0come back later\0'), client.port));
    const { files } = await enteredAt(portOf(main));
    const rejected = { ok: false, error: { why: 'rejected', words: 'come back later' } };
    expect(await files.open('a')).toEqual(rejected);
    expect(await files.put('a', { kind: 'text', text: 'x' }, () => {})).toEqual(rejected);
    main.close();
  });
});
