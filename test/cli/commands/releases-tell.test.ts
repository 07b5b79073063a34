import { describe, expect, it } from 'vitest';
import { labWith, operate } from './sessions.ts';

const on = (release: string, model = 'N3K-C3064PQ-10GE') =>
  labWith({ model, release, bootflash: {}, usb1: undefined, resets: [] });

describe('show version of 6.0(2)', () => {
  it('has the notice, the parts and both compile times of its captures', async () => {
    await operate(
      async ({ shows }) => {
        const lines = (await shows('show version')).split('\n');
        expect(lines.slice(1, 10)).toEqual([
          'TAC support: http://www.cisco.com/tac',
          'Documents: http://www.cisco.com/en/US/products/ps9372/tsd_products_support_series_home.html',
          'Copyright (c) 2002-2015, Cisco Systems, Inc. All rights reserved.',
          'The copyrights to certain works contained herein are owned by',
          'other third parties and are used and distributed under license.',
          'Some parts of this software are covered under the GNU Public',
          'License. A copy of the license is available at',
          'http://www.gnu.org/licenses/gpl.html.',
          '',
        ]);
        expect(lines.slice(10, 31)).toEqual([
          'Software',
          '  BIOS:      version 1.7.0',
          '  loader:    version N/A',
          '  kickstart: version 6.0(2)U6(4)',
          '  system:    version 6.0(2)U6(4)',
          '  Power Sequencer Firmware:',
          '\t     Module 1: version v1.1',
          '  BIOS compile time:       06/23/2014',
          '  kickstart image file is: bootflash:///n3000-uk9-kickstart.6.0.2.U6.4.bin',
          '  kickstart compile time:  10/2/2015 9:00:00 [10/02/2015 16:58:36]',
          '  system image file is:    bootflash:///n3000-uk9.6.0.2.U6.4.bin',
          '  system compile time:     10/2/2015 9:00:00 [10/02/2015 17:25:51]',
          '',
          '',
          'Hardware',
          '  cisco Nexus 3132 Chassis ("32x40G Supervisor")',
          '  Intel(R) Pentium(R) CPU  @ 2.00GHz',
          ' with 3793764 kB of memory.',
          expect.stringMatching(/^ {2}Processor Board ID FOC/),
          '',
          '  Device name: N3K-C3064PQ',
        ]);
        expect(lines.filter((line) => /^ {2}usb/.test(line))).toEqual([]);
      },
      on('6.0(2)U6(4)', 'N3K-C3132Q-40GE'),
    );
  });

  it('tells of the SFP ports, and of the last reset with an empty line', async () => {
    const resets = [{ at: '2017-10-26 12:46:53', microseconds: 635, reason: 'Reset Requested by CLI command reload' }];
    const spec = labWith({
      model: 'N3K-C3172PQ-10GE',
      release: '6.0(2)U6(10)',
      bootflash: {},
      usb1: undefined,
      resets,
    });
    await operate(async ({ shows }) => {
      const text = await shows('show version');
      expect(text).toContain('\n\t     Module 1: version v1.0\n  SFP uC:    version 2.12\n  BIOS compile time:');
      expect(text).toContain('Last reset at 635 usecs after  Thu Oct 26 12:46:53 2017\n\n  Reason: Reset Requested');
    }, spec);
  });
});

describe('show version of later releases', () => {
  it('10.2 says what kind of release it is, in text and data', async () => {
    await operate(
      async ({ shows }) => {
        const text = await shows('show version');
        expect(text).toContain('\n  NXOS: version 10.2(3) [Feature Release]\n');
        expect(text).toContain('[04/24/2022 14:54:51]\n\nHardware\n');
        expect(text).toMatch(/Processor Board ID \S+\n {2}Device name/);
        expect(JSON.parse(await shows('show version | json'))).toMatchObject({
          kickstart_ver_str: '10.2(3)',
          release_type: 'Feature Release',
          nxos_ver_str: '10.2(3)',
          rr_sys_ver: '10.2(3)',
          rr_service: null,
          plugins: 'Core Plugin, Ethernet Plugin',
        });
        expect(await shows('show module | include ^1')).toContain('1    10.2(3)                  1.0    NA');
      },
      on('10.2(3)F', 'N3K-C3548P-XL'),
    );
  });

  it('9.3 has one blank before NXOS, and its own keys beside the kickstart ones', async () => {
    await operate(async ({ shows }) => {
      expect(await shows('show version')).toContain('\n  BIOS: version 5.0.0\n NXOS: version 9.3(7)\n  BIOS compile');
      const data = JSON.parse(await shows('show version | json'));
      expect(data).toMatchObject({
        nxos_ver_str: '9.3(7)',
        nxos_file_name: 'bootflash:///nxos.9.3.7.bin',
        nxos_cmpl_time: '3/10/2021 3:00:00',
        nxos_tmstmp: '03/10/2021 17:39:29',
        kick_cmpl_time: '3/10/2021 3:00:00',
        memory: '3901500',
        bootflash_size: '1635720',
      });
    }, on('9.3(7)'));
    await operate(async ({ shows }) => {
      const data = JSON.parse(await shows('show version | json'));
      expect(data).toMatchObject({ kick_cmpl_time: ' 3/5/2019 13:00:00', rr_service: '' });
      expect(Object.keys(data).filter((key) => key.startsWith('nxos'))).toEqual([]);
    }, on('7.0(3)I7(6)'));
  });
});

