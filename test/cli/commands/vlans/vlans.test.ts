import { expect, it } from 'vitest';
import { execute, operate } from '../sessions.ts';

it('a VLAN is suspended, shut down or set apart for remote SPAN, and every table tells it', async () => {
  await operate(async ({ switch: started }) => {
    const shown = async (line: string): Promise<string> => (await execute(line, started)).output;
    await execute('conf t ; vlan 5 ; state suspend ; name five ; shutdown ; vlan 6 ; remote-span ; mode ce', started);
    await execute('conf t ; vlan 7 ; state suspend ; state active ; vlan 2000', started);
    // The order of the lines: fixtures of cisco.nxos nxos_vlans.
    expect(await shown('show running-config | section ^vlan')).toBe(
      ['vlan 1,5-7,2000', 'vlan 5', '  shutdown', '  name five', '  state suspend', 'vlan 6', '  remote-span', ''].join(
        '\n',
      ),
    );
    const table = await shown('show vlan');
    expect(table).toMatch(/^5 {4}five +sus\/lshut $/m);
    expect(table).toMatch(/^Remote SPAN VLANs\n-+\n6\n/m);
    expect(JSON.parse(await shown('show vlan id 5 | json'))).toEqual({
      TABLE_vlanbriefid: {
        ROW_vlanbriefid: {
          'vlanshowbr-vlanid': '5',
          'vlanshowbr-vlanid-utf': '5',
          'vlanshowbr-vlanname': 'five',
          'vlanshowbr-vlanstate': 'suspend',
          'vlanshowbr-shutstate': 'shutdown',
        },
      },
      TABLE_mtuinfoid: {
        ROW_mtuinfoid: {
          'vlanshowinfo-vlanid': '5',
          'vlanshowinfo-media-type': 'enet',
          'vlanshowinfo-vlanmode': 'ce-vlan',
        },
      },
      'vlanshowrspan-vlantype': 'notrspan',
      'is-vtp-manageable': 'enabled',
    });
    expect(JSON.parse(await shown('show vlan summary | json'))).toEqual({
      'vlansum-all-vlan': '5',
      'vlansum-vtp-vlan': '4',
      'vlansum-ext-vlan': '1',
    });
  });
});

it('a VLAN that there is not is told of, by number and by name', async () => {
  await operate(async ({ shows }) => {
    expect(await shows('show vlan id 9')).toBe('VLAN 9 not found in current VLAN database');
    expect(await shows('show vlan name nobody')).toBe('VLAN nobody not found in current VLAN database');
    expect(await shows('show vlan name DEFAULT | count')).not.toBe('1');
    expect(await shows('show vlan id 9 counters')).toBe('');
  });
});

it('a private VLAN stands with the one it belongs to, as genie reads it', async () => {
  await operate(async ({ switch: started }) => {
    await execute(
      'conf t ; feature private-vlan ; vlan 20 ; private-vlan primary ; vlan 25 ; private-vlan isolated',
      started,
    );
    await execute('conf t ; vlan 30 ; private-vlan community ; vlan 20 ; private-vlan association 25', started);
    const { output } = await execute('show vlan', started);
    expect(output.split('\n').slice(-5)).toEqual([
      '-------  ---------  ---------------  -------------------------------------------',
      '20       25         isolated',
      '         30         community',
      '',
      '',
    ]);
    const { output: types } = await execute('show vlan private-vlan type | json', started);
    expect(JSON.parse(types).TABLE_pvlantype.ROW_pvlantype).toEqual([
      { 'vlan-num': '20', 'pvlan-type': 'primary' },
      { 'vlan-num': '25', 'pvlan-type': 'isolated' },
      { 'vlan-num': '30', 'pvlan-type': 'community' },
    ]);
  });
});

it('no two VLANs have one name', async () => {
  await operate(async ({ shows, type }) => {
    const words = 'ERROR: VLAN with the same name exists';
    await type('conf t ; vlan 10 ; name users ; vlan 11');
    expect(await shows('name users')).toBe(words);
    expect(await shows('name VLAN0010')).toBe('');
    expect(await shows('vlan 10 ; name users')).toBe('');
    expect(await shows('name default')).toBe(words);
    expect(await shows('no name ; vlan 11 ; name users')).toBe('');
  });
});

it('a secondary VLAN belongs to one primary one, and a list of none is no line', async () => {
  await operate(async ({ shows, type }) => {
    await type('conf t ; feature private-vlan ; vlan 2-3967 ; private-vlan primary');
    expect(await type('private-vlan association 2-3967')).toContain('one primary VLAN only');
    expect(await type('vlan 2 ; private-vlan association 2-3967')).toContain('cannot be associated with itself');
    expect(await type('private-vlan association 3-3967')).not.toContain('ERROR');
    expect(await type('vlan 4 ; private-vlan association 5-6')).toContain('5-6 is already associated');
    const rows = (await shows('show vlan private-vlan')).split('\n');
    expect(rows).toContain('2        3          non-operational');
    expect(rows.length).toBeLessThan(2 * 4094);
    await type('vlan 2 ; private-vlan association remove 3-3967');
    expect(await type('vlan 4 ; private-vlan association 5')).not.toContain('ERROR');
    await type('private-vlan association remove 5 ; private-vlan association remove 6 ; end');
    expect(await shows('show running-config | include association')).toBe('');
  });
});
