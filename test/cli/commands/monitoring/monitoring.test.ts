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
        'no rmon event 2',
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
      expect(await shows('show running-config | include "^vdc|^copp|event 1"')).toBe(
        'rmon event 1 log description FATAL(1) owner PMON@FATAL',
      );
    },
    labWith({ release: '6.0(2)U6(3a)', bootflash: {}, usb1: undefined }),
  );
});

it('each release has the lines of its time from the factory', async () => {
  const lines = async (release: string, model = 'N3K-C3064PQ-10GE'): Promise<readonly string[]> => {
    let told: readonly string[] = [];
    await operate(
      async ({ shows, type, switch: { device } }) => {
        const { running } = device.configuration;
        told = (await shows('show running-config')).split('\n');
        await type('conf t');
        for (const line of told.filter((typed) => /^(vdc|copp|snmp-server|rmon|icam| {2}limit-resource)/.test(typed)))
          await type(line);
        expect(device.configuration.running).toEqual(running);
      },
      labWith({ release, model, bootflash: {}, usb1: undefined }),
    );
    return told.filter((line) => /^version|event 1 |icam|snmp-server user|port-channel|u[46]route/.test(line));
  };
  const limits = [
    '  limit-resource port-channel minimum 0 maximum 511',
    '  limit-resource u4route-mem minimum 248 maximum 248',
    '  limit-resource u6route-mem minimum 96 maximum 96',
  ];
  const first = /^snmp-server user admin network-admin auth md5 (0x[0-9a-f]{32}) priv \1 localizedkey$/;
  expect(await lines('7.0(3)I6(1)')).toEqual([
    'version 7.0(3)I6(1)',
    ...limits,
    expect.stringMatching(first),
    'rmon event 1 log trap public description FATAL(1) owner PMON@FATAL',
  ]);
  expect(await lines('9.3(4)')).toEqual([
    'version 9.3(4) Bios:version 4.5.0 ',
    ...limits,
    expect.stringMatching(first),
    'rmon event 1 description FATAL(1) owner PMON@FATAL',
  ]);
  expect(await lines('9.3(10)')).toEqual([
    'version 9.3(10) Bios:version 5.0.0 ',
    ...limits,
    expect.stringMatching(
      /^snmp-server user admin network-admin auth md5 [0-9A-F]{36} priv [0-9A-F]{36} localizedV2key$/,
    ),
    'rmon event 1 log trap public description FATAL(1) owner PMON@FATAL',
    'icam monitor scale',
  ]);
  expect(await lines('10.3(1)F', 'N3K-C3548P-XL')).toEqual([
    'version 10.3(1) Bios:version 5.4.0 ',
    '  limit-resource port-channel minimum 0 maximum 104',
    expect.stringMatching(/ auth md5 [0-9A-F]{36} priv aes-128 [0-9A-F]{36} localizedV2key$/),
    'rmon event 1 log trap public description FATAL(1) owner PMON@FATAL',
    'icam monitor scale',
  ]);
  expect(await lines('9.3(4)', 'N3K-C3548P-10G')).toContain('  limit-resource u4route-mem minimum 128 maximum 128');
});

it('icam monitor scale can be switched off, and the configuration says so', async () => {
  await operate(
    async ({ shows, type }) => {
      await type('conf t ; no icam monitor scale ; end');
      expect(await shows('show running-config | include icam')).toBe('no icam monitor scale');
    },
    labWith({ release: '9.3(8)', bootflash: {}, usb1: undefined }),
  );
});

it('lines of the event manager leave the applet that somebody stands in', async () => {
  await operate(async ({ shows, type }) => {
    for (const line of [
      'conf t',
      'event manager applet one',
      'event cli match "show version"',
      'action 1 cli show clock',
    ])
      await type(line);
    expect(await type('event manager applet two')).toContain('(config-applet)#');
    await type('event none');
    expect(await type('event manager environment mailto "noc"')).toContain('(config)#');
    expect(await shows('show running-config | section "event manager"')).toBe(
      [
        'event manager environment mailto "noc"',
        'event manager applet one',
        '  event cli match "show version"',
        '  action 1 cli show clock',
        'event manager applet two',
        '  event none',
      ].join('\n'),
    );
    await type('event manager applet one');
    await type('no event manager applet two');
    expect(await shows('show running-config | include applet')).toBe('event manager applet one');
  });
});

it('alarms and events are shown with what they are about', async () => {
  await operate(async ({ shows, type }) => {
    const alarm =
      'rmon alarm 20 1.3.6.1.2.1.2.2.1.14.1 2900 delta rising-threshold 1500 1 falling-threshold 0 owner test';
    await type('conf t');
    expect(await shows('show rmon alarms')).toBe('No RMON alarms are configured');
    expect(await shows(alarm)).toBe('');
    expect(await shows('show running-config | include "rmon alarm"')).toBe(alarm);
    expect(await shows('show rmon alarms')).toContain(
      'Alarm 20 is active, owned by test\n Monitors 1.3.6.1.2.1.2.2.1.14.1',
    );
    expect(await shows('show rmon events')).toContain(
      'Event 2 is active, owned by PMON@CRITICAL\n Description is CRITICAL(2)\n Event firing causes log and trap to community public',
    );
    expect(await shows('show rmon info')).toContain('events configured: 5\nNumber of RMON alarms configured: 1');
    await type('no rmon alarm 20');
    expect(await shows('show running-config | include "rmon alarm"')).toBe('');
  });
});

it('short lines stand for many, and defaults of IP are not written', async () => {
  await operate(async ({ shows, type }) => {
    const written = async (words: string): Promise<string> => shows(`show running-config | include "${words}"`);
    await type('conf t ; no errdisable detect cause all');
    expect((await written('errdisable')).split('\n')).toHaveLength(3);
    await type('errdisable detect cause all ; ip source-route');
    expect(await written('errdisable|source-route')).toBe('');
    await type('no ip source-route ; ip ftp source-interface mgmt0 ; ip tcp path-mtu-discovery');
    expect(await written('ip (source-route|ftp|tcp)')).toBe(
      'no ip source-route\nip ftp source-interface mgmt0\nip tcp path-mtu-discovery',
    );
    await type('logging level all 4');
    expect(await written('logging level authpriv')).toBe('logging level authpriv 4');
    await type('no logging level all');
    expect(await written('logging level')).toBe('');
  });
});
