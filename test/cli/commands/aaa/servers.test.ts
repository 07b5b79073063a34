import { expect, it } from 'vitest';
import { operate } from '../sessions.ts';

it('a line about a server changes what it names, and no takes it back', async () => {
  await operate(async ({ shows, type }) => {
    const line = (): Promise<string> => shows('show running-config | include "radius-server host"');
    await type('conf t ; radius-server host 8.8.8.8 ; end');
    expect(await line()).toBe('radius-server host 8.8.8.8 authentication accounting');
    await type(
      'conf t ; radius-server host 8.8.8.8 key 0 cisco123 ; radius-server host 8.8.8.8 auth-port 2083 timeout 25 ; end',
    );
    expect(await line()).toBe(
      'radius-server host 8.8.8.8 key 7 "fewhg123" auth-port 2083 authentication accounting timeout 25',
    );
    await type('conf t ; no radius-server host 8.8.8.8 timeout 1 ; radius-server host 8.8.8.8 key 7 "hello" ; end');
    expect(await line()).toBe('radius-server host 8.8.8.8 key 7 "hello" auth-port 2083 authentication accounting');
    await type('conf t ; no radius-server host 8.8.8.8 ; end');
    expect(await line()).toBe('');
  });
});

it('servers of TACACS+ are there while the feature is', async () => {
  await operate(async ({ shows, type }) => {
    await type(
      'conf t ; feature tacacs+ ; tacacs-server host 192.0.2.9 key 7 "fewhg" port 89 ; tacacs-server timeout 9',
    );
    await type('aaa group server tacacs+ T ; server 192.0.2.9 ; end');
    expect((await shows('show running-config | include tacacs')).split('\n')).toEqual([
      'feature tacacs+',
      'tacacs-server timeout 9',
      'tacacs-server host 192.0.2.9 key 7 "fewhg" port 89',
      'aaa group server tacacs+ T',
    ]);
    expect(await shows('show tacacs-server')).toContain('timeout value:9');
    await type('conf t ; no feature tacacs+ ; end');
    expect(await shows('show running-config | include tacacs')).toBe('');
  });
});
