import { describe, expect, it } from 'vitest';
import { allCommands } from '../../../../src/cli/commands/registry.ts';
import { cliOf } from '../../../../src/cli/shell/cli.ts';
import { Sessions } from '../../../../src/cli/shell/sessions.ts';
import { frontOf } from '../../../../src/lab/front-of.ts';
import { silentGuard } from '../../../guards.ts';
import { execute, labWith, operate } from '../sessions.ts';

const on9 = labWith({ release: '9.3(4)', bootflash: {}, usb1: undefined });

describe('login block-for', () => {
  it('closes the switch after many failures, in lab time', async () => {
    await operate(async ({ lab, switch: started }) => {
      const { device } = started;
      const sessions = new Sessions(device);
      const parts = { cli: cliOf(allCommands), sessions, greeting: () => [], guard: silentGuard };
      const front = frontOf(device, parts);
      await execute('conf t ; login block-for 45 attempts 3 within 60', started);
      const fail = (): void => front.refused('admin', '192.0.2.66');
      fail();
      fail();
      await lab.clock.sleep(61_000);
      fail();
      fail();
      expect(front.refusesLogins()).toBe(false);
      expect(sessions.logins.window.count).toBe(2);
      fail();
      expect(front.refusesLogins()).toBe(true);
      fail();
      await lab.clock.sleep(44_000);
      expect(front.refusesLogins()).toBe(true);
      await lab.clock.sleep(2_000);
      expect(front.refusesLogins()).toBe(false);
      expect(sessions.logins.failures).toHaveLength(6);
      expect(device.messages.at(-1)).toMatch(
        /%AUTHPRIV-3-SYSTEM_MSG: pam_aaa:Authentication failed for user admin from 192\.0\.2\.66 - dcos_sshd$/,
      );
    });
  });

  it('is shown, with the failures', async () => {
    await operate(async (operator) => {
      expect(await operator.shows('show login')).toBe(
        [
          '',
          'No Quiet-Mode access list has been configured, default ACL will be applied.',
          '',
          'Switch is NOT enabled to watch for login Attacks.',
        ].join('\n'),
      );
      expect(await operator.shows('show login failures')).toBe(
        '*** No logged failed login attempts with the device.***',
      );
      await operator.type('conf t ; login block-for 70 attempts 2 within 60 ; ssh login-attempts 4 ; end');
      expect((await operator.shows('show login')).split('\n').slice(3)).toEqual([
        'Switch is enabled to watch for login Attacks.',
        'If more than 2 login failures occur in 60 seconds or less,',
        'logins will be disabled for 70 seconds.',
        '',
        'Switch presently in Normal-Mode.',
        'Current Watch Window remaining time 60 seconds.',
        'Present login failure count 0.',
      ]);
      expect(await operator.shows('show running-config | include login')).toBe(
        'login block-for 70 attempts 2 within 60\nssh login-attempts 4',
      );
      expect(await operator.shows('show system login')).toContain('% Invalid command');
    });
  });

  it('is spelled system login since 9.2', async () => {
    await operate(async (operator) => {
      expect(await operator.shows('conf t ; login block-for 70 attempts 2 within 60')).toContain('% Invalid command');
      await operator.type('system login block-for 70 attempts 2 within 60');
      await operator.type('end');
      expect(await operator.shows('show running-config | include login')).toBe(
        'system login block-for 70 attempts 2 within 60',
      );
      expect(await operator.shows('show system login | include Attacks')).toContain('is enabled to watch');
      expect(await operator.shows('show login')).toContain('% Invalid command');
    }, on9);
  });
});

it('no feature ssh says what it costs, and leaves who is in', async () => {
  await operate(async (operator) => {
    await operator.type('conf t');
    expect(await operator.shows('no feature ssh')).toBe(
      'XML interface to system may become unavailable since ssh is disabled',
    );
    expect(await operator.shows('show feature | include ssh')).toBe('sshServer              1          disabled');
    expect(await operator.shows('show running-config | include ssh')).toBe('no feature ssh');
    await operator.type('feature ssh');
    expect(await operator.shows('show running-config | include ssh')).toBe('');
  });
});
