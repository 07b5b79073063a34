import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Spool } from '../../src/machine/content/spool.ts';
import type { RemoteFiles, RemoteServer } from '../../src/machine/transfer/remote.ts';
import { openAnyBridge } from '../../src/network/bridges.ts';
import { type LabNetwork, labNetwork } from '../../src/network/lab-network.ts';
import { describeNeeding } from '../needs/needs.ts';
import { type RealServer, realVsftpd, type TemporaryUser, temporaryUser, vsftpdNeeds } from './real-sshd.ts';
import { drained, streamed } from './streamed-file.ts';
import { plainSurroundings } from './surroundings.ts';

const sizeBytes = 20 * 1024 * 1024 + 7;
const content = randomBytes(sizeBytes);
const never = new AbortController().signal;

describeNeeding(vsftpdNeeds, 'a bridge to a real FTP server', () => {
  let user: TemporaryUser;
  let vsftpd: RealServer;
  let network: LabNetwork;

  beforeAll(async () => {
    user = temporaryUser();
    vsftpd = await realVsftpd();
    const to = { host: '127.0.0.1', ports: { ftp: vsftpd.port } };
    network = labNetwork({
      openBridge: openAnyBridge,
      hosts: [{ kind: 'bridge', address: '172.16.8.20', names: ['ftp'], vrfs: ['default'], to }],
      seed: 'bridge',
      surroundings: plainSurroundings(new Spool()),
    });
    writeFileSync(join(user.home, 'image.bin'), content);
    writeFileSync(join(user.home, 'empty'), '');
    mkdirSync(join(user.home, 'folder'));
    user.own();
    writeFileSync(join(user.home, 'secret'), 'secret\n', { mode: 0o600 });
  });

  afterAll(async () => {
    network?.close();
    await vsftpd?.close();
    user?.remove();
  });

  async function connected(signal = never): Promise<RemoteServer> {
    const server = await network.connect({ protocol: 'ftp', host: 'ftp', port: undefined, vrf: 'default' }, signal);
    if (!server.ok) throw new Error(JSON.stringify(server.error));
    return server.value;
  }

  async function loggedIn(signal = never): Promise<{ server: RemoteServer; files: RemoteFiles }> {
    const server = await connected(signal);
    const files = await server.login(user.name, user.password);
    if (!files.ok) throw new Error(JSON.stringify(files.error));
    return { server, files: files.value };
  }

  test('has no host key and reads by an absolute and by a relative path, one file after another', async () => {
    const { server, files } = await loggedIn();
    expect(server.hostKey).toBeUndefined();
    for (const path of [join(user.home, 'image.bin'), 'image.bin']) {
      const file = streamed(await files.open(path));
      expect([file.name, file.sizeBytes]).toEqual(['image.bin', sizeBytes]);
      expect((await drained(file)).equals(content)).toBe(true);
      expect(file.problem()).toBeUndefined();
    }
    const empty = streamed(await files.open('empty'));
    expect([empty.sizeBytes, (await drained(empty)).length, empty.problem()]).toEqual([0, 0, undefined]);
    server.close();
  });

  test('tells missing, forbidden and wrong kinds of files apart', async () => {
    const { server, files } = await loggedIn();
    expect(await files.open('missing')).toEqual({ ok: false, error: { why: 'not-found', path: 'missing' } });
    expect(await files.open('folder')).toEqual({ ok: false, error: { why: 'is-directory', path: 'folder' } });
    expect(await files.open('secret')).toEqual({ ok: false, error: { why: 'denied', path: 'secret' } });
    server.close();
  });

  test('refuses a wrong password once', async () => {
    const server = await connected();
    expect(await server.login(user.name, 'wrong')).toEqual({
      ok: false,
      error: { why: 'login-failed', user: user.name },
    });
    expect(await server.login(user.name, user.password)).toMatchObject({
      ok: false,
      error: { why: 'connection-lost' },
    });
  });

  test('writes a file and reports how far it is', async () => {
    const { server, files } = await loggedIn();
    const sent: number[] = [];
    const size = 3 * 1024 * 1024 + 1;
    const made = { kind: 'seeded', seed: 'ftp', sizeBytes: size, style: 'random' } as const;
    expect(await files.put('put.bin', made, (sentBytes) => sent.push(sentBytes))).toEqual({
      ok: true,
      value: undefined,
    });
    expect([sent.at(-1), sent.toSorted((a, b) => a - b)]).toEqual([size, sent]);
    const onDisk = readFileSync(join(user.home, 'put.bin'));
    expect(onDisk.length).toBe(size);
    expect((await drained(streamed(await files.open('put.bin')))).equals(onDisk)).toBe(true);
    server.close();
  });

  test('cannot write over a directory or where the user may not', async () => {
    const { server, files } = await loggedIn();
    const put = (path: string) => files.put(path, { kind: 'text', text: 'x' }, () => {});
    expect(await put('folder')).toEqual({ ok: false, error: { why: 'is-directory', path: 'folder' } });
    // vsftpd says the same of a missing directory and of one that may not be written.
    expect(await put('no/file')).toEqual({ ok: false, error: { why: 'denied', path: 'no/file' } });
    expect(await put('secret')).toEqual({ ok: false, error: { why: 'denied', path: 'secret' } });
    server.close();
  });

  test('a server that dies in the middle ends the bytes early', async () => {
    const { server, files } = await loggedIn();
    const file = streamed(await files.open('image.bin'));
    let pieces = 0;
    const got = await drained(file, () => {
      pieces += 1;
      if (pieces === 3) vsftpd.crash();
    });
    expect(got.length).toBeLessThan(sizeBytes);
    expect(file.problem()?.why).toBe('connection-lost');
    expect(await files.open('image.bin')).toMatchObject({ ok: false, error: { why: 'connection-lost' } });
    server.close();
  });

  test('stopping closes the connection in the middle of a file', async () => {
    const stop = new AbortController();
    const { files } = await loggedIn(stop.signal);
    const file = streamed(await files.open('image.bin'));
    const got = await drained(file, () => stop.abort());
    expect(got.length).toBeLessThan(sizeBytes);
    expect(file.problem()?.why).toBe('connection-lost');
  });
});
