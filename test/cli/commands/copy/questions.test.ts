import { describe, expect, it } from 'vitest';
import type { LabSpec } from '../../../../src/lab/spec/lab-schema.ts';
import { type TransferProtocol, transferProtocols } from '../../../../src/machine/transfer/remote.ts';
import { labWith, type Operator, operate } from '../sessions.ts';

const hosts: LabSpec['hosts'] = [
  {
    address: '192.0.2.10',
    users: [{ name: 'ops', password: 'secret', home: '/' }],
    files: [{ path: '/f.cfg', text: 'vlan 7\n' }],
  },
];
const lab = labWith({ hostname: 'sw1', features: [] }, { hosts });

/** The questions of the device and what an operator answers. */
const questions = {
  source: ['Enter source filename: ', 'f.cfg'],
  vrf: ["Enter vrf (If no input, current vrf 'default' is considered): ", 'management'],
  user: ['Enter username: ', 'ops'],
} as const;

/** What stands in a URL. */
interface Given {
  readonly host: boolean;
  readonly user: 'none' | 'name' | 'name and password';
  readonly file: boolean;
  readonly vrf: boolean;
}

const users = ['none', 'name', 'name and password'] as const;
const parts: readonly Given[] = [true, false].flatMap((host) =>
  (host ? users : (['none'] as const)).flatMap((user) =>
    [true, false].flatMap((file) => [true, false].map((vrf) => ({ host, user, file, vrf }))),
  ),
);

function urlOf(protocol: TransferProtocol, { host, user, file }: Given): string {
  if (!host) return `${protocol}:${file ? 'f.cfg' : ''}`;
  const who = { none: '', name: 'ops@', 'name and password': 'ops:secret@' }[user];
  return `${protocol}://${who}192.0.2.10${file ? '/f.cfg' : ''}`;
}

/** Which questions are asked, in the order of public captures: file, VRF, host, user, password. */
function askedFor(
  protocol: TransferProtocol,
  given: Given,
  file: readonly [string, string],
): readonly (readonly [string, string])[] {
  const isWeb = protocol === 'http' || protocol === 'https';
  const isSsh = protocol === 'scp' || protocol === 'sftp';
  const asked = [
    ...(given.file ? [] : [file]),
    ...(given.vrf ? [] : [questions.vrf]),
    ...(given.host ? [] : [[`Enter hostname for the ${protocol} server: `, '192.0.2.10'] as const]),
    ...(given.user === 'none' && !isWeb && protocol !== 'tftp' ? [questions.user] : []),
  ];
  if (protocol === 'tftp' || (isWeb && given.user !== 'name')) return asked;
  const wasAsked = given.vrf ? asked.some(([question]) => question !== file[0]) : true;
  const password = isSsh ? `${wasAsked ? '\n' : ''}ops@192.0.2.10's password: ` : 'Password:';
  return [...asked, [password, 'secret']];
}

/** Types a line, expects exactly these questions, and answers each; returns what the last answer showed. */
async function talk(operator: Operator, line: string, asked: readonly (readonly [string, string])[]): Promise<string> {
  let typed = line;
  let isSecret = false;
  for (const [question, answer] of asked) {
    expect(await operator.type(typed), line).toBe(`${isSecret ? '' : typed}\n${question}`);
    typed = answer;
    isSecret = /assword: ?$/.test(question);
  }
  return operator.type(typed);
}

describe.each(transferProtocols)(
  'copy over %s asks for what a URL leaves open, in the order of the device',
  (protocol) => {
    it.each(['bootflash:new.cfg', 'running-config', 'startup-config'])('on the way to %s', async (target) => {
      await operate(async (operator) => {
        for (const given of parts) {
          const line = `copy ${urlOf(protocol, given)} ${target}${given.vrf ? ' vrf management' : ''}`;
          const shown = await talk(operator, line, askedFor(protocol, given, questions.source));
          expect(shown, line).toMatch(/\nCopy complete, now saving to disk \(please wait\)\.\.\.\nCopy complete\.\n/);
          expect(shown.includes('\nCopying...\nCopy complete'), line).toBe(target === 'startup-config');
          await operator.type('delete bootflash:new.cfg no-prompt');
        }
      }, lab);
    });
  },
);

