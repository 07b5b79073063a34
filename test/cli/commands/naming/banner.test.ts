import { describe, expect, it } from 'vitest';
import { allCommands } from '../../../../src/cli/commands/registry.ts';
import { cliOf } from '../../../../src/cli/shell/cli.ts';
import { Sessions } from '../../../../src/cli/shell/sessions.ts';
import { frontOf } from '../../../../src/lab/front-of.ts';
import { silentGuard } from '../../../guards.ts';
import { operate } from '../sessions.ts';

describe('banners', () => {
  it('are typed line by line until the delimiter comes again', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      operator.press('banner motd @\r');
      await operator.expect(/End with the character '@'\.\n> $/);
      operator.press('Keep out\r');
      await operator.expect(/> $/);
      operator.press('of here@\r');
      await operator.expect(/\(config\)# $/);
      expect(await operator.shows('show banner motd')).toBe('Keep out\nof here');
      expect(await operator.shows('show running-config | begin banner | head lines 3')).toBe(
        'banner motd @\nKeep out\nof here@',
      );
      await operator.type('no banner motd');
      expect(await operator.shows('show banner motd')).toBe('User Access Verification');
      expect(await operator.shows('show running-config | include banner')).toBe('');
    });
  });

  it('are bounded, and what is too long is taken to its end and kept out', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      await operator.type('banner motd #before#');
      operator.press('banner motd @\r');
      await operator.expect(/> $/);
      for (let line = 0; line < 9; line += 1) {
        operator.press(`${'x'.repeat(1_000)}\r`);
        await operator.expect(/> $/);
      }
      operator.press('@\r');
      await operator.expect(/ERROR: Banner is longer than 8192 characters\n.*\(config\)# $/);
      expect(await operator.shows('show banner motd')).toBe('before');
    });
  });

  it('are left as they were when typing is given up', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      operator.press('banner exec #one\r');
      await operator.expect(/> $/);
      operator.press('\x03');
      await operator.expect(/\(config\)# $/);
      expect(await operator.shows('show banner exec')).toBe('');
    });
  });

  it('stand before and after a login', async () => {
    await operate(async (operator) => {
      const { device } = operator.switch;
      await operator.type('conf t');
      await operator.type('banner motd #Only for trainees#');
      await operator.type('banner exec #Good luck#');
      const front = frontOf(device, {
        cli: cliOf(allCommands),
        sessions: new Sessions(device),
        greeting: () => [],
        guard: silentGuard,
      });
      expect(front.loginBanner()).toBe('Only for trainees\n');
      const again = await operator.switch.openInside();
      expect(again.screen().split('\n').slice(-2)).toEqual(['Good luck', 'N3K-C3064PQ# ']);
      await again.close();
    });
  });
});
