import { describe, expect, it } from 'vitest';
import { TurnTaker } from '../../../../src/base/turns.ts';
import { countOf, listOf, named } from '../../../../src/machine/config/named.ts';
import { isPassword } from '../../../../src/machine/config/password.ts';
import { isExpired, users } from '../../../../src/machine/config/users.ts';
import { execute, labWith, operate } from '../sessions.ts';

const accounts = [
  { name: 'admin', password: 'admin' },
  { name: 'watcher', password: 'watcher', role: 'network-operator' as const },
];
const denied = { output: '% Permission denied for the role\n', status: 30 };

describe('roles', () => {
  it('let an operator read everything but configurations', async () => {
    await operate(
      async ({ switch: started }) => {
        const as = (line: string): ReturnType<typeof execute> => execute(line, started, 'watcher');
        expect((await as('show hostname')).status).toBe(0);
        expect(await as('show running-config')).toEqual(denied);
        expect(await as('sh run interface mgmt0')).toEqual(denied);
        expect(await as('copy running-config startup-config')).toEqual(denied);
        expect(await as('configure terminal')).toEqual(denied);
        expect((await as('terminal length 0 ; exit')).status).toBe(0);
        expect((await execute('show running-config', started)).status).toBe(0);
      },
      labWith({ users: accounts }),
    );
  });

  it('that name single commands must name those of the terminal as well, and let anybody leave', async () => {
    await operate(
      async (operator) => {
        const as = (line: string): ReturnType<typeof execute> => execute(line, operator.switch, 'watcher');
        await operator.type('conf t');
        await operator.type('role name backup');
        await operator.type('rule 1 permit command show running-config');
        await operator.type('username watcher role backup');
        await operator.type('no username watcher role network-operator');
        expect((await as('show running-config')).status).toBe(0);
        expect(await as('terminal length 0')).toEqual(denied);
        expect(await as('terminal width 511')).toEqual(denied);
        expect(await as('show clock')).toEqual(denied);
        expect(await as('echo x')).toEqual(denied);
        expect((await as('exit')).status).toBe(0);
        await operator.type('role name backup');
        await operator.type('rule 2 permit command terminal length 0');
        expect((await as('terminal length 0')).status).toBe(0);
        expect(await as('terminal width 511')).toEqual(denied);
      },
      labWith({ users: accounts }),
    );
  });

  it('are shown with the deciding rule first, in whatever order the rules were typed', async () => {
    await operate(async (operator) => {
      for (const line of [
        'conf t',
        'role name mixed',
        'rule 2 permit read',
        'rule 10 deny command x',
        'rule 1 permit read',
      ]) {
        await operator.type(line);
      }
      const shown = (await operator.shows('show role')).split('\n');
      const own = shown.slice(shown.indexOf('Role: mixed'));
      expect(own.flatMap((line) => /^ {2}(\d+)\s/.exec(line)?.[1] ?? [])).toEqual(['10', '2', '1']);
    });
  });

  it('of one’s own permit what their rules say, the highest number first', async () => {
    await operate(
      async (operator) => {
        const as = (line: string): ReturnType<typeof execute> => execute(line, operator.switch, 'watcher');
        await operator.type('conf t');
        for (const line of [
          'role name keeper',
          'description keeps images',
          'rule 1 permit command copy *',
          'rule 2 deny command copy running-config *',
          'rule 3 permit read',
          'username watcher role keeper',
          'no username watcher role network-operator',
        ]) {
          expect(await operator.shows(line)).toBe('');
        }
        expect((await as('show running-config')).status).toBe(0);
        expect(await as('copy running-config startup-config')).toEqual(denied);
        expect((await as('copy bootflash:none volatile:')).output).toBe('No such file or directory\n');
        expect(await as('delete bootflash:vlan.dat no-prompt')).toEqual(denied);
        expect((await operator.shows('show running-config | section role')).split('\n')).toEqual([
          'role name keeper',
          '  description keeps images',
          '  rule 3 permit read',
          '  rule 2 deny command copy running-config *',
          '  rule 1 permit command copy *',
          expect.stringMatching(/^username admin password 5 \S+ {2}role network-admin$/),
          expect.stringMatching(/^username watcher password 5 \S+ {2}role keeper$/),
        ]);
      },
      labWith({ users: accounts }),
    );
  });

  it('that do not exist or are predefined are refused', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      expect(await operator.shows('username x role nobody')).toBe('ERROR: role nobody does not exist');
      expect(await operator.shows('role name network-admin')).toBe(
        'ERROR: role network-admin is predefined and cannot be modified',
      );
    });
  });
});

describe('passwords', () => {
  it('typed in clear must be strong unless the check is off, and are kept as hashes', async () => {
    await operate(async (operator) => {
      const { configuration } = operator.switch.device;
      await operator.type('conf t');
      expect(await operator.shows('username new password short')).toBe(
        [
          'Wrong Password, Reason:',
          '   [Length should be at least 8 characters]',
          '   [It should contain characters from at least three classes: lower case, upper case, digits and special characters]',
        ].join('\n'),
      );
      expect(countOf(configuration.of(users))).toBe(1);
      await operator.type('no password strength-check');
      expect(await operator.shows('username new password short')).toBe(
        [
          'WARNING: Minimum recommended length of 8 characters.',
          'WARNING: Password should contain characters from at least three of the following classes: lower case letters, upper case letters, digits and special characters.',
          'WARNING: it is too short',
          'WARNING: Configuration accepted because password strength check is disabled',
        ].join('\n'),
      );
      expect(await operator.shows('username new password bob')).toContain('WARNING: it is WAY too short');
      expect(await operator.shows('username new password Strong.123')).toBe('');
      await operator.type('username new password short');
      expect(await operator.shows('show password strength-check')).toBe('Password strength check not enabled');
      const made = named(configuration.of(users), 'new');
      expect(made?.passwordHash).toMatch(/^\$5\$/);
      expect(await isPassword('short', made?.passwordHash ?? '', new TurnTaker())).toBe(true);
      expect(await operator.shows('show running-config | include strength')).toBe('no password strength-check');
      await operator.type(`username copied password 5 ${made?.passwordHash} role network-admin`);
      expect(named(configuration.of(users), 'copied')?.passwordHash).toBe(made?.passwordHash);
    });
  });
});