describe.each(['scp', 'sftp', 'ftp', 'tftp'] as const)(
  'copy to a server over %s asks in the same order',
  (protocol) => {
    it.each(['vlan.dat', 'running-config', 'startup-config'])('on the way from %s', async (source) => {
      await operate(async (operator) => {
        await operator.type('copy running-config startup-config');
        const own = source === 'vlan.dat' ? source : `sw1-${source}`;
        for (const given of parts) {
          const line = `copy ${source} ${urlOf(protocol, given)}${given.vrf ? ' vrf management' : ''}`;
          const named = [`Enter destination filename: [${own}] `, ''] as const;
          const shown = await talk(operator, line, askedFor(protocol, given, named));
          expect(shown, line).toMatch(/\nCopy complete\.\n/);
          const sent = operator.lab.network.filesOf('192.0.2.10')?.find(given.file ? '/f.cfg' : `/${own}`);
          expect(sent?.kind, line).toBe('file');
        }
      }, lab);
    });
  },
);

describe('names', () => {
  it('that are answered are taken, and a slash at the end takes the own name without a question', async () => {
    await operate(async (operator) => {
      const files = operator.lab.network.filesOf('192.0.2.10');
      await talk(operator, 'copy running-config tftp:', [
        ['Enter destination filename: [sw1-running-config] ', 'N5K1'],
        questions.vrf,
        ['Enter hostname for the tftp server: ', '192.0.2.10'],
      ]);
      expect(files?.find('/N5K1')?.kind).toBe('file');
      expect(await operator.type('copy running-config tftp://192.0.2.10/ vrf management')).toContain('Copy complete.');
      expect(files?.find('/sw1-running-config')?.kind).toBe('file');
    }, lab);
  });

  it('are asked for where a configuration goes to a directory of the switch', async () => {
    await operate(async (operator) => {
      const question = 'Enter destination filename: [sw1-running-config] ';
      expect(await operator.type('copy running-config bootflash:')).toBe(`copy running-config bootflash:\n${question}`);
      expect(await operator.type('')).toContain('Copy complete.');
      expect(await operator.shows('dir bootflash:sw1-running-config')).toContain('sw1-running-config');
    }, lab);
  });

  it('are not asked for by a session that does not ask', async () => {
    await operate(async (operator) => {
      await operator.type('terminal dont-ask');
      expect(await operator.type('copy running-config tftp://192.0.2.10 vrf management')).toContain('Copy complete.');
    }, lab);
  });
});

describe('the sftp client of the device', () => {
  it('shows its dialogue with whole paths, and what is a directory takes the file', async () => {
    await operate(
      async (operator) => {
        await operator.type('copy running-config sftp://ops@192.0.2.10/pub vrf management');
        const shown = (await operator.type('secret')).split('\n').slice(1, -1);
        expect(shown).toEqual([
          'Connected to 192.0.2.10.',
          'sftp> put  /var/tmp/vsh/sw1-running-config  /pub',
          'Uploading /var/tmp/vsh/sw1-running-config to /pub/sw1-running-config',
          expect.stringMatching(/^\/var\/tmp\/vsh\/sw1-running-config {10,}100% /),
          'sftp> exit',
          'Copy complete, now saving to disk (please wait)...',
          'Copy complete.',
        ]);
        await operator.type('copy sftp://ops@192.0.2.10/pub/f.cfg startup-config vrf management');
        expect((await operator.type('secret')).split('\n').slice(1, -1)).toEqual([
          'sftp> progress',
          'Progress meter enabled',
          'sftp> get  /pub/f.cfg  /tmp/system.cfg',
          'Fetching /pub/f.cfg to /tmp/system.cfg',
          expect.stringMatching(/^\/pub\/f\.cfg {20,}100% /),
          'sftp> exit',
          'Copying...',
          'Copy complete, now saving to disk (please wait)...',
          'Copy complete.',
        ]);
        expect(await operator.shows('show startup-config | include vlan')).toBe('vlan 7');
      },
      labWith(
        { hostname: 'sw1' },
        {
          hosts: [
            {
              address: '192.0.2.10',
              users: [{ name: 'ops', password: 'secret', home: '/home' }],
              files: [
                { path: '/pub/f.cfg', text: '\n!Command: show running-config\n!Time: now\n\nversion 7\nvlan 7\n' },
              ],
            },
          ],
        },
      ),
    );
  });
});

describe('on 6.0(2)', () => {
  it('every copy of a configuration ends with one line', async () => {
    await operate(
      async (operator) => {
        const end = 'Copy complete, now saving to disk (please wait)...';
        for (const line of [
          'copy running-config startup-config',
          'copy running-config bootflash:x.cfg',
          'copy bootflash:x.cfg running-config',
          'copy bootflash:x.cfg startup-config',
          'copy startup-config running-config',
        ]) {
          const shown = await operator.type(line);
          expect(shown, line).toContain(`${end}\nsw1# `);
        }
      },
      labWith({ release: '6.0(2)U6(10)', hostname: 'sw1' }),
    );
  });
});
