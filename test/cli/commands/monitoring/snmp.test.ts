import { expect, it } from 'vitest';
import { labWith, operate } from '../sessions.ts';

it('a password becomes a key that is bound to the switch', async () => {
  await operate(async ({ shows, type }) => {
    await type('conf t ; snmp-server user nms network-admin auth md5 secret.123 priv aes-128 secret.456 ; end');
    const line = await shows('show running-config | include "user nms"');
    expect(line).toMatch(
      /^snmp-server user nms network-admin auth md5 0x[0-9a-f]{32} priv aes-128 0x[0-9a-f]{32} localizedkey$/,
    );
    await type('conf t');
    await type(line);
    await type('end');
    expect(await shows('show running-config | include "user nms"')).toBe(line);
  });
});

it('groups and access lists of a user stand in lines of their own', async () => {
  await operate(async ({ shows, type }) => {
    await type('conf t ; snmp-server user nms network-operator auth md5 0x12 localizedkey');
    await type('snmp-server user nms network-admin ; snmp-server user nms use-ipv4acl four use-ipv6acl six ; end');
    expect((await shows('show running-config | include "user nms"')).split('\n')).toEqual([
      'snmp-server user nms network-operator auth md5 0x12 localizedkey',
      'snmp-server user nms use-ipv4acl four use-ipv6acl six',
      'snmp-server user nms network-admin',
    ]);
    await type('conf t ; no snmp-server user nms network-admin ; no snmp-server user nms use-ipv4acl four ; end');
    expect(await shows('show running-config | include "user nms"')).toBe(
      'snmp-server user nms network-operator auth md5 0x12 localizedkey',
    );
    await type('conf t ; no snmp-server user nms ; end');
    expect(await shows('show running-config | include "user nms"')).toBe('');
  });
});

it('notifications are written one by one, against what is sent from the factory', async () => {
  await operate(
    async ({ shows, type }) => {
      await type('conf t ; snmp-server enable traps aaa ; no snmp-server enable traps rmon ; end');
      expect((await shows('show running-config | include "enable traps"')).split('\n')).toEqual([
        'no snmp-server enable traps rmon risingAlarm',
        'no snmp-server enable traps rmon fallingAlarm',
        'no snmp-server enable traps rmon hcRisingAlarm',
        'no snmp-server enable traps rmon hcFallingAlarm',
        'snmp-server enable traps aaa server-state-change',
      ]);
      await type('conf t ; snmp-server enable traps rmon ; no snmp-server enable traps aaa ; end');
      expect(await shows('show running-config | include "enable traps"')).toBe('');
      await type('conf t ; feature bgp ; snmp-server enable traps bgp ; end');
      expect(await shows('show running-config | include "enable traps"')).toBe('snmp-server enable traps bgp');
      expect(await shows('show running-config all | include "traps feature-control"')).toContain('no snmp-server');
    },
    labWith({ release: '9.3(8)' }),
  );
});

it('hosts are shown with their way and their interface', async () => {
  await operate(async ({ shows, type }) => {
    await type(
      'conf t ; snmp-server host 192.0.2.1 traps version 2c public ; snmp-server host 192.0.2.1 use-vrf management',
    );
    await type('snmp-server host 192.0.2.1 source-interface mgmt 0 ; end');
    const { TABLE_host: hosts } = JSON.parse(await shows('show snmp host | json'));
    expect(hosts.ROW_host).toMatchObject({
      host: '192.0.2.1',
      port: '162  ',
      vrf: 'Use VRF: management',
      src_intf: 'Source interface: mgmt0',
    });
  });
});
