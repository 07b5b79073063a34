import { describe, expect, it } from 'vitest';
import { execute, labWith, openTerminal, operate } from './sessions.ts';

const prompt = 'N3K-C3064PQ# ';

describe('a line that is no command', () => {
  it.each([
    ['shwo version', 2, "% Invalid command at '^' marker."],
    ['show verzion', 8, "% Invalid command at '^' marker."],
    ['show version now', 13, "% Invalid command at '^' marker."],
    ['show', 4, "% Incomplete command at '^' marker."],
    ['copy bootflash:a', 16, "% Incomplete command at '^' marker."],
    ['co', 0, "% Ambiguous command at '^' marker."],
    ['show clock ; sh nonsense', 17, "% Invalid command at '^' marker."],
  ])('%j has its caret in column %i', async (line, column, reason) => {
    await operate(async (operator) => {
      const screen = await operator.type(line);
      const lines = screen.split('\n').slice(-3);
      expect(lines).toEqual([`${' '.repeat(prompt.length + column)}^`, reason, prompt]);
    });
  });

  it('is journalled, and nothing of it is done', async () => {
    await operate(async (operator) => {
      await operator.type('delete bootflash:vlan.dat no-prompt now');
      expect(operator.switch.device.files.resolve('bootflash:vlan.dat').ok).toBe(true);
      const unknown = operator.lab.journal().filter(({ kind }) => kind === 'command.unknown');
      expect(unknown).toMatchObject([{ user: 'admin', line: 'delete bootflash:vlan.dat no-prompt now' }]);
    });
  });

  it('over exec ends with the words and the status of the device', async () => {
    await operate(async ({ switch: device }) => {
      expect(await execute('show nonsense', device)).toEqual({
        output: "Syntax error while parsing 'show nonsense'\n\n\nCmd exec error.\n",
        status: 16,
      });
      expect(await execute('pwd', device)).toEqual({ output: 'bootflash:\n', status: 0 });
      expect(await execute('pwd ; nonsense ; pwd', device)).toEqual({
        output: "bootflash:\nSyntax error while parsing 'nonsense'\n\n\nCmd exec error.\n",
        status: 16,
      });
      expect(await execute('', device)).toEqual({ output: '', status: 0 });
    });
  });
});

