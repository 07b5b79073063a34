import { describe, expect, it } from 'vitest';
import type { LabSpec } from '../../../../src/lab/spec/lab-schema.ts';
import { piecesOf } from '../../../../src/machine/content/reader.ts';
import { execute, labWith, type Operator, operate } from '../sessions.ts';

const prompt = 'N3K-C3064PQ# ';
const scp = 'copy scp://administrator@192.0.2.10/home/administrator/nxos.9.3.4.bin';
const passwordQuestion = "administrator@192.0.2.10's password: ";
const vrfQuestion = "Enter vrf (If no input, current vrf 'default' is considered): ";
const complete = 'Copy complete, now saving to disk (please wait)...\nCopy complete.';

/** The technote's hosts, and small files on its server. */
const hosts: LabSpec['hosts'] = [
  {
    address: '192.0.2.10',
    names: ['files.example'],
    users: [{ name: 'administrator', password: 'administrator', home: '/home/administrator' }],
    files: [
      { path: '/home/administrator/nxos.9.3.4.bin', image: 'nxos.9.3.4.bin' },
      { path: '/home/administrator/small.cfg', text: 'hostname small\n' },
    ],
  },
];

const lab = labWith({}, { hosts });

/** Types `line` and the answers to its questions; returns what the last one showed, without the prompt. */
async function answered(operator: Operator, line: string, ...answers: readonly string[]): Promise<string> {
  let screen = await operator.type(line);
  for (const answer of answers) screen = await operator.type(answer);
  return screen.split('\n').slice(1, -1).join('\n');
}

/** The text of a file on the switch. */
function textOf(operator: Operator, place: string): string | undefined {
  const { files } = operator.switch.device;
  const location = files.resolve(place);
  const content = location.ok ? files.content(location.value) : location;
  return content.ok ? Buffer.concat([...piecesOf(content.value)]).toString() : undefined;
}

