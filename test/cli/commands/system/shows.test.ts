import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { cksumOf } from '../../../../src/machine/content/cksum.ts';
import { text } from '../../../../src/machine/content/content.ts';
import { execute, operate } from '../sessions.ts';

it('processes agree: the CPU of a list, of its sorted form, and the memory that is in use', async () => {
  await operate(async ({ switch: started }) => {
    const data = async (line: string) => JSON.parse((await execute(`${line} | json`, started)).output);
    const listed = (await data('show processes')).TABLE_processes.ROW_processes;
    const sorted = (await data('show processes cpu sort')).TABLE_process_cpu.ROW_process_cpu;
    expect(sorted).toHaveLength(listed.length);
    const runtimes = sorted.map((row: { readonly runtime: string }) => Number(row.runtime));
    expect(runtimes).toEqual([...runtimes].sort((one: number, other: number) => other - one));
    const memory = (await data('show processes memory')).TABLE_process_memory.ROW_process_memory;
    const usedKb = memory.reduce(
      (sum: number, row: { readonly mem_used: string }) => sum + Number(row.mem_used) / 1024,
      0,
    );
    const { memory_usage_used } = await data('show system resources');
    expect(usedKb).toBeLessThanOrEqual(Number(memory_usage_used));
  });
});

it('show vdc, show hardware and show sprom tell of the switch that show version and show inventory tell of', async () => {
  await operate(async ({ switch: started, shows }) => {
    const data = async (line: string) => JSON.parse((await execute(`${line} | json`, started)).output);
    const { host_name, proc_board_id, chassis_id } = await data('show version');
    const vdc = (await data('show vdc')).TABLE_vdc.ROW_vdc;
    expect([vdc.vdc_id, vdc.vdc_name, vdc.state]).toEqual(['1', host_name, 'active']);
    // The pattern of ntc-templates show_vdc.
    expect(await shows('show vdc')).toMatch(/^\s*1\s+\S+\s+active\s+\S+\s+Ethernet\s+\S+\s*$/m);
    const hardware = await data('show hardware');
    expect(hardware.chassis_id).toBe(chassis_id);
    expect(hardware.TABLE_slot.ROW_slot.TABLE_slot_info.ROW_slot_info[0].serial_num).toBe(proc_board_id);
    expect(await shows('show sprom backplane')).toContain(` Serial Number   : ${proc_board_id}`);
  });
});

it('show install and show version image tell of the image that runs', async () => {
  await operate(async ({ shows }) => {
    expect(await shows('show install active')).toContain('        NXOS Image: bootflash:///nxos.7.0.3.I7.8.bin');
    expect((await shows('show version image bootflash:nxos.7.0.3.I7.8.bin')).split('\n').slice(0, 3)).toEqual([
      'MD5 Verification Passed',
      '',
      '  image name: nxos.7.0.3.I7.8.bin',
    ]);
    expect(await shows('show version image bootflash:vlan.dat')).toBe('Not a valid image');
    expect(await shows('show install all failure-reason')).toBe('No install all failure-reason');
  });
});

it('show clock detail tells how the clock is moved for the summer', async () => {
  await operate(async ({ shows, type }) => {
    expect(await shows('show clock detail')).toContain('\ntimezone name: \n');
    await type('conf t ; clock summer-time CEST 5 Sun Mar 02:00 5 Sun Oct 03:00 60 ; end');
    const lines = (await shows('show clock detail')).split('\n');
    expect(lines.slice(3)).toEqual([
      'timezone name: CEST',
      'starts       : 5 Sun Mar at 02:00 hours',
      'Minute offset: 60',
      'ends         : 5 Sun Oct at 03:00 hours',
    ]);
  });
});

it('a checksum is that of POSIX', async () => {
  const { signal } = new AbortController();
  // `printf 123456789 | cksum`, `cksum /dev/null`.
  expect(await cksumOf(text('123456789'), signal)).toBe(930766865);
  expect(await cksumOf(text(''), signal)).toBe(4294967295);
  const digest = createHash('sha256').update('other').digest('hex');
  expect(await cksumOf(text(digest), AbortSignal.abort())).toBeUndefined();
});

it('what such a switch never has answers as where there is nothing to show', async () => {
  await operate(async ({ shows, type }) => {
    expect(await shows('show nve peers')).toContain('Invalid command');
    await type('conf t ; feature nv overlay ; end');
    expect((await shows('show nve peers')).split('\n')).toHaveLength(2);
    expect(await shows('show cores')).toContain('Process-name');
    expect(await shows('show fex')).toContain('Description');
  });
});

it('show vdc resource counts what is configured', async () => {
  await operate(async ({ switch: started, type }) => {
    await type('conf t ; vlan 10-12 ; exit ; vrf context blue ; end');
    const rows = JSON.parse((await execute('show vdc resource | json', started)).output).TABLE_resource.ROW_resource;
    const used = rows.map(({ resource_name, used: count }: Readonly<Record<string, string>>) => [resource_name, count]);
    expect(Object.fromEntries(used)).toMatchObject({ vlan: '4', vrf: '3', 'port-channel': '0' });
  });
});
