import { describe, expect, it } from 'vitest';
import { listOf } from '../../../src/machine/config/named.ts';
import { users } from '../../../src/machine/config/users.ts';
import { execute, labWith, openTerminal, operate } from '../commands/sessions.ts';

const prompt = 'N3K-C3064PQ# ';

describe('a pipe', () => {
  it('filters what a command shows', async () => {
    await operate(async (operator) => {
      const whole = (await operator.shows('dir')).split('\n');
      expect(await operator.shows('dir | i bytes')).toBe(whole.slice(-3).join('\n'));
      expect(await operator.shows("dir | inc 'bytes free|bin'")).toBe(
        whole.filter((line) => /bytes free|bin/.test(line)).join('\n'),
      );
      expect(await operator.shows('dir|exc "bytes |bin" | count ; pwd')).toBe(
        `${whole.filter((line) => !/bytes |bin/.test(line)).length}\nbootflash:`,
      );
      expect(await operator.shows('dir | last 1 | no-more')).toBe(whole.at(-1));
      expect(await operator.shows('pwd | sed s/flash/FLASH/')).toBe('bootFLASH:');
      expect((await execute('pwd | count', operator.switch)).output).toBe('1\n');
    });
  });

  it.each([
    ['show clock | nonsense', 15, 'Invalid'],
    ['show clock |', 12, 'Incomplete'],
    ['show clock | include', 20, 'Incomplete'],
    ['show clock | include (', 21, 'Invalid'],
    ['show clock | e x', 13, 'Ambiguous'],
    ['show clock | count | nonsense', 23, 'Invalid'],
    ['show clock | head 0', 18, 'Invalid number, range is (1:9999)'],
    ['shwo clock | count', 2, 'Invalid'],
    ['show | count', 4, 'Incomplete'],
    ['cd | count', 3, 'Invalid'],
    ['pwd | json', 6, 'Invalid'],
    ['show clock | count | xml', 21, 'Invalid'],
    ['show clock >', 12, 'Incomplete'],
    ['show clock > a b', 15, 'Invalid'],
    ['pwd ; show clock | nonsense', 21, 'Invalid'],
  ])('%j has its caret in column %i', async (line, column, word) => {
    await operate(async (operator) => {
      const reason = word.includes(',') ? `% ${word} at '^' marker.` : `% ${word} command at '^' marker.`;
      const lines = (await operator.type(line)).split('\n').slice(-3);
      expect(lines).toEqual([`${' '.repeat(prompt.length + column)}^`, reason, prompt]);
    });
  });

  it('is helped by ? and Tab', async () => {
    await operate(async (operator) => {
      operator.press('pwd ?');
      expect((await operator.expect(/# pwd $/)).split('\n').slice(1, -1)).toEqual([
        '  >     Redirect it to a file',
        '  >>    Redirect it to a file in append mode',
        '  |     Pipe command output to filter',
        '  <CR>',
      ]);
      operator.press('| e?');
      expect((await operator.expect(/# pwd \| e$/)).split('\n').slice(1, -1)).toEqual([
        '  egrep    Egrep - print lines matching a pattern',
        '  end      End with the line that matches',
        '  exclude  Exclude lines that match',
      ]);
      operator.press('x\t');
      await operator.expect(/xclude $/);
      operator.press('x | grep ignore-case ?');
      const options = (await operator.expect(/ignore-case $/)).split('\n').slice(1, -1);
      expect(options.map((line) => line.trim().split(' ')[0])).toEqual([
        'WORD',
        'count',
        'invert-match',
        'line-exp',
        'line-number',
        'next',
        'prev',
        'word-exp',
      ]);
      operator.press('\x03');
      await operator.expect(/# $/);
      operator.press('pwd > bootflash:vl\t');
      await operator.expect(/pwd > bootflash:vlan\.dat $/);
      operator.press('\x03');
      await operator.expect(/# $/);
      operator.press('pwd | nonsense ?');
      expect(await operator.expect(/nonsense $/)).toContain("% Invalid command at '^' marker.");
    });
  });

  it('has no json on releases before 7.x', async () => {
    await operate(
      async (operator) => {
        expect(await operator.type('dir | json')).toContain('% Invalid command');
      },
      labWith({ release: '6.0(2)U6(3a)' }),
    );
  });

  it('diff compares with what the same line showed before', async () => {
    await operate(async (operator) => {
      const first = (await operator.shows('dir usb1: | diff')).split('\n');
      expect(first[0]).toBe(`0a1,${first.length - 1}`);
      expect(await operator.shows('dir usb1: | diff')).toBe('');
      await operator.type('mkdir usb1:zoo');
      const changed = (await operator.shows('dir usb1: | diff')).split('\n');
      expect(changed.filter((line) => line.includes('zoo'))).toEqual([expect.stringMatching(/^> .*zoo\/$/)]);
    });
  });

  it('pages what it lets through, but for no-more', async () => {
    await operate(async (operator) => {
      const terminal = await openTerminal(operator.switch, 5);
      terminal.press('dir | exclude nothing\r');
      await terminal.expect(/--More--/);
      terminal.press('q');
      await terminal.expect(/# $/);
      expect(await terminal.type('dir | no-more')).not.toContain('--More--');
      await terminal.close();
    });
  });
});

describe('redirection', () => {
  it('writes a file, or appends to it', async () => {
    await operate(async (operator) => {
      expect(await operator.shows('pwd > bootflash:place')).toBe('Preparing to copy....done');
      expect(await operator.shows('show file place')).toBe('bootflash:');
      expect(await operator.shows('pwd | sed s/:/!/ >> place')).toBe('Preparing to copy....done');
      expect(await operator.shows('show file place')).toBe('bootflash:\nbootflash!');
      expect(await operator.shows('pwd >place ; show file place')).toBe('Preparing to copy....done\nbootflash:');
      expect(await operator.shows('pwd >> new ; show file new')).toBe('Preparing to copy....done\nbootflash:');
    });
  });

  it('says why it cannot', async () => {
    await operate(async (operator) => {
      const before = operator.stateOf('bootflash');
      expect(await operator.shows('pwd > usb2:x')).toBe('No such file or directory');
      expect(await operator.shows('pwd > bootflash:scripts')).toBe('Is a directory');
      expect(await operator.shows('pwd > bootflash:none/x')).toBe('No such file or directory');
      expect(await operator.type('pwd > scp://host/x')).toContain('% Invalid command');
      expect(operator.stateOf('bootflash')).toEqual(before);
    });
  });

  it('leaves > and | to commands that are no show', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      await operator.type('username admin sshkey ssh-rsa AAAA a > b | c');
      const keys = listOf(operator.switch.device.configuration.of(users)).flatMap((user) => listOf(user.sshKeys));
      expect(keys).toEqual(['ssh-rsa AAAA a > b | c']);
    });
  });
});
