import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sizeOf } from '../../src/machine/content/content.ts';
import { Spool } from '../../src/machine/content/spool.ts';
import type { RemoteFiles, RemoteProblem, ServerAddress } from '../../src/machine/transfer/remote.ts';
import type { HostSpec, SimulatedHost } from '../../src/network/host.ts';
import { type LabNetwork, labNetwork } from '../../src/network/lab-network.ts';
import { plainSurroundings } from './surroundings.ts';

const image = { kind: 'seeded', seed: 'image', sizeBytes: 1_000_000_000, style: 'random' } as const;
const notes = { kind: 'text', text: 'read me\n' } as const;
const modifiedMs = 1_600_000_000_000;
const never = new AbortController().signal;

const files: SimulatedHost = {
  kind: 'simulated',
  address: '172.16.8.19',
  names: ['files.lab', 'files'],
  vrfs: ['management'],
  users: [
    { name: 'netops', password: 'secret', home: '/home/netops' },
    { name: 'guest', password: '', home: '/srv' },
  ],
  protocols: ['scp', 'sftp', 'ftp', 'tftp', 'http', 'https'],
  keyWord: '',
  served: '/srv',
  files: [
    { path: '/home/netops/nxos.9.3.4.bin', content: image, modifiedMs },
    { path: '/srv/images/notes.txt', content: notes, modifiedMs },
  ],
};
const scpOnly: SimulatedHost = { ...files, address: '10.0.0.9', names: ['old'], vrfs: ['default'], protocols: ['scp'] };
const sameAddress: SimulatedHost = { ...files, names: ['tenant'], vrfs: ['red'], users: [], files: [] };
const hosts: readonly HostSpec[] = [files, scpOnly, sameAddress];

let spool: Spool;
let network: LabNetwork;

beforeEach(() => {
  spool = new Spool();
  network = labNetwork({ hosts, seed: 'lab-1', surroundings: plainSurroundings(spool) });
});

afterEach(() => {
  network.close();
  spool.close();
});

function to(change: Partial<ServerAddress>): ServerAddress {
  return { protocol: 'scp', host: '172.16.8.19', port: undefined, vrf: 'management', ...change };
}

