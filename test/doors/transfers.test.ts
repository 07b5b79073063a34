import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { type Ended, ended, openTestDoor, type TestDoor } from './clients.ts';

const sizeBytes = 8 * 1024 * 1024;

/** Three ways to copy with OpenSSH, in both directions. */
interface Way {
  put(test: TestDoor, file: string, path: string): Promise<Ended>;
  fetch(test: TestDoor, path: string, file: string): Promise<Ended>;
}

const ways: readonly (readonly [string, Way])[] = [
  [
    'scp -O',
    {
      put: (test, file, path) => test.scp(['-O', file, test.remote(path)]),
      fetch: (test, path, file) => test.scp(['-O', test.remote(path), file]),
    },
  ],
  [
    'scp',
    {
      put: (test, file, path) => test.scp([file, test.remote(path)]),
      fetch: (test, path, file) => test.scp([test.remote(path), file]),
    },
  ],
  [
    'sftp',
    {
      put: (test, file, path) => test.sftp([`put ${file} ${path}`]),
      fetch: (test, path, file) => test.sftp([`get ${path} ${file}`]),
    },
  ],
];

it.each(ways)('%s moves a file there and back unchanged', async (_, { put, fetch }) => {
  const test = await openTestDoor();
  const bytes = randomBytes(sizeBytes);
  writeFileSync(join(test.folder, 'source'), bytes);
  expect(await put(test, 'source', 'bootflash:copy')).toMatchObject({ status: 0, errors: '' });
  expect(test.front.read('/copy').equals(bytes)).toBe(true);
  expect(await fetch(test, '/bootflash/copy', 'target')).toMatchObject({ status: 0, errors: '' });
  expect(readFileSync(join(test.folder, 'target')).equals(bytes)).toBe(true);
  expect(test.warnings).toEqual([]);
  await test.close();
});

it.each(ways)('%s fetches a file however its place is written', async (_, { fetch }) => {
  const test = await openTestDoor();
  test.front.put('/copy', { kind: 'text', text: 'content' });
  const places = ['copy', './copy', 'bootflash:copy', 'bootflash:/copy', 'bootflash:///copy', '/bootflash/copy'];
  for (const [index, place] of places.entries()) {
    expect(await fetch(test, place, `target-${index}`), place).toMatchObject({ status: 0, errors: '' });
    expect(readFileSync(join(test.folder, `target-${index}`), 'utf8'), place).toBe('content');
  }
  await test.close();
});

it.each(ways)('%s overwrites a longer file with a shorter one', async (_, { put }) => {
  const test = await openTestDoor();
  test.front.put('/copy', { kind: 'seeded', seed: 'old', sizeBytes: 300_000, style: 'random' });
  writeFileSync(join(test.folder, 'source'), 'new');
  expect((await put(test, 'source', 'copy')).status).toBe(0);
  expect(test.front.read('/copy').toString()).toBe('new');
  await test.close();
});

it.each(ways)('%s fails when the file does not fit, and leaves nothing', async (_, { put }) => {
  const test = await openTestDoor({ totalBytes: 3 * 1024 * 1024 });
  writeFileSync(join(test.folder, 'source'), randomBytes(sizeBytes));
  const { status } = await put(test, 'source', 'bootflash:copy');
  expect(status).toBe(1);
  expect(test.front.usedBytes()).toBe(0);
  expect(test.front.files.stat({ filesystem: 'bootflash', path: '/copy' }).ok).toBe(false);
  await test.close();
});

it('scp -O prints the reason', async () => {
  const test = await openTestDoor({ totalBytes: 3 * 1024 * 1024 });
  writeFileSync(join(test.folder, 'source'), randomBytes(sizeBytes));
  const { errors } = await test.scp(['-O', 'source', test.remote('bootflash:copy')]);
  expect(errors).toBe('scp: bootflash:copy: No space left on device\n');
  const missing = await test.scp(['-O', test.remote('bootflash:nothing'), '.']);
  expect(missing).toMatchObject({ status: 1, errors: 'scp: bootflash:nothing: No such file or directory\n' });
  await test.close();
});

it.each([
  ['scp -O', ['-O']],
  ['scp', []],
])('%s that is killed in the middle leaves nothing', async (_, options) => {
  const test = await openTestDoor({ totalBytes: 1024 ** 3 });
  writeFileSync(join(test.folder, 'source'), randomBytes(sizeBytes));
  // The limit (in Kbit/s) keeps the client busy for as long as the test may take.
  const client = test.start('scp', [...options, '-l', '8000', 'source', test.remote('copy')]);
  const ending = ended(client);
  await vi.waitFor(() => expect(test.front.usedBytes()).toBeGreaterThan(0), 10_000);
  client.kill('SIGTERM');
  await ending;
  await vi.waitFor(() => expect(test.front.usedBytes()).toBe(0), 10_000);
  expect(test.front.files.stat({ filesystem: 'bootflash', path: '/copy' }).ok).toBe(false);
  expect(test.warnings).toEqual([]);
  await test.close();
});

it('closing the connections in the middle of an upload leaves nothing', async () => {
  const test = await openTestDoor({ totalBytes: 1024 ** 3 });
  writeFileSync(join(test.folder, 'source'), randomBytes(sizeBytes));
  const client = test.start('scp', ['-O', '-l', '8000', 'source', test.remote('copy')]);
  const ending = ended(client);
  await vi.waitFor(() => expect(test.front.usedBytes()).toBeGreaterThan(0), 10_000);
  test.door.setOpen(false);
  await ending;
  expect(test.front.usedBytes()).toBe(0);
  await test.close();
});

it.each([
  ['scp -O', ['-O']],
  ['scp', []],
])('%s -r -p moves a directory there and back', async (_, options) => {
  const test = await openTestDoor();
  mkdirSync(join(test.folder, 'tree', 'below'), { recursive: true });
  writeFileSync(join(test.folder, 'tree', 'one'), '1');
  writeFileSync(join(test.folder, 'tree', 'below', 'two words'), '2');
  utimesSync(join(test.folder, 'tree', 'one'), 1_000_000_000, 1_000_000_000);
  const all = [...options, '-r', '-p'];
  expect(await test.scp([...all, 'tree', test.remote('bootflash:new')])).toMatchObject({ status: 0, errors: '' });
  expect(test.front.read('/new/below/two words').toString()).toBe('2');
  expect(await test.scp([...all, test.remote('bootflash:new'), 'back'])).toMatchObject({ status: 0, errors: '' });
  expect(readFileSync(join(test.folder, 'back', 'below', 'two words'), 'utf8')).toBe('2');
  expect(statSync(join(test.folder, 'back', 'one')).mtimeMs).toBe(1_000_000_000_000);
  await test.close();
});

it('a client that asks for SFTP or SCP without the feature fails and does not hang', async () => {
  const test = await openTestDoor({ off: ['scp-server', 'sftp-server'] });
  writeFileSync(join(test.folder, 'source'), 'x');
  const legacy = await test.scp(['-O', 'source', test.remote('copy')]);
  expect(legacy.status).toBe(1);
  expect(legacy.errors).toContain('scp: SCP server is not enabled on this switch');
  const modern = await test.scp(['source', test.remote('copy')]);
  expect(modern.status).toBe(255);
  expect(modern.errors).toContain('subsystem request failed on channel 0');
  await test.close();
});

it('does not download what is not there', async () => {
  const test = await openTestDoor();
  expect((await test.scp([test.remote('nothing'), 'target'])).status).toBe(1);
  expect(existsSync(join(test.folder, 'target'))).toBe(false);
  await test.close();
});
