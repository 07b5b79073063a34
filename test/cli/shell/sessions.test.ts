import { describe, expect, it } from 'vitest';
import { present } from '../../../src/base/assert.ts';
import { word } from '../../../src/cli/grammar/tokens.ts';
import { type Cli, cliOf } from '../../../src/cli/shell/cli.ts';
import { command } from '../../../src/cli/shell/command.ts';
import type { Connection } from '../../../src/cli/shell/connection.ts';
import { serve } from '../../../src/cli/shell/serve.ts';
import { Sessions } from '../../../src/cli/shell/sessions.ts';
import { openInside } from '../../../src/doors/inside/inside-connection.ts';
import { technoteLab } from '../../../src/testing/index.ts';
import { silentGuard, tellingGuard } from '../../guards.ts';
import { operate } from '../commands/sessions.ts';

const prompt = 'N3K-C3064PQ# ';

describe('who is logged in', () => {
  it('is told with lines, times and numbers', async () => {
    await operate(async (operator) => {
      const other = await operator.switch.openInside();
      await other.type('sleep 125');
      await operator.lab.clock.sleep(90 * 60_000);
      const shown = (await operator.shows('show users')).replaceAll(/ \d+ \(/g, ' PID (');
      expect(shown.split('\n')).toEqual([
        'NAME     LINE         TIME         IDLE          PID COMMENT',
        expect.stringMatching(/^admin {4}pts\/0 {8}Jun 15 20:00 {3}\. {3} +PID \(127\.0\.0\.1\) \*$/),
        expect.stringMatching(/^admin {4}pts\/1 {8}Jun 15 20:00 01:3\d +PID \(127\.0\.0\.1\)$/),
      ]);
      expect(await other.type('who')).toMatch(/pts\/1 .*\(127\.0\.0\.1\) \*\n/);
      await other.close();
      expect(await operator.shows('show users | count')).toBe('2');
      const next = await operator.switch.openInside();
      expect(await next.type('show terminal | include TTY')).toContain('TTY: /dev/pts/1 Type: "inside"');
      await next.close();
    });
  });

  it('can be sent away, and sent messages', async () => {
    await operate(async (operator) => {
      const other = await operator.switch.openInside();
      other.press('show cl');
      await other.expect(/show cl$/);
      await operator.type('send Rebooting soon.');
      const message =
        '\nBroadcast Message from admin@N3K-C3064PQ\n        (/dev/pts/0) at 20:00 ...\n\nRebooting soon.\n\n';
      expect(await other.expect(/show cl$/)).toBe(`\n${message}${prompt}show cl`);
      expect(await operator.type('send session pts/1 you')).toBe(`send session pts/1 you\n${prompt}`);
      expect(await other.expect(/you\n\n.*show cl$/)).toContain('\nyou\n');
      expect(await operator.shows('send session pts/9 you')).toBe('Line pts/9 is not active');
      await operator.type('clear line pts/1');
      expect(await operator.shows('show users | count')).toBe('2');
      expect(await operator.shows('clear line pts/1')).toBe('Line pts/1 is not active');
      await other.close();
    });
  });

  it('is limited when a limit is configured', async () => {
    await operate(async (operator) => {
      await operator.type('conf t ; line vty ; session-limit 1 ; end');
      let shown = '';
      let status = -1;
      await serve(
        {
          user: 'admin',
          peer: { address: '127.0.0.1', port: 0 },
          door: 'inside',
          wanted: { kind: 'shell' },
          window: undefined,
          onResize: () => {},
          input: (async function* () {})(),
          write: async (text) => {
            shown += text;
          },
          closed: new AbortController().signal,
          finish: (exitStatus) => {
            status = exitStatus;
          },
        },
        partsOf(operator, cliOf({ commands: [], settings: [], fileWords: () => '' }), await oneSession(operator)),
      );
      expect([shown, status]).toEqual(['CLI session limit 1 reached. Exiting.\r\n', 255]);
    });
  });
});

type Operator = Parameters<Parameters<typeof operate>[0]>[0];

function partsOf(operator: Operator, cli: Cli, sessions: Sessions, guard = silentGuard) {
  return { device: operator.switch.device, cli, sessions, greeting: [], guard };
}

/** A registry in which somebody is logged in. */
async function oneSession(operator: Operator): Promise<Sessions> {
  const { device } = operator.switch;
  const sessions = new Sessions(device);
  const connection: Connection = {
    user: 'admin',
    peer: { address: '127.0.0.1', port: 0 },
    door: 'ssh',
    wanted: { kind: 'shell' },
    window: undefined,
    onResize: () => {},
    input: (async function* () {})(),
    write: async () => {},
    closed: new AbortController().signal,
    finish: () => {},
  };
  sessions.enter(connection, present(device.running, 'NX-OS'));
  return sessions;
}

describe('system messages', () => {
  it('come to terminals that monitor, without breaking the line', async () => {
    await operate(async (operator) => {
      const { device } = operator.switch;
      const log = (severity: number): void =>
        device.log({ facility: 'TEST', severity, mnemonic: 'TEST', text: `number ${severity}` });
      log(2);
      await operator.type('terminal monitor');
      operator.press('show');
      await operator.expect(/show$/);
      log(6);
      log(5);
      expect(await operator.expect(/number 5\n.*show$/)).toMatch(
        /^\n2020 Jun 15 20:00:00 N3K-C3064PQ %\$ VDC-1 %\$ %TEST-5-TEST: number 5\nN3K-C3064PQ# show$/,
      );
      operator.press('\x15');
      await operator.type('terminal no monitor');
      log(2);
      expect(await operator.shows('pwd')).toBe('bootflash:');
    });
  });
});

describe('a session ends', () => {
  it('when the power goes, in the middle of a command as well', async () => {
    await operate(async (operator) => {
      const busy = await operator.switch.openInside();
      busy.press('terminal length 0 ; copy nxos.7.0.3.I7.8.bin usb1: ; show version ; show version\r');
      await busy.expect(/Copy progress/);
      operator.switch.powerOff();
      await busy.close();
      await operator.close();
      const closed = operator.lab.journal().filter(({ kind }) => kind === 'session.closed');
      expect(closed).toHaveLength(2);
    });
  });

  it('when nobody types for the time that was set, in time of the host', async () => {
    await operate(async (operator) => {
      await operator.type('terminal session-timeout 30');
      expect(await operator.shows('show terminal | include Timeout')).toBe('Session Timeout: 30 minutes');
      await operator.type('conf t ; line vty ; exec-timeout 7 ; end');
      const other = await operator.switch.openInside();
      expect(await other.type('show terminal | include Timeout')).toContain('Session Timeout: 7 minutes');
      await other.type('terminal session-timeout 525600');
      expect(await other.type('pwd')).toContain('bootflash:');
      await other.close();
    });
  });

  it('alone when a command fails inside the emulator', async () => {
    await operate(async (operator) => {
      const broken = command({
        mode: 'exec',
        syntax: [word('break', 'Break')],
        examples: ['break'],
        run: () => {
          throw new Error('a mistake of ours');
        },
      });
      const warnings: string[] = [];
      const cli = cliOf({ commands: [broken], settings: [], fileWords: () => '' });
      const parts = partsOf(
        operator,
        cli,
        new Sessions(operator.switch.device),
        tellingGuard((reason) => warnings.push(reason)),
      );
      const session = await openInside('admin', (connection) => serve(connection, parts));
      await session.type('break');
      await session.close();
      expect(warnings).toEqual(['a mistake of ours']);
      expect(await operator.shows('pwd')).toBe('bootflash:');
    });
  });
});

describe('modes', () => {
  it('are left by Ctrl-G with the line, and put aside by push', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      await operator.type('interface mgmt0');
      operator.press('show cl\x07');
      expect(await operator.expect(/\(config\)# show cl$/)).toBe('show cl\nN3K-C3064PQ(config)# show cl');
      operator.press('\x15');
      expect(await operator.shows('where')).toBe('  conf  admin@N3K-C3064PQ');
      await operator.type('push');
      await operator.type('end');
      expect(await operator.shows('where detail')).toBe('  mode:                exec\n  username:            admin');
      expect(await operator.type('pop')).toMatch(/\(config\)# $/);
      expect(await operator.shows('pop')).toBe('Mode stack is empty');
      operator.press('\x07\x07');
      await operator.expect(/C3064PQ# $/);
    });
  });
});

describe('history', () => {
  it('is listed, recalled by number, and seen in the modes below', async () => {
    await operate(async (operator) => {
      await operator.type('pwd');
      await operator.type('conf t');
      await operator.type('hostname x');
      operator.press('\x10\x10\x10');
      expect(await operator.expect(/pwd\s*$/)).toContain('pwd');
      operator.press('\x15');
      await operator.type('end');
      expect(await operator.shows('show cli history unformatted')).toBe(
        'pwd\nconf t\nhostname x\nend\nshow cli history unformatted',
      );
      expect((await operator.shows('show cli history 2')).split('\n')).toEqual([
        expect.stringMatching(/^4 {2}20:00:0\d {3}show cli history unformatted$/),
        expect.stringMatching(/^5 {2}20:00:0\d {3}show cli history 2$/),
      ]);
      expect(await operator.shows('!0')).toBe('pwd\nbootflash:');
      expect(await operator.type('!99')).toContain('% Invalid command');
    });
  });
});

it('Ctrl-C ends a sleep', async () => {
  await operate(
    async (operator) => {
      operator.press('sleep 100000\r');
      await operator.expect(/sleep 100000\n$/);
      operator.press('\x03');
      await operator.expect(/# $/);
      expect(await operator.shows('pwd')).toBe('bootflash:');
    },
    { ...technoteLab(), clock: { speed: 'real' } },
  );
});