describe('accounts', () => {
  it('and their roles are bounded as on the device', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      for (let at = 1; at < 256; at += 1) await operator.type(`username u${at} password 5 !`);
      expect(await operator.shows('username more password 5 !')).toBe('ERROR: Maximum number of users (256) reached');
      expect(await operator.shows('username u1 role network-admin')).toBe('');
      for (let at = 1; at < 64; at += 1) await operator.type(`role name r${at} ; exit ; username u2 role r${at}`);
      expect(await operator.shows('username u2 role network-admin')).toBe(
        'ERROR: Maximum number of roles (64) reached',
      );
    });
  });

  it('expire, and who is not there is told', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      await operator.type('username gone password 0 Secret.123 expire 2019-12-31 role network-admin');
      await operator.type('username later expire 2090-12-31');
      expect(await operator.shows('username x expire 2030-02-31')).toBe('ERROR: Invalid expiry date');
      expect(await operator.shows('show user-account gone')).toContain('expires on Tue Dec 31 00:00:00 2019');
      expect(await operator.shows('show user-account nobody')).toBe('user:nobody does not exist');
      const shown = await operator.shows('show running-config | include "^username (gone|later)"');
      expect(shown).toMatch(/^username gone password 5 \S+ {2}expire 2019-12-31 role network-admin$/m);
      expect(shown).toMatch(/^username later password 5 ! {2}expire 2090-12-31 role network-operator$/m);
      const known = listOf(operator.switch.device.configuration.of(users));
      const now = operator.lab.clock.now();
      expect(known.map((account) => isExpired(account, now))).toEqual([false, true, false]);
    });
  });

  it('of 6.0(2) have MD5 hashes, which later releases accept', async () => {
    await operate(
      async (operator) => {
        await operator.type('conf t ; no password strength-check ; username bob password test');
        const known = listOf(operator.switch.device.configuration.of(users));
        const hashes = known.map(({ passwordHash }) => passwordHash ?? '');
        expect(hashes).toEqual([expect.stringMatching(/^\$1\$/), expect.stringMatching(/^\$1\$.{8}\$.{22}$/)]);
        expect(await isPassword('test', hashes[1] ?? '', new TurnTaker())).toBe(true);
        // The hash of a capture on 6.0(2)U5(2) (cisco.nxos #758).
        expect(await isPassword('test', '$1$.i0lhsgi$8suX0ENNqXqQ4Mp22qPKQ/', new TurnTaker())).toBe(true);
        expect(await isPassword('tesT', '$1$.i0lhsgi$8suX0ENNqXqQ4Mp22qPKQ/', new TurnTaker())).toBe(false);
      },
      labWith({ release: '6.0(2)U6(10)' }),
    );
  });
});

const deniedBelow = { ...denied, output: expect.stringMatching(/% Permission denied for the role\n$/) };

describe('what narrows a role down', () => {
  const lines = [
    'role feature-group name edge',
    '  feature interface',
    'role name keeper',
    '  rule 3 deny command configure terminal ; interface Ethernet1/3',
    '  rule 2 permit read-write feature-group edge',
    '  rule 1 permit command configure terminal',
    '  vlan policy deny',
    '    permit vlan 10-12',
    '  interface policy deny',
    '    permit interface Ethernet1/1',
    '    permit interface Ethernet1/3',
    '  vrf policy deny',
    '    permit vrf management',
  ];

  it('is written as it was read, shown, and holds', async () => {
    await operate(
      async (operator) => {
        await operator.type('conf t');
        for (const line of lines) {
          if (line.includes(' ; '))
            await operator.type('rule 3 deny command "configure terminal ; interface Ethernet1/3"');
          else expect(await operator.shows(line.trim())).toBe('');
        }
        await operator.type('no username watcher role network-operator');
        await operator.type('username watcher role keeper');
        const written = await operator.shows('show running-config | section "^role"');
        expect(written.split('\n')).toEqual(lines);
        const shown = await operator.shows('show role');
        expect(shown).toContain('  Interface policy: deny\n  Permitted interfaces: Ethernet1/1, Ethernet1/3\n');
        expect(shown).toMatch(/^ {2}2 +permit +read-write +feature-group +edge$/m);
        expect(await operator.shows('show role feature-group')).toContain('feature group: edge\nfeature: interface');
        const as = (line: string): ReturnType<typeof execute> => execute(line, operator.switch, 'watcher');
        expect((await as('conf t ; interface e1/1 ; shutdown')).status).toBe(0);
        expect(await as('conf t ; interface e1/2')).toEqual(deniedBelow);
        expect((await as('conf t ; interface e1/1 ; switchport access vlan 11')).status).toBe(0);
        expect(await as('conf t ; interface e1/1 ; switchport access vlan 13')).toEqual(deniedBelow);
        expect(await as('conf t ; interface Ethernet1/3')).toEqual(deniedBelow);
        expect(await as('conf t ; ntp server 192.0.2.1')).toEqual(deniedBelow);
        await operator.type('no role feature-group name edge');
        expect(await as('conf t ; interface e1/1')).toEqual(deniedBelow);
      },
      labWith({ users: accounts }),
    );
  });
});
