import { describe, expect, it } from 'vitest';
import { configurationPatch, executedLines } from '../../../../src/cli/commands/configuration/patch.ts';
import { labWith, operate } from '../sessions.ts';

const patched = [
  'Collecting Running-Config',
  'Generating Rollback patch for switch profile',
  'Rollback Patch is Empty',
  'Note: Applying config parallelly may fail Rollback verification',
  'Collecting Running-Config',
  '#Generating Rollback Patch',
  'Executing Rollback Patch',
  '..Generating Running-config for verification',
  'Generating Patch for verification',
  '',
  'Rollback completed successfully.',
].join('\n');

describe('checkpoints', () => {
  it('bring everything back at once', async () => {
    await operate(async ({ shows, type, switch: started }) => {
      const before = await shows('show running-config | exclude Time');
      expect(await shows('checkpoint stable description before the change')).toBe('\nDone');
      expect(await shows('checkpoint stable')).toBe('ERROR: Checkpoint name already exists');
      expect(await shows('checkpoint')).toBe('user-checkpoint-1 created Successfully\n\nDone');
      await type('conf t ; hostname other ; vlan 10 ; interface e1/1 ; description x ; no shutdown ; end');
      expect(await shows('show diff rollback-patch checkpoint stable running-config')).toBe(
        [
          'Collecting Running-Config',
          '#Generating Rollback Patch',
          '!!',
          'no hostname N3K-C3064PQ',
          '!!',
          'hostname other',
          '!!',
          'vlan 10',
          '!!',
          'interface Ethernet1/1',
          '  description x',
        ].join('\n'),
      );
      expect(await shows('rollback running-config checkpoint stable')).toBe(patched);
      expect(await shows('show running-config | exclude Time')).toBe(before);
      expect(started.device.configuration.hostname).toBe('N3K-C3064PQ');
      expect(await shows('rollback running-config checkpoint stable')).toMatch(
        /\nRollback Patch is Empty\n\nRollback completed successfully\.$/,
      );
      expect(await shows('rollback running-config checkpoint none')).toBe('ERROR: Checkpoint does not exist');
    });
  });

  it('are told of, and forgotten', async () => {
    await operate(async ({ shows, type }) => {
      await type('checkpoint stable description before the change');
      await type('checkpoint second');
      const sizes = (await shows('show checkpoint summary')).replaceAll(/[\d,]+ bytes/g, 'N bytes');
      expect(sizes.replaceAll(/\d\d:\d\d:\d\d/g, 'TIME').split('\n')).toEqual([
        'User Checkpoint Summary',
        '-'.repeat(80),
        '1) stable:',
        'Created by admin',
        'Created at Mon, TIME 15 Jun 2020',
        'Size is N bytes',
        'Description: before the change',
        '',
        '2) second:',
        'Created by admin',
        'Created at Mon, TIME 15 Jun 2020',
        'Size is N bytes',
        'Description: None',
        '',
      ]);
      expect(await shows('show checkpoint second | include "Name|Command|hostname"')).toBe(
        'Name: second\n!Command: Checkpoint cmd vdc 1\nhostname N3K-C3064PQ',
      );
      await type('no checkpoint second');
      expect(await shows('no checkpoint second')).toBe('ERROR: Checkpoint does not exist');
      for (let count = 0; count < 9; count += 1) await type('checkpoint');
      expect(await shows('checkpoint eleventh')).toContain('Maximum number of checkpoints');
      expect(await shows('clear checkpoint database')).toBe('Done');
      expect(await shows('show checkpoint summary')).toBe('');
    });
  });

  it('work as files, as clients use them', async () => {
    await operate(
      async ({ shows, type }) => {
        await type('terminal dont-ask');
        expect(await shows('checkpoint file sot_file')).toBe('\nDone');
        expect(await shows('checkpoint file sot_file')).toBe('\nDone');
        expect(await shows('show diff rollback-patch running-config file bootflash:sot_file')).toBe(
          'Collecting Running-Config\n#Generating Rollback Patch\nRollback Patch is Empty',
        );
        const before = await shows('show running-config | exclude Time');
        await type('conf t ; hostname other ; banner motd #hi there# ; end');
        expect(await shows('rollback running-config file sot_file')).toBe(patched);
        expect(await shows('show running-config | exclude Time')).toBe(before);
        expect(await shows('rollback running-config file bad.cfg')).toMatch(
          /Syntax error while parsing 'frobnicate'\n\nRollback failed\.$/,
        );
        expect(await shows('show running-config | exclude Time')).toBe(before);
        expect(await shows('rollback running-config file notes.txt')).toContain(
          'The checkpoint file was not created using checkpoint CLI',
        );
        expect(await shows('rollback running-config file none')).toContain('No such file');
      },
      labWith({
        bootflash: {
          files: [
            { name: 'notes.txt', text: 'hostname x\n' },
            { name: 'bad.cfg', text: '\n!Command: Checkpoint cmd vdc 1\n\nhostname x\nfrobnicate\n' },
          ],
        },
      }),
    );
  });

  it('take their time, stand in the log, and may fail their verification', async () => {
    await operate(async ({ shows, type, lab, switch: started }) => {
      expect(await shows('show rollback log exec')).toBe('No rollback log found');
      await type('checkpoint stable');
      await type('conf t ; vlan 10 ; name ten ; interface e1/1 ; description x ; end');
      const beganMs = lab.clock.now();
      expect(await shows('rollback running-config checkpoint stable')).toBe(patched);
      expect(lab.clock.now() - beganMs).toBeGreaterThanOrEqual(5000);
      const log = await shows('show rollback log exec');
      expect(log).toMatch(
        /^Operation {12}: Rollback to Checkpoint\nCheckpoint name {6}: stable\nRollback done By {5}: admin$/m,
      );
      expect(log).toMatch(/^Rollback Status {6}: Success$/m);
      expect(log.split('Executing Patch:\n----------------\n')[1]).toBe(
        ['config t ', 'interface Ethernet1/1', 'no description x', 'exit', 'no vlan 10']
          .map((line) => `\`${line}\``)
          .join('\n'),
      );
      expect(await shows('show rollback status')).toContain('Operation Status: Success');

      await type('conf t ; vlan 10 ; end');
      const before = await shows('show running-config | exclude Time');
      started.raiseFault({ point: 'rollback.verify', answer: 'different' });
      expect((await shows('rollback running-config checkpoint stable')).split('\n').slice(8)).toEqual([
        'Generating Patch for verification',
        'Verification failed, Rolling back to previous configuration',
        'Collecting Running-Config',
        'Cleaning up switch-profile buffer',
        'Generating Rollback patch for switch profile',
        '',
        'Rollback failed.',
      ]);
      expect(await shows('show running-config | exclude Time')).toBe(before);
      expect(await shows('show rollback status')).toContain('Operation Status: Failed');
      expect(await shows('show rollback log verify')).toContain('!! Verification failed');
    });
  });
});

