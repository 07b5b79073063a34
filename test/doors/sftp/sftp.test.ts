import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTestDoor } from '../clients.ts';

// The SFTP stream of ssh2 never closes its channel: sftp would hang and scp return 1 (mscdex/ssh2#1443, #1153).
it('ends a batch with status 0', async () => {
  const test = await openTestDoor();
  expect(await test.sftp(['pwd', 'quit'])).toEqual({
    status: 0,
    output: 'sftp> pwd\nRemote working directory: /bootflash\nsftp> quit\n',
    errors: '',
  });
  await test.close();
});

it('lists, makes, renames and removes', async () => {
  const test = await openTestDoor();
  writeFileSync(join(test.folder, 'source'), 'hello');
  const { status, output, errors } = await test.sftp([
    '@put source one',
    '@mkdir d',
    'ls -l',
    '@rename one d/two',
    '@cd d',
    'ls -1',
    '@get two target',
    '@rm two',
    '@cd ..',
    '@rmdir d',
    'ls -la',
    'ls -l /',
    '@cd /',
    '@cd usb1',
    '@put source',
    'ls -1 usb1:source',
    'df',
  ]);
  expect({ status, errors }).toEqual({ status: 0, errors: '' });
  expect(output).toBe(`\
sftp> ls -l
drwxr-xr-x    1 root     root         4096 Nov 23 06:47 d
-rw-r--r--    1 root     root            5 Nov 23 06:47 one
sftp> ls -1
two
sftp> ls -la
drwxr-xr-x    1 root     root         4096 Nov 23 06:47 .
drwxr-xr-x    1 root     root         4096 Nov 23 06:47 ..
sftp> ls -l /
drwxr-xr-x    1 root     root         4096 Nov 23 06:47 bootflash
drwxr-xr-x    1 root     root         4096 Nov 23 06:47 usb1
sftp> ls -1 usb1:source
usb1:source
sftp> df
        Size         Used        Avail       (root)    %Capacity
       65536           16        65520        65520           0%
`);
  expect(readFileSync(join(test.folder, 'target'), 'utf8')).toBe('hello');
  await test.close();
});

it('lists a directory of many names whole', async () => {
  const test = await openTestDoor();
  for (let number = 0; number < 250; number += 1) test.front.put(`/f${number}`, { kind: 'text', text: '' });
  const { output } = await test.sftp(['ls -1']);
  expect(output.trim().split('\n')).toHaveLength(1 + 250);
  await test.close();
});

it('keeps times and replaces with a POSIX rename', async () => {
  const test = await openTestDoor();
  writeFileSync(join(test.folder, 'source'), 'hello');
  test.front.put('/old', { kind: 'text', text: 'old' });
  const { status } = await test.sftp(['put -p source new', 'rename new old']);
  expect(status).toBe(0);
  expect(test.front.read('/old').toString()).toBe('hello');
  await test.close();
});

it.each([
  ['get nothing', 'File "/bootflash/nothing" not found.'],
  ['rm d', 'Failure'],
  ['rmdir d', 'Failure'],
  ['rm image', 'Permission denied'],
  ['put source image', 'Permission denied'],
  ['put source nowhere/x', 'No such file or directory'],
  ['mkdir /x', 'No such file or directory'],
  ['ln -s a b', 'Operation unsupported'],
])('refuses %s', async (command, words) => {
  const text = { kind: 'text' as const, text: 'x' };
  const file = { kind: 'file' as const, modifiedMs: 0, content: text };
  const tree = [
    { path: '/d', entry: { kind: 'directory' as const, modifiedMs: 0 } },
    { path: '/d/f', entry: file },
    { path: '/image', entry: file },
  ];
  const test = await openTestDoor({ tree, bootImage: '/image' });
  writeFileSync(join(test.folder, 'source'), 'hello');
  const { status, errors } = await test.sftp([command]);
  expect(status).toBe(1);
  expect(errors).toContain(words);
  expect(test.front.read('/image').toString()).toBe('x');
  await test.close();
});
