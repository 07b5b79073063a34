import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { chosenPlace } from '../../src/command-line/do.ts';
import type { RegisteredLab } from '../../src/command-line/running-labs.ts';
import { operations } from '../../src/operations/table.ts';
import { token, withControl } from '../control/lab-with-control.ts';
import { n3k } from './n3k.ts';

describe('n3k do', () => {
  it('does what the table says with a lab that runs', () =>
    withControl(async ({ control, lab }) => {
      const at = ['--control', control.url, '--token', token];
      const on = [...at, '--device', 'sw1'];
      expect(await n3k('do', 'type', 'show hostname', ...on)).toEqual({ status: 0, stdout: 'sw1 \n', stderr: '' });
      await n3k('do', 'type', 'configure terminal', ...on);
      expect(await n3k('do', 'expectPrompt', '--json', ...on)).toMatchObject({ stdout: '"sw1(config)# "\n' });
      expect(await n3k('do', 'setLink', 'Ethernet1/1', 'link=up', ...on)).toEqual({
        status: 0,
        stdout: '',
        stderr: '',
      });
      await n3k('do', 'raiseFault', 'loader.check', 'answer=mismatch', 'percent=50', ...on);
      expect(lab.device('sw1').status().faults).toEqual([{ point: 'loader.check', answer: 'mismatch', percent: 50 }]);
      const before = lab.status().nowMs;
      await n3k('do', 'advance', '5 min', ...at);
      expect(lab.status().nowMs - before).toBeGreaterThanOrEqual(300_000);
      expect(JSON.parse((await n3k('do', 'status', '--json', ...at)).stdout)).toMatchObject({ speed: 'instant' });
      const { stdout } = await n3k('do', 'events', 'kinds=command.entered,defect.hit', 'limit=1', ...at);
      expect(JSON.parse(stdout)).toMatchObject({ kind: 'command.entered', line: 'show hostname' });
      await lab.device('sw1').writeFile('a.txt', 'hello\n');
      expect((await n3k('do', 'listFiles', 'bootflash:', ...on)).stdout).toContain('"name": "a.txt"');
    }));

  it('says what is wrong', () =>
    withControl(async ({ control }) => {
      const at = ['--control', control.url, '--token', token];
      const told = async (...words: string[]): Promise<readonly unknown[]> => {
        const { status, stderr } = await n3k('do', ...words, ...at);
        return [status, stderr];
      };
      expect(await told('setLnk')).toEqual([2, expect.stringContaining('did you mean "setLink"?')]);
      expect(await told('powerOff')).toEqual([2, expect.stringContaining('name one with --device: sw1, sw2')]);
      expect(await told('powerOff', 'now', '--device', 'sw1')).toEqual([
        2,
        expect.stringContaining('takes no arguments'),
      ]);
      expect(await told('advance', '1 s', '--device', 'sw1')).toEqual([
        2,
        expect.stringContaining('leave --device out'),
      ]);
      expect(await told('pullStick', 'usb1', '--device', 'sw1')).toEqual([1, expect.stringContaining('usb1 is empty')]);
      expect(await told('status', '--device', 'sw9')).toEqual([1, expect.stringContaining('its devices: sw1, sw2')]);
    }));

  it.each(['::', 'leaf1', 'file:///etc/passwd', ''])('refuses %j as a URL', async (url) => {
    for (const words of [
      ['do', 'status'],
      ['lab', 'show'],
    ]) {
      const { status, stderr } = await n3k(...words, '--control', url);
      expect([status, stderr]).toEqual([2, expect.stringContaining(`"${url}" is no URL of a control API`)]);
    }
  });

  it('reads no answer without end', async () => {
    const piece = Buffer.alloc(1024 * 1024, ' ');
    const server = createServer((_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(piece));
      };
      response.on('drain', more);
      more();
    });
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    try {
      const { status, stderr } = await n3k('do', 'status', '--control', `http://127.0.0.1:${port}`);
      expect([status, stderr]).toEqual([2, expect.stringContaining('the answer is longer than 67108864 bytes')]);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('finds the lab of a device, or says which labs there are', () => {
    const ssh = { host: '127.0.0.1', port: 22, user: 'admin' };
    const lab = (file: string | null, names: readonly string[], url?: string): RegisteredLab => ({
      ...{ pid: 1, startedAt: '', file },
      ...(url === undefined ? {} : { control: { url, token: 't' } }),
      devices: names.map((name) => ({
        name,
        hostname: name,
        model: 'x',
        stage: 'up',
        ssh,
        console: { host: '127.0.0.1', port: 23 },
      })),
    });
    const seat = lab('/labs/class.yaml', ['seat']);
    const leafs = lab('/labs/two.yaml', ['leaf1', 'leaf2'], 'http://127.0.0.1:1');
    const builtIn = lab(null, ['switch'], 'http://127.0.0.1:2');
    expect(() => chosenPlace([], 'seat')).toThrow('no lab with a control API runs here');
    expect(() => chosenPlace([seat, leafs], 'seat')).toThrow('class.yaml (seat) runs without --control');
    expect(() => chosenPlace([seat], undefined)).toThrow('class.yaml (seat) runs without --control');
    expect(chosenPlace([seat, leafs, builtIn], 'leaf2').url).toBe('http://127.0.0.1:1');
    expect(() => chosenPlace([leafs, builtIn], undefined)).toThrow(
      '2 labs run here: two.yaml (leaf1, leaf2) at http://127.0.0.1:1, the built-in lab (switch) at http://127.0.0.1:2',
    );
  });

  it('lists all operations, and has a page with an example for each', async () => {
    const { stdout } = await n3k('do');
    for (const { name, help } of operations) {
      expect(stdout).toContain(`  ${name}`);
      expect(stdout).toContain(help);
      const page = await n3k('do', name, '--help');
      expect(page.stdout).toMatch(new RegExp(`Example: n3k do ${name}\\b`));
    }
    expect((await n3k('do', 'setLink', '--help')).stdout).toBe(
      [
        'n3k do setLink --device NAME',
        '',
        'Plugs a cable into a port, or pulls it.',
        '',
        '  port  the port',
        '  link  up plugs a cable in, down pulls it',
        '',
        'Example: n3k do setLink Ethernet1/1 link=down --device sw1',
        '',
        '',
      ].join('\n'),
    );
  });
});
