import { expect, it } from 'vitest';
import { labWith, operate } from '../sessions.ts';

const n3172 = labWith({ model: 'N3K-C3172TQ-XL', release: '9.3(4)', bootflash: {}, usb1: undefined });

it('show environment tells the parts of the model, as clients read them', async () => {
  await operate(async ({ shows }) => {
    const all = JSON.parse(await shows('show environment | json'));
    expect(all.powersup.TABLE_psinfo_n3k.ROW_psinfo_n3k[0]).toEqual({
      psnum: '1',
      psmodel: 'NXA-PAC-500W',
      input_type: 'AC',
      watts: '504.00',
      amps: '42.00',
      ps_status: 'ok',
    });
    expect(all.powersup.power_summary_n3k.available_pow).toBe('660.00 W');
    expect(all.fandetails.TABLE_faninfo.ROW_faninfo.map(({ fanname }: { fanname: string }) => fanname)).toEqual([
      'Fan1(sys_fan1)',
      'Fan2(sys_fan2)',
      'Fan3(sys_fan3)',
      'Fan4(sys_fan4)',
      'Fan_in_PS1',
      'Fan_in_PS2',
    ]);
    expect(all.TABLE_tempinfo.ROW_tempinfo).toHaveLength(4);
    const [power, fan] = [await shows('show environment power'), await shows('show environment fan')];
    expect(power).toContain('1   NXA-PAC-500W         AC    504.00      42.00     ok');
    expect(power).toContain('Total Power Available                             660.00 W');
    expect(fan.split('\n').at(4)).toBe('Fan1(sys_fan1)  NXA-FAN-30CFM        0.0    front-to-back   Ok');
    const whole = await shows('show environment');
    for (const part of [power, fan, await shows('show environment temperature')]) expect(whole).toContain(part);
  }, n3172);
});

it('tables of interfaces: descriptions, and counters that count nothing', async () => {
  await operate(async ({ shows, type }) => {
    await type('conf t ; interface e1/2 ; description to the lab ; interface mgmt0 ; description office ; end');
    expect(await shows('show interface description | include "mgmt0|Eth1/1 |Eth1/2 "')).toBe(
      [
        'mgmt0                    office',
        'Eth1/1        eth    10G     --',
        'Eth1/2        eth    10G     to the lab',
      ].join('\n'),
    );
    const described = JSON.parse(await shows('show interface description | json')).TABLE_interface.ROW_interface;
    expect(described[2]).toEqual({ interface: 'Ethernet1/2', type: 'eth', speed: '10G', desc: 'to the lab' });
    const counters = JSON.parse(await shows('show interface counters | json'));
    expect(counters.TABLE_tx_counters.ROW_tx_counters[0]).toEqual({
      interface_tx: 'mgmt0',
      eth_outbytes: '0',
      eth_outucast: '0',
      eth_outmcast: '0',
      eth_outbcast: '0',
    });
    expect((await shows('show interface counters | include "Port|mgmt0"')).split('\n').slice(0, 2)).toEqual([
      'Port                                    InOctets                    InUcastPkts',
      'mgmt0                                          0                              0',
    ]);
  });
});

it('nobody is next to the switch, and no licence is installed', async () => {
  await operate(async ({ shows, type }) => {
    expect((await shows('show cdp neighbors')).split('\n').at(-1)).toBe('Total entries displayed: 0');
    expect(await shows('show lldp neighbors')).toBe('ERROR: LLDP is not enabled');
    await type('conf t ; feature lldp ; end');
    expect((await shows('show lldp neighbors')).split('\n').at(-1)).toBe('Total entries displayed: 0');
    expect(await shows('show license')).toBe('');
  });
});
