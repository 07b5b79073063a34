import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { present } from '../../src/base/assert.ts';
import { Spool } from '../../src/machine/content/spool.ts';
import type { RemoteFiles, RemoteServer } from '../../src/machine/transfer/remote.ts';
import { openAnyBridge } from '../../src/network/bridges.ts';
import { type LabNetwork, labNetwork } from '../../src/network/lab-network.ts';
import { describeNeeding } from '../needs/needs.ts';
import { type RealServer, realSshd, sshdNeeds, type TemporaryUser, temporaryUser } from './real-sshd.ts';
import { drained, streamed } from './streamed-file.ts';
import { plainSurroundings } from './surroundings.ts';

const sizeBytes = 20 * 1024 * 1024 + 7;
const content = randomBytes(sizeBytes);
const never = new AbortController().signal;

type Protocol = 'scp' | 'sftp';

function networkTo(port: number): LabNetwork {
  const to = { host: '127.0.0.1', ports: { scp: port } };
  return labNetwork({
    openBridge: openAnyBridge,
    hosts: [{ kind: 'bridge', address: '172.16.8.19', names: ['files'], vrfs: ['management'], to }],
    seed: 'bridge',
    surroundings: plainSurroundings(new Spool()),
  });
}

async function connected(network: LabNetwork, protocol: Protocol, signal = never): Promise<RemoteServer> {
  const server = await network.connect({ protocol, host: '172.16.8.19', port: undefined, vrf: 'management' }, signal);
  if (!server.ok) throw new Error(JSON.stringify(server.error));
  return server.value;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describeNeeding(sshdNeeds, 'a bridge to a real OpenSSH server', () => {
  let user: TemporaryUser;
  let sshd: RealServer & { readonly fingerprint: string };
  let network: LabNetwork;

  beforeAll(async () => {
    user = temporaryUser();
    sshd = await realSshd();
    network = networkTo(sshd.port);
    writeFileSync(join(user.home, 'image.bin'), content);
    writeFileSync(join(user.home, "it's $HOME; a.bin"), 'quoted\n');
    writeFileSync(join(user.home, 'empty'), '');
    mkdirSync(join(user.home, 'folder'));
    user.own();
    writeFileSync(join(user.home, 'secret'), 'secret\n', { mode: 0o600 });
  });

  afterAll(async () => {
    network?.close();
    await sshd?.close();
    user?.remove();
  });

  async function loggedIn(protocol: Protocol, signal = never): Promise<{ server: RemoteServer; files: RemoteFiles }> {
    const server = await connected(network, protocol, signal);
    const files = await server.login(user.name, user.password);
    if (!files.ok) throw new Error(JSON.stringify(files.error));
    return { server, files: files.value };
  }

  describe.each<Protocol>(['scp', 'sftp'])('by %s', (protocol) => {
    test('shows the key that ssh-keygen shows', async () => {
      const server = await connected(network, protocol);
      expect(server.hostKey).toEqual({ algorithm: 'ECDSA', fingerprint: sshd.fingerprint });
      server.close();
    });

    test('reads a file byte by byte equal, by an absolute and by a relative path', async () => {
      const { server, files } = await loggedIn(protocol);
      for (const path of [join(user.home, 'image.bin'), 'image.bin']) {
        const file = streamed(await files.open(path));
        expect([file.name, file.sizeBytes]).toEqual(['image.bin', sizeBytes]);
        expect(sha256(await drained(file))).toBe(sha256(content));
        expect(file.problem()).toBeUndefined();
      }
      server.close();
    });

    test('reads an empty file and one whose name a shell would tear apart', async () => {
      const { server, files } = await loggedIn(protocol);
      const empty = streamed(await files.open('empty'));
      expect([empty.sizeBytes, (await drained(empty)).length, empty.problem()]).toEqual([0, 0, undefined]);
      const quoted = streamed(await files.open("it's $HOME; a.bin"));
      expect((await drained(quoted)).toString()).toBe('quoted\n');
      server.close();
    });

    test('tells missing, forbidden and wrong kinds of files apart', async () => {
      const { server, files } = await loggedIn(protocol);
      const why = async (path: string) => files.open(path);
      expect(await why('missing')).toEqual({ ok: false, error: { why: 'not-found', path: 'missing' } });
      expect(await why('folder')).toEqual({ ok: false, error: { why: 'is-directory', path: 'folder' } });
      expect(await why('secret')).toEqual({ ok: false, error: { why: 'denied', path: 'secret' } });
      server.close();
    });

    test('refuses wrong passwords three times and more, then still takes the right one', async () => {
      const server = await connected(network, protocol);
      const refused = { ok: false, error: { why: 'login-failed', user: user.name } };
      for (let attempt = 0; attempt < 3; attempt += 1) expect(await server.login(user.name, 'wrong')).toEqual(refused);
      expect(await server.login('nobody-here', 'wrong')).toEqual({
        ok: false,
        error: { why: 'login-failed', user: 'nobody-here' },
      });
      expect((await server.login(user.name, user.password)).ok).toBe(true);
      server.close();
    });

    test('writes a file and reports how far it is', async () => {
      const { server, files } = await loggedIn(protocol);
      const sent: number[] = [];
      const size = 3 * 1024 * 1024 + 1;
      const made = { kind: 'seeded', seed: protocol, sizeBytes: size, style: 'random' } as const;
      const path = `${protocol} put.bin`;
      expect(await files.put(path, made, (sentBytes) => sent.push(sentBytes))).toEqual({ ok: true, value: undefined });
      expect([sent.at(-1), sent.toSorted((a, b) => a - b)]).toEqual([size, sent]);
      const back = streamed(await files.open(path));
      const onDisk = readFileSync(join(user.home, path));
      expect(onDisk.length).toBe(size);
      expect((await drained(back)).equals(onDisk)).toBe(true);
      server.close();
    });

    test('cannot write over a directory, into a missing one or where the user may not', async () => {
      const { server, files } = await loggedIn(protocol);
      const text = { kind: 'text', text: 'x' } as const;
      const put = (path: string) => files.put(path, text, () => {});
      expect(await put('folder')).toEqual({ ok: false, error: { why: 'is-directory', path: 'folder' } });
      expect(await put('no/file')).toEqual({ ok: false, error: { why: 'not-found', path: 'no/file' } });
      expect(await put('secret')).toEqual({ ok: false, error: { why: 'denied', path: 'secret' } });
      server.close();
    });

    test('a full disk is told as such', async () => {
      const { server, files } = await loggedIn(protocol);
      const put = await files.put('/dev/full', { kind: 'text', text: 'x' }, () => {});
      expect(put).toEqual({ ok: false, error: { why: 'no-space', path: '/dev/full' } });
      server.close();
    });

    test('a server that dies in the middle ends the bytes early', async () => {
      const { server, files } = await loggedIn(protocol);
      const file = streamed(await files.open('image.bin'));
      let pieces = 0;
      const got = await drained(file, () => {
        pieces += 1;
        if (pieces === 3) sshd.crash();
      });
      expect(got.length).toBeLessThan(sizeBytes);
      expect(file.problem()?.why).toBe('connection-lost');
      expect(await files.open('image.bin')).toMatchObject({ ok: false, error: { why: 'connection-lost' } });
      expect(await files.put('late', { kind: 'text', text: 'x' }, () => {})).toMatchObject({
        ok: false,
        error: { why: 'connection-lost' },
      });
      server.close();
    });

    test('a server that dies while it is written to does not leave the writer waiting', async () => {
      const { server, files } = await loggedIn(protocol);
      const made = { kind: 'seeded', seed: 'x', sizeBytes: 64 * 1024 * 1024, style: 'random' } as const;
      let reports = 0;
      const put = await files.put('died.bin', made, () => {
        reports += 1;
        if (reports === 3) sshd.crash();
      });
      expect(put).toMatchObject({ ok: false, error: { why: 'connection-lost' } });
      server.close();
    });

    test('stopping closes the connection in the middle of a file', async () => {
      const stop = new AbortController();
      const { files } = await loggedIn(protocol, stop.signal);
      const file = streamed(await files.open('image.bin'));
      const got = await drained(file, () => stop.abort());
      expect(got.length).toBeLessThan(sizeBytes);
      expect(file.problem()).toEqual({ why: 'connection-lost', detail: 'the transfer was stopped' });
    });
  });

  test('a password may also be asked for by keyboard-interactive', async () => {
    const asking = await realSshd(['UsePAM yes', 'PasswordAuthentication no', 'KbdInteractiveAuthentication yes']);
    const server = await connected(networkTo(asking.port), 'scp');
    expect((await server.login(user.name, user.password)).ok).toBe(true);
    server.close();
    await asking.close();
  });

  test('a server that ends the connection after one failure is dialled again', async () => {
    const strict = await realSshd(['MaxAuthTries 1']);
    const server = await connected(networkTo(strict.port), 'scp');
    const refused = { ok: false, error: { why: 'login-failed', user: user.name } };
    expect(await server.login(user.name, 'wrong')).toEqual(refused);
    expect(await server.login(user.name, 'wrong')).toEqual(refused);
    expect((await server.login(user.name, user.password)).ok).toBe(true);
    server.close();
    await strict.close();
  });

  test('a server without scp refuses it', async () => {
    const bare = await realSshd(['ForceCommand /nowhere/scp']);
    const server = await connected(networkTo(bare.port), 'scp');
    const files = await server.login(user.name, user.password);
    if (!files.ok) throw new Error(files.error.why);
    const refused = { ok: false, error: { why: 'refused', host: '172.16.8.19' } };
    expect(await files.value.open('image.bin')).toEqual(refused);
    expect(await files.value.put('x', { kind: 'text', text: 'x' }, () => {})).toEqual(refused);
    server.close();
    await bare.close();
  });

  test('a server without sftp refuses it', async () => {
    const bare = await realSshd(['ForceCommand /bin/false']);
    const server = await connected(networkTo(bare.port), 'sftp');
    expect(await server.login(user.name, user.password)).toEqual({
      ok: false,
      error: { why: 'refused', host: '172.16.8.19' },
    });
    server.close();
    await bare.close();
  });
});

test('a port on which nobody listens refuses, and a stopped connect is lost', async () => {
  const { createServer } = await import('node:net');
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = present(probe.address() ?? undefined, 'the address of the probe');
  const port = typeof address === 'string' ? 0 : address.port;
  const silent = networkTo(port);
  const stop = new AbortController();
  probe.once('connection', () => stop.abort());
  const wanted = { protocol: 'scp', host: 'files', port: 22, vrf: 'management' } as const;
  expect(await silent.connect(wanted, stop.signal)).toEqual({
    ok: false,
    error: { why: 'connection-lost', detail: 'the transfer was stopped' },
  });
  await new Promise((resolve) => probe.close(resolve));
  expect(await silent.connect(wanted, never)).toEqual({ ok: false, error: { why: 'refused', host: 'files' } });
});
