import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/base/package-root.ts';
import type { RunningLab } from '../../src/lab/lab.ts';
import { startLab } from '../../src/start-lab.ts';
import { run, runPython } from './programs.ts';

const device = { model: 'N3K-C3064PQ-10GE', release: '7.0(3)I7(8)' };

let folder = '';
let lab: RunningLab;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'n3k-consoles-'));
  lab = await startLab({
    clock: { speed: 'instant' },
    terminalServer: {},
    devices: [
      { name: 'leaf', count: 2, ...device },
      { name: 'own', ...device, console: { port: 0 } },
      { name: 'pty', ...device, console: { port: 0 } },
    ],
  });
});
afterAll(async () => {
  await lab.close();
  rmSync(folder, { recursive: true });
});

describe('a console', () => {
  it.each(['own', 'leaf2'])('is used by netmiko as behind a terminal server: %s', async (name) => {
    const { host, port, via = '' } = lab.device(name).console;
    const args = ['netmiko_console.py', host, String(port), via, 'admin', 'admin'];
    const { status, output, errors } = await runPython('netmiko', args, { folder });
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(JSON.parse(output)).toEqual({
      ...(via === '' ? {} : { opened: `Trying ${name} ... Open` }),
      ...{ woken: `${name} login:`, prompt: `${name}#`, version: '7.0(3)I7(8)' },
    });
  });

  it('is used by a person with n3k console', async () => {
    const { host, port } = lab.device('pty').console;
    const script = join(packageRoot(), 'test', 'clients', 'expect', 'console.exp');
    const program = join(packageRoot(), 'dist', 'n3k.cjs');
    const args = [script, process.execPath, program, `${host}:${port}`, 'pty'];
    expect(await run('expect', args, { folder })).toEqual({ status: 0, output: 'left with 0\n', errors: '' });
  });
});