it('a patch of long configurations is made in small steps', () => {
  const text = (first: number): string =>
    Array.from({ length: 2_000 }, (_, at) => `ip route 10.0.0.${first + at}/32 192.0.2.1`).join('\n');
  const steps = [...configurationPatch(`vlan 1\n${text(0)}`, `vlan 1\n${text(1_000)}`)];
  expect(steps.filter((step) => step !== undefined)).toHaveLength(4_000);
  // Both texts are read and both directions compared in steps of their own.
  expect(steps.filter((step) => step === undefined).length).toBeGreaterThan(60);
});

it('a patch names the modes in which something changes, at any depth', () => {
  const before = [
    'router bgp 65000',
    '  router-id 10.0.0.1',
    '  neighbor 10.0.0.2',
    '    remote-as 65001',
    '    address-family ipv4 unicast',
    '      send-community',
    '  neighbor 10.0.0.3',
    'banner motd #old',
    '  two',
    '#',
  ];
  const after = [
    'router bgp 65000',
    '  neighbor 10.0.0.2',
    '    remote-as 65001',
    '    address-family ipv4 unicast',
    '      next-hop-self',
    '  neighbor 10.0.0.4',
    '    address-family ipv4 unicast',
    '      no send-community',
  ];
  const patch = [...configurationPatch(before.join('\n'), after.join('\n'))];
  expect(patch).toEqual([
    '!!',
    'no banner motd',
    '!!',
    'router bgp 65000',
    '  no neighbor 10.0.0.3',
    '  neighbor 10.0.0.2',
    '    address-family ipv4 unicast',
    '      no send-community',
    '  no router-id 10.0.0.1',
    '!!',
    'router bgp 65000',
    '  neighbor 10.0.0.2',
    '    address-family ipv4 unicast',
    '      next-hop-self',
    '  neighbor 10.0.0.4',
    '    address-family ipv4 unicast',
    '      no send-community',
  ]);
  expect(executedLines(patch.filter((line) => line !== undefined)).slice(0, 10)).toEqual([
    'no banner motd',
    'router bgp 65000',
    'no neighbor 10.0.0.3',
    'neighbor 10.0.0.2',
    'address-family ipv4 unicast',
    'no send-community',
    'exit',
    'exit',
    'no router-id 10.0.0.1',
    'exit',
  ]);
});