describe('as data', () => {
  it('dir has a row for each file, and on older releases a list for each column', async () => {
    const target = 'dir bootflash: | json';
    await operate(async ({ shows }) => {
      const data = JSON.parse(await shows(target));
      const text = await shows('dir bootflash:');
      expect(data.TABLE_dir.ROW_dir).toContainEqual({
        fsize: '982681088',
        timestring: expect.stringMatching(/^[A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d 20\d\d$/),
        fname: 'nxos.7.0.3.I7.8.bin',
      });
      expect(data.usage).toBe('bootflash://sup-local');
      for (const key of ['bytesused', 'bytesfree', 'bytestotal']) expect(text).toContain(data[key]);
      expect(await shows('dir bootflash:nosuch | json')).toBe('No such file or directory');
    });
    await operate(async ({ shows, type }) => {
      await type('copy running-config bootflash:a.cfg');
      const { ROW_dir: columns } = JSON.parse(await shows(target)).TABLE_dir;
      expect(columns.fname).toEqual(expect.arrayContaining(['a.cfg', 'nxos.7.0.3.I6.1.bin']));
      expect(columns.fsize).toHaveLength(columns.fname.length);
    }, on('7.0(3)I6(1)'));
  });

  it('licences, hosts and the log of the installer are told', async () => {
    await operate(async ({ shows }) => {
      const used = JSON.parse(await shows('show license usage | json'));
      expect(used.TABLE_show_lic_usage.ROW_show_lic_usage).toHaveLength(7);
      expect(JSON.parse(await shows('show hosts | json'))).toMatchObject({ dnslookup: 'enabled' });
      expect(await shows('show install all status | json')).toBe('No install all data found');
    });
  });

  it('who has no neighbours is told in the same words as in text', async () => {
    await operate(async ({ shows, type }) => {
      for (const form of ['', ' | json', ' | json-pretty']) {
        expect(await shows(`show cdp neighbors detail${form}`)).toBe('Note: CDP Neighbor entry not found');
        expect(await shows(`show lldp neighbors${form}`)).toBe('ERROR: LLDP is not enabled');
      }
      await type('conf t ; feature lldp ; end');
      expect(await shows('show lldp neighbors | json')).toBe(await shows('show lldp neighbors'));
    });
  });
});

describe('show environment of Nexus 3500 on 6.0(2)', () => {
  it('names its parts as a capture does', async () => {
    await operate(
      async ({ shows }) => {
        const text = await shows('show environment');
        expect(text).toContain('\n1    N3K-C3548P-10GX-SUP 349.20    29.10       349.20    29.10       powered-up');
        expect(text).toContain('\nFan-1           NXA-FAN-30CFM-F      --         ok\n');
        expect(text).toContain('\nPS-2            N2200-PAC-400W       --         ok\n');
        expect(text).toMatch(/\n1 {8}INTAKE {5}45 {12}31 {11}\d\d {10}ok/);
        expect(text).toContain('Total Power Available                              442.80 W');
        expect(await shows('show module | include ^1')).toContain(' N3K-C3548P-10GX-SUP   active *');
        expect(await shows('show environment | xml')).toContain('<fanname>Fan-1</fanname>');
      },
      on('6.0(2)A7(2)', 'N3K-C3548P-10GX'),
    );
  });
});

describe('the rest of what belongs to a release or a model', () => {
  it('the memory of the kernel is told from 9.3 on', async () => {
    await operate(async ({ shows }) => {
      expect(await shows('show system resources')).toMatch(
        /free\nKernel vmalloc: {3}0K total, {3}0K free\nKernel buffers: {3}\d+K Used\nKernel cached : {3}\d+K Used\nCurrent/,
      );
    }, on('9.3(4)'));
    await operate(async ({ shows }) => {
      expect(await shows('show system resources')).not.toContain('Kernel');
    }, on('7.0(3)I7(8)'));
  });

  it('a switch reaches itself, and a rollback without a difference says that it is done', async () => {
    await operate(async ({ shows, type }) => {
      expect(await shows('ping 127.0.0.1')).toContain('5 packets transmitted, 5 packets received, 0.00% packet loss');
      expect(await shows('ping 127.0.0.1 vrf management')).toContain(' 0.00% packet loss');
      await type('checkpoint x');
      expect(await shows('rollback running-config checkpoint x')).toBe(
        [
          'Collecting Running-Config',
          'Generating Rollback patch for switch profile',
          'Rollback Patch is Empty',
          'Note: Applying config parallelly may fail Rollback verification',
          'Collecting Running-Config',
          '#Generating Rollback Patch',
          'Rollback Patch is Empty',
          '',
          'Rollback completed successfully.',
        ].join('\n'),
      );
    });
  });
});

describe('the installer', () => {
  it('of 6.0(2)U2 has short bars and no empty line above its time stamp', async () => {
    const images = ['n3000-uk9-kickstart.6.0.2.U6.3a.bin', 'n3000-uk9.6.0.2.U6.3a.bin'];
    const spec = labWith({
      model: 'N3K-C3172PQ-10GE',
      release: '6.0(2)U2(5)',
      bootflash: { files: images.map((name) => ({ name, image: name })) },
      usb1: undefined,
    });
    await operate(async (operator) => {
      await operator.type(`install all kickstart bootflash:${images[0]} system bootflash:${images[1]}`);
      const before = operator.screen();
      expect(before).toContain(`\n[${'#'.repeat(20)}] 100% -- SUCCESS`);
      expect(before).toContain(
        '\n     1         power-seq                    v1.0                    v1.0            no',
      );
      expect(before).toContain(
        '\n     1            SFP-uC                   v2.12                   v2.12            no',
      );
      operator.press('y\r');
      await operator.expect(/progress, please wait/);
      expect(operator.screen()).toMatch(/\[n\] y\nTime Stamp: /);
    }, spec);
  });

  it('that does not reload says the same on the screen and in its log', async () => {
    await operate(
      async (operator) => {
        await operator.type('install all nxos bootflash:nxos.9.3.4.bin no-reload');
        operator.press('y\r');
        await operator.expect(/successful\.\nN3K-C3064PQ# $/);
        const screen = operator.screen();
        const log = await operator.shows('show install all status');
        const plain = (text: string): readonly string[] =>
          text.split('\n').filter((line) => /^(Switch|Additional|Option|Saving|Install )/.test(line));
        expect(plain(log)).toEqual(plain(screen));
        expect(plain(log)).toEqual([
          'Additional info for this installation:',
          expect.stringMatching(/^Option "no-reload" has been used/),
          expect.stringMatching(/^Saving config before/),
          'Install is in progress, please wait.',
          'Install has been successful.',
        ]);
      },
      labWith({
        model: 'N3K-C3172TQ-XL',
        bootflash: { files: [{ name: 'nxos.9.3.4.bin', image: 'nxos.9.3.4.bin' }] },
        usb1: undefined,
      }),
    );
  });
});

it('the end of a build is told in the time zone of the switch, where it began is not', async () => {
  await operate(async ({ shows, type }) => {
    const compiled = async (): Promise<string> => shows('show version | include "NXOS compile"');
    expect(await compiled()).toBe('  NXOS compile time:  7/20/2020 20:00:00 [07/21/2020 06:30:11]');
    await type('conf t ; clock timezone PDT -7 0 ; end');
    expect(await compiled()).toBe('  NXOS compile time:  7/20/2020 20:00:00 [07/20/2020 23:30:11]');
    expect(JSON.parse(await shows('show version | json')).nxos_tmstmp).toBe('07/20/2020 23:30:11');
    expect(await shows('show clock')).toMatch(/ PDT /);
    expect(await shows('show running-config | include timezone')).toBe('clock timezone PDT -7 0');
    await type('conf t ; no clock timezone ; end');
    expect(await compiled()).toContain('[07/21/2020 06:30:11]');
  }, on('9.3(5)'));
});