describe('copy from a server', () => {
  it.each(['scp', 'sftp', 'ftp'])('over %s brings the file', async (protocol) => {
    await operate(async (operator) => {
      const path = protocol === 'ftp' ? 'small.cfg' : 'home/administrator/small.cfg';
      const line = `copy ${protocol}://administrator@192.0.2.10/${path} bootflash: vrf management`;
      const shown = await answered(operator, line, 'administrator');
      expect(shown).toMatch(new RegExp(`${complete.replace(/[().]/g, '\\$&')}$`));
      if (protocol === 'ftp') expect(shown).toBe(`***** Transfer of file Completed Successfully *****\n${complete}`);
      else expect(shown).toMatch(/small\.cfg {16,}100% +15B +14\.6KB\/s +00:00 +\n/);
      expect(textOf(operator, 'small.cfg')).toBe('hostname small\n');
      expect(operator.lab.journal().at(-1)).toMatchObject({ kind: 'transfer.finished', sizeBytes: 15 });
    }, lab);
  });

  it('over tftp asks nobody who he is', async () => {
    await operate(async (operator) => {
      const met = ['Trying to connect to tftp server......', 'Connection to Server Established.'];
      const line = 'copy tftp://192.0.2.10/small.cfg bootflash: vrf management';
      const said = [...met, 'TFTP get operation was successful', complete].join('\n');
      expect(await answered(operator, line)).toBe(said);
      expect(textOf(operator, 'small.cfg')).toBe('hostname small\n');
      expect((await execute(line, operator.switch)).output).toBe(`${said}\n`);
    }, lab);
  });

  it('over tftp says why not', async () => {
    await operate(async (operator) => {
      const reached = (host: string, rest = ''): Promise<string> =>
        answered(operator, `copy tftp://${host}/none.bin bootflash: vrf management${rest}`);
      const trying = 'Trying to connect to tftp server......';
      expect(await reached('192.0.2.10')).toBe(
        `${trying}\nConnection to Server Established.\nTFTP get operation failed:File not found`,
      );
      expect(await reached('192.0.2.10', ' port 6969')).toBe(
        `${trying}\nTFTP get operation failed:Connection timed out`,
      );
      for (const host of ['192.0.2.99', 'none.example']) {
        expect(await reached(host)).toBe('no such file or directory (invalid server)');
      }
      expect(operator.lab.journal().at(-1)).not.toMatchObject({ kind: 'transfer.finished' });
    }, lab);
  });

  it.each(['http', 'https'])('over %s brings the file to everybody and to whom the URL names', async (protocol) => {
    await operate(async (operator) => {
      const own = protocol === 'http' ? 80 : 443;
      const copies: [string, ...string[]][] = [
        ['192.0.2.10'],
        [`files.example:${own}`],
        ['administrator:administrator@192.0.2.10'],
        ['administrator@192.0.2.10', 'administrator'],
      ];
      for (const [at, ...password] of copies) {
        const line = `copy ${protocol}://${at}/small.cfg bootflash:new.cfg vrf management`;
        expect(await answered(operator, line, ...password)).toBe(complete);
        expect(textOf(operator, 'new.cfg')).toBe('hostname small\n');
        await operator.type('delete new.cfg no-prompt');
      }
      const failure = async (at: string): Promise<string> =>
        answered(operator, `copy ${protocol}://${at}/none bootflash: vrf management`);
      const removed = 'Copy failed. Removing file none';
      expect(await failure('192.0.2.10')).toBe(`The requested URL returned error: 404\n${removed}`);
      expect(await failure('administrator:wrong@192.0.2.10')).toBe(`The requested URL returned error: 401\n${removed}`);
      expect(await failure('192.0.2.99')).toBe(`couldn't connect to host\n${removed}`);
      expect(await failure('192.0.2.10:8080')).toBe(`couldn't connect to host\n${removed}`);
      expect(await failure('none.example')).toBe(`couldn't resolve host name\n${removed}`);
    }, lab);
  });

  it('over tftp: asks for what the URI leaves open, without a name', async () => {
    await operate(async (operator) => {
      const steps: [string, string][] = [
        ['copy tftp: bootflash:', 'Enter source filename: '],
        ['/small.cfg', vrfQuestion],
        ['management', 'Enter hostname for the tftp server: '],
      ];
      for (const [typed, question] of steps) expect(await operator.type(typed)).toBe(`${typed}\n${question}`);
      expect(await operator.type('192.0.2.10')).toContain(complete);
      expect(textOf(operator, 'small.cfg')).toBe('hostname small\n');
    }, lab);
  });

  it('asks for what the URI leaves open, in the order of the device', async () => {
    await operate(async (operator) => {
      const steps: [string, string][] = [
        ['copy scp: bootflash:', 'Enter source filename: '],
        ['/home/administrator/small.cfg', vrfQuestion],
        ['management', 'Enter hostname for the scp server: '],
        ['192.0.2.10', 'Enter username: '],
        ['administrator', `\n${passwordQuestion}`],
      ];
      for (const [typed, question] of steps) expect(await operator.type(typed)).toBe(`${typed}\n${question}`);
      expect(await operator.type('administrator')).toContain(complete);
      expect(textOf(operator, 'small.cfg')).toBe('hostname small\n');
    }, lab);
  });

  it('asks before it overwrites, and keeps the old file when it may not', async () => {
    await operate(async (operator) => {
      const line = 'copy ftp://administrator@192.0.2.10/small.cfg vlan.dat vrf management';
      const before = operator.stateOf('bootflash');
      expect(await operator.type(line)).toContain('Do you want to overwrite (y/n)?[n] ');
      expect(await operator.type('n')).toBe(`n\n${prompt}`);
      expect(operator.stateOf('bootflash')).toEqual(before);
      await answered(operator, line, 'y', 'administrator');
      expect(textOf(operator, 'vlan.dat')).toBe('hostname small\n');
    }, lab);
  });

  it('shows the key of an unknown host once', async () => {
    await operate(
      async (operator) => {
        const line = 'copy scp://administrator@192.0.2.10/home/administrator/small.cfg bootflash: vrf management';
        const screen = (await operator.type(line)).split('\n').slice(1);
        expect(screen).toEqual([
          "The authenticity of host '192.0.2.10 (192.0.2.10)' can't be established.",
          expect.stringMatching(/^ECDSA key fingerprint is SHA256:[A-Za-z0-9+/]{43}\.$/),
          'Are you sure you want to continue connecting (yes/no)? ',
        ]);
        expect(await answered(operator, 'no')).toMatch(/^Host key verification failed\./);
        await operator.type(line);
        expect(await operator.type('yes')).toBe(
          `yes\nWarning: Permanently added '192.0.2.10' (ECDSA) to the list of known hosts.\n${passwordQuestion}`,
        );
        await operator.type('administrator');
        expect(await operator.type(line)).toContain('overwrite');
        expect(await operator.type('y')).toBe(`y\n${passwordQuestion}`);
      },
      labWith({ knownHosts: [] }, { hosts }),
    );
  });

  it('takes three passwords over SSH and one over FTP', async () => {
    await operate(async (operator) => {
      const before = operator.stateOf('bootflash');
      await operator.type(`${scp} bootflash: compact vrf management`);
      for (const wrong of ['one', 'two']) {
        expect(await operator.type(wrong)).toBe(`\nPermission denied, please try again.\n${passwordQuestion}`);
      }
      expect(await answered(operator, 'three')).toBe(
        [
          'Permission denied (publickey,password,keyboard-interactive).',
          'Scp Compact of /bootflash/nxos.9.3.4.bin failed',
          'Error doing scp',
          'Copy failed. Removing file nxos.9.3.4.bin',
        ].join('\n'),
      );
      expect(
        await answered(operator, 'copy ftp://administrator@192.0.2.10/small.cfg usb1: vrf management', 'wrong'),
      ).toBe(
        [
          '***** Transfer of file aborted, file not found or Login failed *****',
          'Error during copy',
          '***** Transfer of file aborted *****',
          'Copy failed. Removing file small.cfg',
        ].join('\n'),
      );
      expect(operator.stateOf('bootflash')).toEqual(before);
      expect(operator.screen()).not.toContain('three');
    }, lab);
  });

  it('says why a server cannot be reached', async () => {
    await operate(async (operator) => {
      const reached = async (host: string, rest: string): Promise<string> => {
        const shown = await answered(operator, `copy scp://administrator@${host}/x bootflash: ${rest}`);
        return shown.split('\n')[0] ?? '';
      };
      expect(await reached('192.0.2.10', 'vrf nowhere')).toBe(
        'ssh: connect to host 192.0.2.10 port 22: vrf nowhere does not exist',
      );
      expect(await reached('192.0.2.99', 'vrf management')).toBe(
        'ssh: connect to host 192.0.2.99 port 22: No route to host',
      );
      expect(await reached('192.0.2.10', 'vrf management port 2022')).toBe(
        'ssh: connect to host 192.0.2.10 port 2022: Connection refused',
      );
      expect(await reached('none.example', 'vrf management')).toMatch(/Could not resolve hostname none\.example$/);
      expect(await answered(operator, 'copy ftp://u@192.0.2.99/x bootflash: vrf management')).toBe(
        [
          'ftp: connect: No route to host',
          '***** Transfer of file aborted, server not connected *****',
          'Error during copy',
          '***** Transfer of file aborted *****',
        ].join('\n'),
      );
    }, lab);
  });

  it('says that a file is not there', async () => {
    await operate(async (operator) => {
      const shown = await answered(
        operator,
        'copy scp://administrator@192.0.2.10/none bootflash: vrf management',
        'administrator',
      );
      expect(shown.split('\n')[0]).toBe('scp: /none: No such file or directory');
    }, lab);
  });

  it('interrupted leaves nothing, and neither does a question broken off', async () => {
    await operate(async (operator) => {
      const before = operator.stateOf('bootflash');
      await operator.type(`${scp} bootflash: vrf management`);
      operator.press('\x03');
      expect(await operator.expect(/# $/)).toMatch(/^\^?C?\n?N3K-C3064PQ# $/);
      for (const compact of ['', 'compact ']) {
        await operator.type('delete n3000-uk9.6.0.2.U6.3a.bin no-prompt');
        const emptier = operator.stateOf('bootflash');
        await operator.type(`${scp} bootflash: ${compact}vrf management`);
        operator.press('administrator\r');
        await operator.expect(/[1-9]%/);
        operator.press('\x03');
        expect(await operator.expect(/# $/)).not.toContain('complete');
        expect(operator.stateOf('bootflash')).toEqual(emptier);
      }
      expect(before).not.toEqual(operator.stateOf('bootflash'));
    }, lab);
  });

  it('does not begin where the target cannot be', async () => {
    await operate(async (operator) => {
      expect(await answered(operator, `${scp} usb2: vrf management`)).toBe('No such file or directory');
      expect(await answered(operator, `${scp} bootflash:nxos.7.0.3.I7.8.bin vrf management`)).toContain(
        "Destination file is a boot image.Cannot overwrite. Check 'Show Boot'.",
      );
    }, lab);
  });

  it('compacts only on hardware that has a compact form', async () => {
    await operate(
      async (operator) => {
        const words = 'Compaction is not supported on this platform';
        expect(await answered(operator, `${scp} bootflash: compact vrf management`)).toBe(words);
        expect(await operator.shows('install all nxos bootflash:nxos.7.0.3.I7.8.bin compact')).toMatch(
          new RegExp(`\n${words}$`),
        );
      },
      labWith({ model: 'N3K-C3172TQ-XL' }, { hosts }),
    );
  });

  it('over exec cannot be asked for a password', async () => {
    await operate(async (operator) => {
      const before = operator.stateOf('bootflash');
      const { status } = await execute('copy ftp://administrator@192.0.2.10/small.cfg bootflash:', operator.switch);
      expect(status).toBe(0);
      expect(operator.stateOf('bootflash')).toEqual(before);
    }, lab);
  });
});

describe('copy to a server', () => {
  it.each(['scp', 'sftp', 'ftp'])('over %s and back is the same file', async (protocol) => {
    await operate(async (operator) => {
      const home = protocol === 'ftp' ? '' : 'home/administrator/';
      const server = `${protocol}://administrator@192.0.2.10/${home}`;
      expect(await answered(operator, `copy vlan.dat ${server} vrf management`, 'administrator')).toContain(complete);
      await answered(operator, `copy ${server}vlan.dat bootflash:back.dat vrf management`, 'administrator');
      expect(textOf(operator, 'back.dat')).toBe(textOf(operator, 'vlan.dat'));
      expect(operator.lab.network.filesOf('192.0.2.10')?.find('/home/administrator/vlan.dat')?.kind).toBe('file');
    }, lab);
  });

  it('over tftp and back is the same file', async () => {
    await operate(async (operator) => {
      const server = 'tftp://192.0.2.10/';
      const said = await answered(operator, `copy vlan.dat ${server} vrf management`);
      expect(said).toMatch(/^Trying to connect to tftp server\.{6}\nConnection to Server Established\.\n/);
      expect(said).toContain(`TFTP put operation was successful\n${complete}`);
      await answered(operator, `copy ${server}vlan.dat bootflash:back.dat vrf management`);
      expect(textOf(operator, 'back.dat')).toBe(textOf(operator, 'vlan.dat'));
      expect(await answered(operator, `copy vlan.dat ${server}none/x vrf management`)).toMatch(
        /\nTFTP put operation failed:File not found$/,
      );
      expect(await answered(operator, `copy running-config ${server}sw1.cfg vrf management`)).toContain(complete);
      expect(operator.lab.network.filesOf('192.0.2.10')?.find('/home/administrator/sw1.cfg')?.kind).toBe('file');
      expect(await answered(operator, `copy ${server}small.cfg running-config vrf management`)).toContain(
        'TFTP get operation was successful',
      );
    }, lab);
  });

  it('not over http', async () => {
    await operate(async (operator) => {
      for (const protocol of ['http', 'https']) {
        expect(await operator.type(`copy vlan.dat ${protocol}://192.0.2.10/`)).toContain('% Invalid');
      }
    }, lab);
  });

  it('says why not', async () => {
    await operate(async (operator) => {
      const to = (path: string): string => `scp://administrator@192.0.2.10${path} vrf management`;
      expect(await answered(operator, `copy none ${to('/x')}`)).toBe('No such file or directory');
      expect(await answered(operator, `copy scripts ${to('/x')}`)).toBe('Is a directory');
      const shown = await answered(operator, `copy vlan.dat ${to('/none/x')}`, 'administrator');
      expect(shown).toBe('scp: /none/x: No such file or directory\nError doing scp');
    }, lab);
  });
});

describe('a configuration', () => {
  it.each(['scp', 'sftp', 'ftp'])('goes to a server and comes back over %s', async (protocol) => {
    await operate(async (operator) => {
      const path = protocol === 'ftp' ? 'sw1.cfg' : 'home/administrator/sw1.cfg';
      const place = `${protocol}://administrator@192.0.2.10/${path}`;
      await operator.type('conf t ; vlan 77 ; end ; copy run start');
      const shown = await answered(operator, `copy running-config ${place} vrf management`, 'administrator');
      expect(shown).toMatch(/Copy complete\.$/);
      const volume = operator.lab.network.filesOf('192.0.2.10');
      const found = volume?.find('/home/administrator/sw1.cfg');
      const sent = found?.kind === 'file' ? Buffer.concat([...piecesOf(found.content)]).toString() : '';
      expect(sent).toMatch(
        /^\n!Command: show running-config\n!Time: .*\n\nversion 7.0\(3\)I7\(8\) .*\nhostname N3K-C3064PQ\n/,
      );
      expect(sent).toContain('\nvlan 1,77\n');

      await operator.type('conf t ; no vlan 77 ; end');
      expect(await answered(operator, `copy ${place} running-config vrf management`, 'administrator')).toMatch(
        /Copy complete\.$/,
      );
      expect(await operator.shows('show running-config | include "^vlan 1,"')).toBe('vlan 1,77');
      expect(textOf(operator, 'running-config')).toBeUndefined();

      await answered(operator, `copy startup-config ${place} vrf management`, 'administrator');
      expect(await answered(operator, `copy ${place} bootflash: vrf management`, 'administrator')).toContain(
        'complete',
      );
      expect(textOf(operator, 'sw1.cfg')).toBe(`${operator.switch.device.configuration.startup?.text}\n`);
    }, lab);
  });

  it('that is not there is told', async () => {
    await operate(async (operator) => {
      operator.switch.device.configuration.erase('startup');
      expect(await operator.shows('copy startup-config bootflash:x')).toBe('No startup configuration');
      const line = 'copy ftp://administrator@192.0.2.10/none.cfg running-config vrf management';
      expect(await answered(operator, line, 'administrator')).toContain('file not found or Login failed');
    }, lab);
  });
});
