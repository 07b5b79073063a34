import { expect, it } from 'vitest';
import { execute, labWith, operate } from '../sessions.ts';

const n3172 = labWith({ model: 'N3K-C3172PQ-10GE', release: '9.3(8)', bootflash: {}, usb1: undefined });

it('there is a tree where a port is up, and this switch is its root', async () => {
  await operate(async ({ switch: started }) => {
    const shown = async (line: string): Promise<string> => (await execute(line, started)).output;
    expect(await shown('show spanning-tree')).toBe('\nNo spanning tree instance exists.\n');
    expect(await shown('show spanning-tree vlan 9')).toBe('Spanning tree instance(s) for vlan 9 does not exist.\n');
    started.device.conditions.setLink('Ethernet1/1', 'up');
    started.device.conditions.setLink('Ethernet1/2', 'up');
    await execute('conf t ; vlan 10 ; int e1/2 ; switchport access vlan 10 ; spanning-tree port type network', started);
    await execute('conf t ; spanning-tree vlan 10 priority 4096 ; int e1/1 ; spanning-tree port type edge', started);
    const address = started.device.macAddress;
    expect(await shown('show spanning-tree vlan 10')).toBe(
      [
        '',
        'VLAN0010',
        '  Spanning tree enabled protocol rstp',
        '  Root ID    Priority    4106',
        `             Address     ${address}`,
        '             This bridge is the root',
        '             Hello Time  2  sec  Max Age 20 sec  Forward Delay 15 sec',
        '',
        '  Bridge ID  Priority    4106  (priority 4096 sys-id-ext 10)',
        `             Address     ${address}`,
        '             Hello Time  2  sec  Max Age 20 sec  Forward Delay 15 sec',
        '',
        'Interface        Role Sts Cost      Prio.Nbr Type',
        '---------------- ---- --- --------- -------- --------------------------------',
        'Eth1/2           Desg BKN*2         128.2    Network P2p *BA_Inc ',
        '',
        '',
      ].join('\n'),
    );
    // The widths of ntc-templates show_spanning-tree_root.
    expect((await shown('show spanning-tree root')).split('\n').slice(-3)).toEqual([
      `VLAN0001         32769 ${address}       0    2   20  15  This bridge is root`,
      `VLAN0010          4106 ${address}       0    2   20  15  This bridge is root`,
      '',
    ]);
    expect((await shown('show spanning-tree summary')).split('\n').slice(-7)).toEqual([
      '---------------------- -------- --------- -------- ---------- ----------',
      'VLAN0001                     0         0        0          1          1',
      'VLAN0010                     1         0        0          0          1',
      '---------------------- -------- --------- -------- ---------- ----------',
      '2 vlans                      1         0        0          1          2',
      '',
      '',
    ]);
    expect(await shown('show spanning-tree inconsistentports')).toContain('Bridge Assurance Inconsistent');
    await execute('conf t ; no spanning-tree bridge assurance ; no spanning-tree vlan 1', started);
    expect(await shown('show spanning-tree summary | include VLAN00')).not.toContain('VLAN0001 ');
    expect(await shown('show spanning-tree interface e1/2')).toContain('VLAN0010         Desg FWD 2         128.2');
  }, n3172);
});

it('what several VLANs have in common stands in one line', async () => {
  await operate(async ({ switch: started }) => {
    await execute('conf t ; spanning-tree vlan 1-10,20 priority 8192 ; spanning-tree vlan 5 root primary', started);
    await execute('conf t ; no spanning-tree vlan 7 priority ; spanning-tree vlan 3 hello-time 4', started);
    const { output } = await execute('show running-config | include ^spanning', started);
    expect(output.split('\n').slice(0, -1)).toEqual([
      'spanning-tree vlan 3 hello-time 4',
      'spanning-tree vlan 1-4,6,8-10,20 priority 8192',
      'spanning-tree vlan 5 priority 24576',
    ]);
    const refused = await execute('conf t ; spanning-tree vlan 1 priority 4097', started);
    expect(refused.output).toContain('increments of 4096');
  });
});

it('MST has an instance 0 for what no other has', async () => {
  await operate(async ({ switch: started }) => {
    const shown = async (line: string): Promise<string> => (await execute(line, started)).output;
    started.device.conditions.setLink('Ethernet1/1', 'up');
    await execute('conf t ; spanning-tree mode mst ; spanning-tree mst configuration ; name lab ; revision 3', started);
    await execute('conf t ; spanning-tree mst configuration ; instance 1 vlan 10-20', started);
    expect((await shown('show spanning-tree mst configuration')).split('\n').slice(0, 6)).toEqual([
      'Name      [lab]',
      'Revision  3     Instances configured 2',
      '',
      'Instance  Vlans mapped',
      '--------  ---------------------------------------------------------------------',
      '0         1-9,21-4094',
    ]);
    expect(await shown('show spanning-tree summary')).toMatch(/^Switch is in mst mode \(IEEE Standard\)\n/);
    expect(await shown('show spanning-tree mst detail')).toContain('##### MST0    vlans mapped:   1-9,21-4094');
    expect(await shown('show running-config | section "mst conf"')).toBe(
      ['spanning-tree mst configuration', '  name lab', '  revision 3', '  instance 1 vlan 10-20', ''].join('\n'),
    );
  });
});

it('a port-channel is one port of a tree, and its members are none', async () => {
  await operate(async ({ switch: started }) => {
    const shown = async (line: string): Promise<string> => (await execute(line, started)).output;
    for (const port of ['Ethernet1/1', 'Ethernet1/2']) started.device.conditions.setLink(port, 'up');
    await execute('conf t ; interface e1/1-2 ; channel-group 30 mode on ; interface po30 ; no shutdown', started);
    const { output } = await execute('show spanning-tree vlan 1 | include "FWD"', started);
    expect(output).toBe('Po30             Desg FWD 1         128.4125 P2p \n');
    expect(await shown('show vlan brief | include "^1 "')).toMatch(/active {4}Po30, Eth1\/3, Eth1\/4, Eth1\/5$/m);
    await execute('conf t ; interface po30 ; spanning-tree cost 77', started);
    expect(await shown('show spanning-tree interface po30')).toContain('Desg FWD 77        128.4125');
    await execute('conf t ; interface po30 ; spanning-tree cost auto', started);
    expect(await shown('show running-config interface po30')).not.toContain('cost');
  }, n3172);
});
