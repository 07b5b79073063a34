import { describe, expect, it } from 'vitest';
import type { Operator } from '../sessions.ts';
import { execute, labWith, openTerminal, operate } from '../sessions.ts';

const watcher = { name: 'watcher', password: 'watcher', role: 'network-operator' as const };
const accounts = [{ name: 'admin', password: 'admin' }, watcher];
const denied = { output: '% Permission denied for the role\n', status: 30 };

/** Makes watcher a user of one privilege level, with a secret to move up. */
async function atLevel(level: number, { type }: Operator): Promise<void> {
  for (const line of ['configure terminal', 'feature privilege', 'enable secret 0 Secret.123']) await type(line);
  await type(`username watcher priv-lvl ${level}`);
  await type('no username watcher role network-operator');
}

describe('privilege levels', () => {
  it('without the feature cannot be moved between', async () => {
    await operate(async (operator) => {
      expect(await operator.shows('show privilege')).toBe(
        'User name: admin\nCurrent privilege level: 15\nFeature privilege: Disabled',
      );
      expect(await operator.shows('enable')).toContain("% Invalid command at '^' marker.");
      await operator.type('configure terminal');
      expect(await operator.shows('enable secret 0 x')).toContain("% Invalid command at '^' marker.");
      await operator.type('feature privilege');
      expect(await operator.shows('show privilege | include Feature')).toBe('Feature privilege: Enabled');
      expect(await operator.shows('show feature | include privilege')).toBe(
        'privilege              1          enabled',
      );
      await operator.type('enable secret 0 x');
      await operator.type('no feature privilege');
      await operator.type('feature privilege');
      expect(await operator.shows('show running-config | include enable')).toBe('');
    });
  });

  it('are roles: 0 shows and pings, 1 to 13 do nothing of themselves, 15 does everything', async () => {
    await operate(
      async (operator) => {
        const as = (line: string): ReturnType<typeof execute> => execute(line, operator.switch, 'watcher');
        await operator.type('configure terminal');
        await operator.type('username watcher priv-lvl 0');
        await operator.type('no username watcher role network-operator');
        expect((await as('show clock')).status).toBe(0);
        expect(await as('terminal length 0')).toEqual(denied);
        expect(await as('configure terminal')).toEqual(denied);
        await operator.type('username watcher priv-lvl 5');
        await operator.type('no username watcher priv-lvl 0');
        expect(await as('show clock')).toEqual(denied);
        await operator.type('username watcher role priv-15');
        expect((await as('configure terminal ; hostname other')).status).toBe(0);
        expect(await operator.shows('show running-config | include ^username.watcher')).toMatch(
          /^username watcher password 5 \S+ {2}role priv-5\nusername watcher role priv-15$/,
        );
        expect((await as('show privilege')).output).toContain('Current privilege level: 15\n');
      },
      labWith({ users: accounts }),
    );
  });

  it('have what lower ones have while the feature is on, and what was added to them', async () => {
    await operate(
      async (operator) => {
        const as = (line: string): ReturnType<typeof execute> => execute(line, operator.switch, 'watcher');
        await atLevel(5, operator);
        expect((await as('show clock')).status).toBe(0);
        expect(await as('terminal length 0')).toEqual(denied);
        await operator.type('role name priv-3');
        await operator.type('rule 1 permit command terminal *');
        expect((await as('terminal length 0')).status).toBe(0);
        await operator.type('role name priv-0');
        expect(await operator.shows('rule 1 permit read')).toBe('ERROR: Only deny rules can be added to role priv-0');
        await operator.type('rule 7 deny command show clock');
        expect(await as('show clock')).toEqual(denied);
        expect(await operator.shows('role name priv-14')).toBe(
          'ERROR: role priv-14 is predefined and cannot be modified',
        );
        await operator.type('no feature privilege');
        expect(await as('terminal length 0')).toEqual(denied);
      },
      labWith({ users: accounts }),
    );
  });

  it('are moved up behind the secret, and down again by exit', async () => {
    await operate(
      async (operator) => {
        await atLevel(1, operator);
        const session = await openTerminal(operator.switch, 0, 'watcher');
        expect(await session.type('enable')).toBe('enable\nPassword: ');
        expect(await session.type('wrong')).toContain('% Access denied');
        expect(await session.type('configure terminal')).toContain('% Permission denied for the role');
        await session.type('enable 15');
        expect(await session.type('Secret.123')).toMatch(/-enable# $/);
        expect(await session.type('show privilege')).toContain('Current privilege level: 15');
        expect(await session.type('configure terminal')).toMatch(/-enable\(config\)# $/);
        await session.type('end');
        expect(await session.type('exit')).toMatch(/PQ# $/);
        expect(session.isOver).toBe(false);
        expect(await session.type('configure terminal')).toContain('% Permission denied for the role');
        await session.close();
      },
      labWith({ users: accounts }),
    );
  });

  it('let nobody up where there is no secret, and ask nobody who is there', async () => {
    await operate(
      async (operator) => {
        await atLevel(1, operator);
        await operator.type('no enable secret');
        const as = (line: string): ReturnType<typeof execute> => execute(line, operator.switch, 'watcher');
        expect((await as('enable')).output).toBe('% No password set\n');
        expect(await operator.shows('end ; enable')).toBe('');
      },
      labWith({ users: accounts }),
    );
  });

  it('are another thing on other releases', async () => {
    await operate(
      async (operator) => {
        expect(await operator.shows('show privilege | include level')).toBe('Current privilege level: -1');
      },
      labWith({ release: '6.0(2)U6(3a)' }),
    );
    await operate(
      async (operator) => {
        await operator.type('configure terminal');
        expect(await operator.shows('feature privil')).toContain("% Invalid command at '^' marker.");
        expect(await operator.shows('feature privilege')).toBe(
          'Warning: privilege escalation support is deprecated and will be removed in future release.\n' +
            'Please use RBACL which provides more granular security control.',
        );
      },
      labWith({ release: '9.3(8)' }),
    );
    await operate(
      async (operator) => {
        expect(await operator.shows('show privilege')).toContain("% Invalid command at '^' marker.");
        expect(await operator.shows('show feature | include privilege')).toBe('');
        await operator.type('configure terminal');
        expect(await operator.shows('feature privilege')).toContain("% Invalid command at '^' marker.");
      },
      labWith({ model: 'N3K-C3548P-10GX', release: '10.1(2)', bootflash: {}, usb1: undefined }),
    );
  });
});
