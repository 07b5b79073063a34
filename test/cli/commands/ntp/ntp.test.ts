import { expect, it } from 'vitest';
import { operate } from '../sessions.ts';

it('a key is trusted that is there', async () => {
  await operate(async ({ shows, type }) => {
    await type('conf t');
    expect(await shows('ntp trusted-key 12')).toBe('No corresponding authentication key configured');
    await type('ntp authentication-key 12 md5 cisco123 ; ntp trusted-key 12 ; end');
    expect(await shows('show running-config ntp | include trusted')).toBe('ntp trusted-key 12');
    expect(await shows('show ntp trusted-keys')).toContain('12');
  });
});

it('servers are written in the order of words that captures have, without intervals of the factory', async () => {
  await operate(async ({ shows, type }) => {
    await type('conf t ; ntp server 192.0.2.1 use-vrf management prefer key 1 minpoll 4 maxpoll 6');
    await type('ntp peer 192.0.2.2 maxpoll 15 minpoll 5 ; end');
    expect((await shows('show running-config | include "^ntp"')).split('\n')).toEqual([
      'ntp peer 192.0.2.2 minpoll 5 maxpoll 15',
      'ntp server 192.0.2.1 prefer use-vrf management key 1',
    ]);
    expect(await shows('show ntp peers')).toContain('192.0.2.1');
  });
});
