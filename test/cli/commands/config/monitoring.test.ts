import { expect, it } from 'vitest';
import { labWith, operate } from '../sessions.ts';

it('what the switch configures by itself can be changed, taken away and typed again', async () => {
  await operate(async ({ shows, type, switch: { device } }) => {
    const { running } = device.configuration;
    const own = (await shows('show running-config')).split('\n');
    const lines = own.filter((line) => /^(vdc|copp|snmp-server|rmon| {2}limit-resource)/.test(line));
    expect(lines).toHaveLength(1 + 7 + 1 + 1 + 5);
    await type('conf t');
    for (const line of lines) await type(line);
    expect(device.configuration.running).toEqual(running);
    await type('copp profile lenient');
    await type('no snmp-server user admin');
    await type('snmp-server user nms network-operator auth md5 0x12 priv 0x34 localizedkey');
    await type('no rmon event 2');
    await type('rmon event 9 description lab owner me');
    await type('vdc any id 1');
    await type('limit-resource vrf minimum 2 maximum 100');
    await type('end');
    expect(await shows('show running-config | include "copp|snmp|rmon|resource vrf"')).toBe(
      [
        '  limit-resource vrf minimum 2 maximum 100',
        'copp profile lenient',
        'snmp-server user nms network-operator auth md5 0x12 priv 0x34 localizedkey',
        'rmon event 1 log trap public description FATAL(1) owner PMON@FATAL',
        'rmon event 3 log trap public description ERROR(3) owner PMON@ERROR',
        'rmon event 4 log trap public description WARNING(4) owner PMON@WARNING',
        'rmon event 5 log trap public description INFORMATION(5) owner PMON@INFO',
        'rmon event 9 description lab owner me',
      ].join('\n'),
    );
    await type('conf t');
    for (const line of ['no copp profile lenient', 'no snmp-server user nms', 'no rmon event 9', ...lines])
      await type(line);
    expect(device.configuration.running).toEqual(running);
  });
});

it('releases with two images have no virtual device', async () => {
  await operate(
    async ({ shows }) => {
      expect(await shows('show running-config | include "vdc|copp|event 1"')).toBe(
        'rmon event 1 log description FATAL(1) owner PMON@FATAL',
      );
    },
    labWith({ release: '6.0(2)U6(3a)', bootflash: {}, usb1: undefined }),
  );
});
