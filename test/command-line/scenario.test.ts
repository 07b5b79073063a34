import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { technoteLab, withLab } from '../../src/testing/index.ts';
import { builtProgram } from '../built.ts';
import { n3k, n3kProcess, startRun } from './n3k.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'n3k-scenarios-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, ...steps: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `title: ${name}\ntags: [mine]\nsteps:\n${steps.map((step) => `  - ${step}\n`).join('')}`);
  return path;
}

const timeless = (text: string): string =>
  text
    .replaceAll(/\(\d+ ms/g, '(N ms')
    .replaceAll(/in [\d.]+ s/g, 'in N s')
    .replaceAll(`${folder}/`, '');

describe('n3k scenario run', () => {
  it('ends with 0 when all pass, 1 when one fails, 2 when one cannot be read', async () => {
    const good = written('good.yaml', 'type: show hostname\n    prompt: "N3K-C3064PQ#"', 'note: end');
    const bad = written('bad.yaml', 'state: { release: 9.3(4) }');
    const broken = written('broken.yaml', 'tipe: x');
    expect(await n3k('scenario', 'run', good)).toMatchObject({ status: 0, stderr: '' });
    const failed = await n3k('scenario', 'run', good, bad);
    expect({ ...failed, stdout: timeless(failed.stdout) }).toEqual({
      status: 1,
      stderr: '',
      stdout: [
        'ok   good.yaml (N ms)',
        'FAIL bad.yaml (N ms)',
        '     bad.yaml:4: state {"release":"9.3(4)"}',
        '       the release is "7.0(3)I7(8)", expected "9.3(4)"',
        '',
        '',
        '',
        '1 passed, 1 failed in N s',
        '',
      ].join('\n'),
    });
    const refused = await n3k('scenario', 'run', broken);
    expect([refused.status, refused.stdout, timeless(refused.stderr).slice(0, 60)]).toEqual([
      2,
      '',
      'n3k: broken.yaml:4:5: steps.0.tipe: unknown step "tipe" (did',
    ]);
    expect((await n3k('scenario', 'run', good, '--reporter', 'xml')).stderr).toBe(
      'n3k: unknown reporter "xml" (reporters: pretty, tap, junit, json)\n',
    );
    expect((await n3k('scenario', 'run', good, '--tag', 'other')).stderr).toBe(
      'n3k: the one scenario is not chosen (tags: mine)\n',
    );
    expect(timeless((await n3k('scenario', 'check', good)).stdout)).toBe('good.yaml: 1 scenario, 2 steps\n');
  });

  it('writes what screens show into the file with --update, and nothing else', async () => {
    const path = written(
      'update.yaml',
      'type: show hostname\n    shows: |\n      wrong\n      lines\n    # kept',
      'note: end',
    );
    const before = readFileSync(path, 'utf8');
    expect((await n3k('scenario', 'run', path, '--update')).status).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe(before.replace('      wrong\n      lines\n', '      N3K-C3064PQ \n'));
    expect((await n3k('scenario', 'run', path)).status).toBe(0);
  });
});

it('ends though a switch of a lab that did not start would boot over and over', async () => {
  const path = join(folder, 'wrong-group.yaml');
  const image = '{ name: nxos.9.3.4.bin, image: nxos.9.3.4.bin, compact: "3100" }';
  const device = `{ name: sw, model: N3K-C3064PQ-10GE, release: 9.3(4), bootflash: { files: [${image}] } }`;
  writeFileSync(path, `title: wrong group\nlab: { devices: [${device}] }\nsteps:\n  - type: show clock\n`);
  const { status, stdout } = await n3k('scenario', 'run', path);
  expect([status, stdout.includes('sw: its image does not boot')]).toEqual([1, true]);
});

describe('another device', () => {
  it('is recorded, and the recording is played at it and at a lab', async () => {
    const lab = await startRun(/\n/, '--port', '0', '--json', '--speed', 'instant');
    const [, port = ''] = /"port":(\d+)/.exec(lab.stdout()) ?? [];
    const output = join(folder, 'recorded.yaml');
    const asciicast = join(folder, 'recorded.cast');
    const args = ['record', '--device', `127.0.0.1:${port}`, '--output', output, '--asciicast', asciicast];
    const recorded = n3kProcess(args, 'show hostname\ndelete bootflash:vlan.dat\nn\n');
    expect([recorded.status, recorded.stderr.includes('2 steps')]).toEqual([0, true]);
    expect(readFileSync(asciicast, 'utf8').split('\n')[0]).toContain('"version":2');
    expect(readFileSync(output, 'utf8')).toContain('- type: delete bootflash:vlan.dat\n    answers:\n      - n\n');
    expect((await n3k('scenario', 'run', output)).status).toBe(0);
    expect((await n3k('scenario', 'run', output, '--against', `127.0.0.1:${port}`)).status).toBe(0);
    const other = written('other.yaml', 'type: show hostname\n    shows: another-name', 'state: { release: 9.3(4) }');
    const differs = await n3k('scenario', 'run', other, '--against', `127.0.0.1:${port}`);
    const skipping = written('skipping.yaml', 'type: show hostname', 'state: { release: 9.3(4) }');
    const skipped = await n3k('scenario', 'run', skipping, '--against', `127.0.0.1:${port}`);
    expect([skipped.status, skipped.stdout]).toEqual([
      3,
      expect.stringContaining('1 only in part (1 step not checked)'),
    ]);
    expect([differs.status, differs.stdout.includes('- another-name\n       + N3K-C3064PQ')]).toEqual([1, true]);
    expect((await n3k('scenario', 'replay', output)).stdout).toContain('# show hostname\nN3K-C3064PQ');
    // What tells the time holds at another one, and a line behind `exit` is left alone.
    const clock = join(folder, 'clock.yaml');
    const ended = n3kProcess([...args.slice(0, 3), '--output', clock], 'show clock\nexit\nshow version\n');
    expect([ended.status, ended.stderr.includes('1 steps')]).toEqual([0, true]);
    expect(readFileSync(clock, 'utf8')).toContain('matches:');
    expect((await n3k('scenario', 'run', clock)).status).toBe(0);
    const secret = n3kProcess(
      [...args.slice(0, 3), '--output', clock],
      'copy scp://administrator@192.0.2.10/home/administrator/none bootflash: vrf management\nadministrator\n',
    );
    expect(secret.stderr).toContain('--set password=');
    expect(readFileSync(clock, 'utf8')).not.toContain('- administrator');
    await lab.stop('SIGTERM');
  });

  it('is kept as recorded so far when the program is stopped in the middle of a command', () =>
    withLab(
      async (lab) => {
        const [first] = lab.devices;
        if (first === undefined) throw new Error('a lab has a switch');
        const { host, port, password } = first.ssh;
        const sleeping = new Promise<void>((resolve) => {
          first.device.journal.follow((entry) => {
            if (entry.kind === 'command.entered' && entry.line.startsWith('sleep')) resolve();
          });
        });
        const output = join(folder, 'interrupted.yaml');
        const args = ['record', '--device', `${host}:${port}`, '--password', password, '--output', output];
        const child = spawn(process.execPath, [builtProgram(), ...args], { stdio: ['pipe', 'ignore', 'pipe'] });
        const closed = once(child, 'close');
        child.stdin.write('show hostname\nsleep 3600\n');
        await sleeping;
        child.kill('SIGINT');
        expect(await closed).toEqual([0, null]);
        const text = readFileSync(output, 'utf8');
        expect(text).toContain('- type: show hostname\n');
        expect(text).not.toContain('sleep');
        expect((await n3k('scenario', 'run', output)).status).toBe(0);
      },
      { ...technoteLab(), clock: { speed: 1 } },
    ));

  it('of another model plays in a lab of its own, whatever its free bytes and serial numbers are', async () => {
    const args = ['--port', '0', '--json', '--speed', 'instant', '--model', 'N3K-C3172TQ-10GT', '--hostname', 'rec-1'];
    const lab = await startRun(/\n/, ...args, '--seed', 'first');
    const [, port = ''] = /"port":(\d+)/.exec(lab.stdout()) ?? [];
    const output = join(folder, 'other-model.yaml');
    const recorded = n3kProcess(
      ['record', '--device', `127.0.0.1:${port}`, '--output', output],
      'dir bootflash:\nshow inventory\nshow system resources\nshow hostname\n',
    );
    expect([recorded.status, recorded.stderr]).toEqual([0, expect.stringContaining('4 steps')]);
    const text = readFileSync(output, 'utf8');
    expect(text).toMatch(
      /^lab:\n {2}devices:\n {4}- name: rec-1\n {6}model: N3K-C3172TQ-10GT\n {6}release: 7\.0\(3\)I7\(8\)\n/m,
    );
    expect(text).not.toMatch(/\d{4,} bytes/);
    expect(await n3k('scenario', 'run', output, '--against', `127.0.0.1:${port}`)).toMatchObject({ status: 0 });
    await lab.stop('SIGTERM');
  });
});