describe('typing', () => {
  it('may be short', async () => {
    await operate(async (operator) => {
      expect(await operator.shows('sh ver')).toBe(await operator.shows('show version'));
      expect(await operator.type('conf t')).toMatch(/\(config\)# $/);
      expect(await operator.type('sh clo')).toMatch(/UTC/);
      expect(await operator.type('end')).toBe(`end\n${prompt}`);
      expect(await operator.shows('copy r s')).toContain('Copy complete.');
      expect(await operator.shows('SHOW CLOCK')).toContain('UTC');
    });
  });

  it('may chain commands', async () => {
    await operate(async (operator) => {
      expect(await operator.shows('pwd ; cd usb1: ; pwd;cd ; pwd')).toBe('bootflash:\nusb1:\nbootflash:');
      expect(await operator.type('conf t ; hostname x ; end')).toMatch(/\nx# $/);
      expect(await operator.type(' ; ')).toBe(' ; \nx# ');
    });
  });

  it('goes from mode to mode and out', async () => {
    await operate(async (operator) => {
      expect(await operator.type('')).toBe(`\n${prompt}`);
      await operator.type('configure terminal');
      expect(await operator.type('exit')).toBe(`exit\n${prompt}`);
      await operator.type('configure');
      operator.press('hostname y\x1a');
      expect(await operator.expect(/y# $/)).toMatch(/\ny# $/);
      await operator.type('exit');
      expect(operator.lab.journal().at(-1)).toMatchObject({ kind: 'session.closed', user: 'admin' });
    });
  });

  it('is helped by ? and Tab', async () => {
    await operate(async (operator) => {
      operator.press('install all nxos bootflash:nxos.7.0.3.I7.8.bin ?');
      const help = await operator.expect(/bin $/);
      expect(help.split('\n').slice(1)).toEqual([
        '  bios              Upgrade the BIOS only',
        '  compact           Compact the image',
        '  no-reload         Exit the installer before the reload',
        '  non-disruptive    Upgrade without disruption where that can be done',
        '  non-interruptive  Upgrade without asking',
        '  override          Continue although warnings are shown',
        '  <CR>',
        `${prompt}install all nxos bootflash:nxos.7.0.3.I7.8.bin `,
      ]);
      operator.press('comp\t');
      await operator.expect(/compact $/);
      operator.press('\x03');
      operator.press('show file bootflash:vl\t');
      await operator.expect(/show file bootflash:vlan\.dat $/);
      operator.press('\x03');
      operator.press('dir usb1:?');
      expect(await operator.expect(/usb1:$/)).toContain('usb1:');
    });
  });

  it('finds no compact where the release cannot', async () => {
    await operate(
      async (operator) => {
        expect(await operator.type('install all nxos bootflash:x compact')).toContain('% Invalid command');
        operator.press('install all nxos bootflash:x ?');
        expect(await operator.expect(/bootflash:x $/)).not.toContain('compact');
      },
      labWith({ release: '6.0(2)U6(3a)' }),
    );
    await operate(
      async (operator) => {
        expect(await operator.type('copy scp://u@192.0.2.10/x bootflash: compact')).toContain('% Invalid command');
        operator.press('copy scp://u@192.0.2.10/x bootflash: ?');
        const help = await operator.expect(/bootflash: $/);
        expect(help).toContain('vrf');
        expect(help).not.toContain('compact');
        operator.press('\x15install all nxos bootflash:x ?');
        expect(await operator.expect(/bootflash:x $/)).toContain('compact');
      },
      labWith({ release: '7.0(3)I4(7)' }),
    );
  });

  it('offers compact for SCP alone', async () => {
    await operate(async (operator) => {
      const servers = ['ftp', 'sftp', 'tftp', 'http', 'https'].map((protocol) => `${protocol}://u@192.0.2.10/x`);
      for (const source of [...servers, 'usb1:x', 'bootflash:x']) {
        const line = `copy ${source} bootflash: compact`;
        const caret = ' '.repeat('N3K-C3064PQ# '.length + line.indexOf('compact'));
        expect(await operator.shows(line)).toBe(`${caret}^\n% Invalid command at '^' marker.`);
      }
    });
  });
});

describe('paging', () => {
  it('stops at every page and obeys its keys', async () => {
    await operate(async (operator) => {
      const terminal = await openTerminal(operator.switch, 10);
      const whole = (await operator.shows('dir')).split('\n');
      terminal.press('dir\r');
      expect((await terminal.expect(/--More--/)).split('\n')).toEqual(['dir', ...whole.slice(0, 9), '--More--']);
      terminal.press('\r');
      expect((await terminal.expect(/--More--/)).split('\n')).toEqual([whole[9], '--More--']);
      terminal.press(' ');
      await terminal.expect(/--More--/);
      terminal.press('q');
      expect(await terminal.expect(/# $/)).toBe(prompt);
      terminal.press('dir\r');
      await terminal.expect(/--More--/);
      terminal.press('\x03');
      await terminal.expect(/# $/);
      await terminal.type('terminal length 0');
      const shown = (await terminal.type('dir')).split('\n');
      expect(shown.slice(1, -1)).toEqual(whole);
      await terminal.close();
    });
  });

  it('has limits', async () => {
    await operate(async (operator) => {
      expect(await operator.type('terminal length 512')).toContain('% Invalid number, range is (0:511)');
      expect(await operator.type('terminal width 23')).toContain('% Invalid number, range is (24:511)');
      expect(await operator.type('terminal width 511')).toBe(`terminal width 511\n${prompt}`);
    });
  });
});

it('? lists ports in the order of their numbers', async () => {
  await operate(async (operator) => {
    operator.press('show interface ethernet 1/?');
    const screen = await operator.expect(/1\/64 .*\n.*# show interface ethernet 1\/$/);
    expect(screen.match(/1\/\d+(?= +Ethernet port)/g)).toEqual(
      Array.from({ length: 64 }, (_, place) => `1/${place + 1}`),
    );
  });
});

describe('do, in configuration mode', () => {
  it('runs a command of EXEC, completes it and marks it at its own place', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      expect(await operator.shows('do show hostname')).toBe(await operator.shows('show hostname'));
      await operator.type('interface e1/1');
      expect(await operator.type('do show clock | count')).toContain('1\n');
      expect(await operator.shows('do show verzion')).toContain(
        `${' '.repeat('N3K-C3064PQ(config-if)# do show ver'.length)}^`,
      );
      await operator.type('end');
      expect(await operator.shows('do show clock')).toContain('% Invalid command');
    });
  });
});