async function loggedIn(
  change: Partial<ServerAddress> = {},
  user = 'netops',
  password = 'secret',
): Promise<RemoteFiles> {
  const server = await network.connect(to(change), never);
  const opened = server.ok ? await server.value.login(user, password) : server;
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

describe('finding a host', () => {
  const refusals: readonly (readonly [string, Partial<ServerAddress>, RemoteProblem])[] = [
    ['a name that nobody has', { host: 'nowhere.lab' }, { why: 'unknown-host', host: 'nowhere.lab' }],
    ['an address that nobody has', { host: '192.0.2.1' }, { why: 'no-route', host: '192.0.2.1' }],
    ['an IPv6 address that nobody has', { host: '2001:db8::1' }, { why: 'no-route', host: '2001:db8::1' }],
    ['this machine itself', { host: '127.0.0.1' }, { why: 'no-route', host: '127.0.0.1' }],
    ['a host of another VRF', { vrf: 'default' }, { why: 'no-route', host: '172.16.8.19' }],
    ['a name of another VRF', { host: 'old' }, { why: 'no-route', host: 'old' }],
    ['a VRF that does not exist', { vrf: 'blue' }, { why: 'unknown-vrf', vrf: 'blue' }],
    [
      'a protocol that is not offered',
      { host: 'old', vrf: 'default', protocol: 'ftp' },
      { why: 'refused', host: 'old' },
    ],
    ['another port', { port: 2222 }, { why: 'refused', host: '172.16.8.19' }],
  ];
  test.each(refusals)('%s', async (_title, change, error) => {
    expect(await network.connect(to(change), never)).toEqual({ ok: false, error });
  });

  test('a name, a name in capitals, the address and the standard port all lead there', async () => {
    for (const change of [
      { host: 'files' },
      { host: 'FILES.lab' },
      {},
      { port: 22 },
      { protocol: 'ftp', port: 21 },
      { protocol: 'tftp', port: 69 },
      { protocol: 'https', port: 443 },
    ] as const) {
      expect((await network.connect(to(change), never)).ok).toBe(true);
    }
  });

  test('whether a host answers at all, and under which address', () => {
    const answers = [
      ['FILES.lab', 'management'],
      ['172.16.8.19', 'red'],
      ['old', 'management'],
      ['nowhere.lab', 'management'],
      ['files', 'blue'],
    ].map(([host = '', vrf = '']) => network.reachable(host, vrf));
    expect(answers).toEqual([
      { ok: true, value: { address: '172.16.8.19' } },
      { ok: true, value: { address: '172.16.8.19' } },
      { ok: false, error: { why: 'no-route', host: 'old' } },
      { ok: false, error: { why: 'unknown-host', host: 'nowhere.lab' } },
      { ok: false, error: { why: 'unknown-vrf', vrf: 'blue' } },
    ]);
  });

  test('the same address is another host in another VRF', async () => {
    const server = await network.connect(to({ vrf: 'red' }), never);
    expect(server.ok && (await server.value.login('netops', 'secret')).ok).toBe(false);
  });
});

describe('a simulated server', () => {
  test('shows a key that follows from the seed and the address; FTP has none', async () => {
    const keyOf = async (change: Partial<ServerAddress>, of = network) => {
      const server = await of.connect(to(change), never);
      return server.ok ? server.value.hostKey : undefined;
    };
    const again = labNetwork({ hosts, seed: 'lab-1', surroundings: plainSurroundings(spool) });
    const other = labNetwork({ hosts, seed: 'lab-2', surroundings: plainSurroundings(spool) });
    const key = await keyOf({});
    expect(key?.algorithm).toBe('ECDSA');
    expect(key?.fingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
    expect(await keyOf({ protocol: 'sftp' })).toEqual(key);
    expect(await keyOf({}, again)).toEqual(key);
    expect(await keyOf({}, other)).not.toEqual(key);
    expect(await keyOf({ host: 'old', vrf: 'default' })).not.toEqual(key);
    expect(await keyOf({ protocol: 'ftp' })).toBeUndefined();
  });

  test.each([
    ['scp', 3],
    ['ftp', 1],
  ] as const)('%s takes %i wrong passwords', async (protocol, tries) => {
    const server = await network.connect(to({ protocol }), never);
    if (!server.ok) throw new Error(server.error.why);
    for (let attempt = 0; attempt < tries; attempt += 1) {
      expect(await server.value.login('netops', 'wrong')).toEqual({
        ok: false,
        error: { why: 'login-failed', user: 'netops' },
      });
    }
    expect(await server.value.login('netops', 'secret')).toMatchObject({
      ok: false,
      error: { why: 'connection-lost' },
    });
  });

  test('the second password may be the right one', async () => {
    const server = await network.connect(to({}), never);
    if (!server.ok) throw new Error(server.error.why);
    expect((await server.value.login('netops', 'wrong')).ok).toBe(false);
    expect((await server.value.login('netops', 'secret')).ok).toBe(true);
  });

  test.each(['scp', 'sftp', 'ftp'] as const)(
    'describes files by %s, relative to the home and absolute',
    async (protocol) => {
      const served = await loggedIn({ protocol });
      const described = { ok: true, value: { kind: 'described', name: 'nxos.9.3.4.bin', content: image } };
      expect(await served.open('nxos.9.3.4.bin')).toEqual(described);
      expect(await served.open('/home/netops/nxos.9.3.4.bin')).toEqual(described);
      expect(await served.open('//home/netops/nxos.9.3.4.bin')).toEqual(described);
      expect(await served.open('../../srv/images/notes.txt')).toMatchObject({
        value: { name: 'notes.txt', content: notes },
      });
      expect(await served.open('missing')).toEqual({ ok: false, error: { why: 'not-found', path: 'missing' } });
      expect(await served.open('/srv/images')).toEqual({
        ok: false,
        error: { why: 'is-directory', path: '/srv/images' },
      });
    },
  );

  const welcome = async (change: Partial<ServerAddress>): Promise<RemoteFiles> => {
    const server = await network.connect(to(change), never);
    const entered = server.ok ? await server.value.anonymous() : server;
    if (!entered.ok) throw new Error(JSON.stringify(entered.error));
    return entered.value;
  };

  test.each(['tftp', 'http', 'https'] as const)('serves one directory to everybody by %s', async (protocol) => {
    const served = await welcome({ protocol });
    const described = { ok: true, value: { kind: 'described', name: 'notes.txt', content: notes } };
    for (const path of ['images/notes.txt', '/images/notes.txt', '../../images/notes.txt']) {
      expect(await served.open(path)).toEqual(described);
    }
    const outside = '../home/netops/nxos.9.3.4.bin';
    expect(await served.open(outside)).toEqual({ ok: false, error: { why: 'not-found', path: outside } });
  });

  test('takes files over TFTP, and none over HTTP', async () => {
    expect((await (await welcome({ protocol: 'tftp' })).put('new.txt', notes, () => {})).ok).toBe(true);
    expect(network.filesOf('files')?.find('/srv/new.txt')).toMatchObject({ kind: 'file', content: notes });
    expect(await (await welcome({ protocol: 'http' })).put('new.txt', notes, () => {})).toMatchObject({
      error: { why: 'rejected' },
    });
  });

  test('asks by HTTP for the password of whoever gives a name, by TFTP for nothing, and elsewhere for a name', async () => {
    expect(await (await loggedIn({ protocol: 'https' })).open('images/notes.txt')).toMatchObject({ ok: true });
    expect(await (await loggedIn({ protocol: 'tftp' }, 'nobody', '')).open('images/notes.txt')).toMatchObject({
      ok: true,
    });
    await expect(loggedIn({ protocol: 'http' }, 'netops', 'wrong')).rejects.toThrow('login-failed');
    for (const protocol of ['scp', 'sftp', 'ftp'] as const) {
      await expect(welcome({ protocol })).rejects.toThrow('login-failed');
    }
  });

  test('keeps what is put there, for every later connection', async () => {
    const progress: number[] = [];
    const served = await loggedIn();
    expect(await served.put('backup.bin', image, (sentBytes) => progress.push(sentBytes))).toEqual({
      ok: true,
      value: undefined,
    });
    expect(progress).toEqual([sizeOf(image)]);
    const guest = await loggedIn({ protocol: 'sftp' }, 'guest', '');
    expect(await guest.open('/home/netops/backup.bin')).toMatchObject({ value: { content: image } });
    expect(network.filesOf('files')?.find('/home/netops/backup.bin')).toMatchObject({ kind: 'file', content: image });
  });

  test('refuses to put over a directory, into a missing one or below a file', async () => {
    const served = await loggedIn();
    const put = (path: string) => served.put(path, notes, () => {});
    expect(await put('/srv/images')).toEqual({ ok: false, error: { why: 'is-directory', path: '/srv/images' } });
    expect(await put('/')).toEqual({ ok: false, error: { why: 'is-directory', path: '/' } });
    expect(await put('/srv/no/notes')).toEqual({ ok: false, error: { why: 'not-found', path: '/srv/no/notes' } });
    expect(await put('/srv/images/notes.txt/x')).toMatchObject({ ok: false, error: { why: 'not-found' } });
  });

  test('is lost when the transfer is stopped or the lab closes', async () => {
    const stop = new AbortController();
    const stopped = await network.connect(to({}), stop.signal);
    const served = await loggedIn();
    stop.abort();
    const lost = { ok: false, error: { why: 'connection-lost', detail: 'the connection is closed' } };
    expect(stopped.ok && (await stopped.value.login('netops', 'secret'))).toEqual(lost);
    expect((await served.open('nxos.9.3.4.bin')).ok).toBe(true);
    network.close();
    expect(await served.open('nxos.9.3.4.bin')).toEqual(lost);
    expect(await served.put('x', notes, () => {})).toEqual(lost);
  });
});
