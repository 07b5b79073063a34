import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listOf } from '../../../src/machine/config/named.ts';
import { users } from '../../../src/machine/config/users.ts';
import { execute, labWith, operate } from './sessions.ts';

const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9.-]{0,20}$/);
const line = fc.oneof(
  name.map((host) => `hostname ${host}`),
  fc.constantFrom('no hostname', 'feature scp-server', 'no feature scp-server', 'feature sftp-server'),
  fc
    .tuple(fc.constantFrom('admin', 'trainee', 'x'), fc.constantFrom('network-admin', 'network-operator'))
    .map(([user, role]) => `username ${user} password 0 Secret.123 role ${role}`),
  fc.constantFrom('no username trainee', 'no username x', 'username admin sshkey ssh-ed25519 AAAAC3Nz a b'),
  fc.constantFrom('username trainee sshkey ssh-rsa AAAAB3', 'no username admin sshkey', 'no boot nxos'),
  fc.constant('boot nxos bootflash:nxos.7.0.3.I7.8.bin'),
);

describe('the running configuration', () => {
  it('typed back changes nothing, line by line', async () => {
    await operate(async ({ switch: started }) => {
      const { configuration } = started.device;
      const type = async (typed: string): Promise<void> => {
        const { status } = await execute(`configure terminal ; ${typed}`, started);
        expect({ typed, status }).toEqual({ typed, status: 0 });
      };
      await fc.assert(
        fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 5 }), async (lines) => {
          for (const typed of lines) await type(typed);
          const written = configuration.running;
          const { output } = await execute('show running-config', started);
          const settings = output.split('\n').filter((text) => /^(hostname|feature|username|boot) /.test(text));
          expect(settings.length).toBeGreaterThan(0);
          for (const typed of settings) {
            await type(typed);
            expect(configuration.running).toEqual(written);
          }
        }),
        { numRuns: 12 },
      );
    });
  });

  it('shows what stands in it, in its order', async () => {
    await operate(async (operator) => {
      await operator.type('configure terminal');
      await operator.type('feature sftp-server');
      await operator.type('feature scp-server');
      await operator.type('end');
      const shown = await operator.shows('show running-config');
      expect(shown.replace(/\$5\$\S+/, 'HASH').replaceAll(/0x[0-9a-f]{32}/g, '0xKEY')).toBe(
        [
          '',
          '!Command: show running-config',
          '!Time: Mon Jun 15 20:00:00 2020',
          '',
          'version 7.0(3)I7(8) Bios:version 4.5.0 ',
          'hostname N3K-C3064PQ',
          'vdc N3K-C3064PQ id 1',
          '  limit-resource vlan minimum 16 maximum 4094',
          '  limit-resource vrf minimum 2 maximum 4096',
          '  limit-resource port-channel minimum 0 maximum 511',
          '  limit-resource u4route-mem minimum 248 maximum 248',
          '  limit-resource u6route-mem minimum 96 maximum 96',
          '  limit-resource m4route-mem minimum 58 maximum 58',
          '  limit-resource m6route-mem minimum 8 maximum 8',
          '',
          'feature scp-server',
          'feature sftp-server',
          '',
          'username admin password 5 HASH  role network-admin',
          'ip domain-lookup',
          'copp profile strict',
          'snmp-server user admin network-admin auth md5 0xKEY priv 0xKEY localizedkey',
          'rmon event 1 log trap public description FATAL(1) owner PMON@FATAL',
          'rmon event 2 log trap public description CRITICAL(2) owner PMON@CRITICAL',
          'rmon event 3 log trap public description ERROR(3) owner PMON@ERROR',
          'rmon event 4 log trap public description WARNING(4) owner PMON@WARNING',
          'rmon event 5 log trap public description INFORMATION(5) owner PMON@INFO',
          '',
          'vlan 1',
          '',
          'vrf context management',
          ...Array.from({ length: 64 }, (_, index) => ['', `interface Ethernet1/${index + 1}`]).flat(),
          '',
          'interface mgmt0',
          '  vrf member management',
          '  ip address 192.0.2.1/24',
          'line console',
          'line vty',
          'boot nxos bootflash:/nxos.7.0.3.I7.8.bin ',
        ].join('\n'),
      );
    });
  });

  it('is saved as the startup configuration', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      await operator.type('hostname saved');
      await operator.type('end');
      expect(await operator.shows('show startup-config | include hostname')).toBe('hostname N3K-C3064PQ');
      expect((await operator.shows('copy run start')).split('\n')).toEqual([
        `[${'#'.repeat(40)}] 100%`,
        'Copy complete, now saving to disk (please wait)...',
        'Copy complete.',
      ]);
      const settings = (text: string): readonly string[] =>
        text.split('\n').filter((shown) => shown !== '' && !shown.startsWith('!'));
      const startup = settings(await operator.shows('show startup-config'));
      expect(startup).toEqual(settings(await operator.shows('show running-config')));
    });
  });
});

describe('settings', () => {
  it('take effect at once', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      expect(await operator.type('hostname lab-1')).toBe('hostname lab-1\nlab-1(config)# ');
      expect(await operator.type('no hostname')).toBe('no hostname\nswitch(config)# ');
      const { configuration } = operator.switch.device;
      await operator.type('feature scp-server');
      expect(configuration.isOn('scp-server')).toBe(true);
      await operator.type('no feature scp-server');
      expect(configuration.isOn('scp-server')).toBe(false);
      await operator.type('username trainee password Secret.123');
      expect(listOf(configuration.of(users)).map(({ name: user, roles }) => `${user} ${roles}`)).toEqual([
        'admin network-admin',
        'trainee network-operator',
      ]);
      await operator.type('no username trainee');
      expect(listOf(configuration.of(users)).map((user) => user.name)).toEqual(['admin']);
    });
  });

  it('refuse what cannot be', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      const before = operator.switch.device.configuration.running;
      expect(await operator.type('hostname -b')).toContain('% Invalid');
      expect(await operator.type(`hostname ${'x'.repeat(64)}`)).toContain('% Invalid');
      expect(await operator.type('boot nxos bootflash:none.bin')).toContain('No such file or directory');
      expect(await operator.type('feature telnet-server')).toContain('% Invalid command');
      expect(operator.switch.device.configuration.running).toEqual(before);
    });
  });

  it('of another release are not there', async () => {
    await operate(
      async (operator) => {
        await operator.type('conf t');
        expect(await operator.type('boot nxos bootflash:x')).toContain('% Invalid command');
        expect((await operator.shows('show running-config')).split('\n').slice(-2)).toEqual([
          'boot kickstart bootflash:/n3000-uk9-kickstart.6.0.2.U6.3a.bin ',
          'boot system bootflash:/n3000-uk9.6.0.2.U6.3a.bin ',
        ]);
      },
      labWith({ release: '6.0(2)U6(3a)' }),
    );
  });
});

describe('lines that exist in a context of a VRF and outside', () => {
  it('stay in the context and belong to its VRF', async () => {
    await operate(async (operator) => {
      await operator.type('configure terminal ; ip domain-name lab.example ; vrf context management');
      for (const line of [
        'ip domain-name mgmt.example',
        'ip domain-list one.example',
        'ip name-server 192.0.2.53',
        'ip name-server 192.0.2.54 192.0.2.55',
        'ip route 0.0.0.0/0 192.0.2.254',
      ]) {
        expect(await operator.type(line)).toBe(`${line}\n${'N3K-C3064PQ(config-vrf)# '}`);
      }
      expect(await operator.shows('show running-config | section "vrf context management"')).toBe(
        [
          'vrf context management',
          '  ip domain-name mgmt.example',
          '  ip domain-list one.example',
          '  ip name-server 192.0.2.53 192.0.2.54 192.0.2.55',
          '  ip route 0.0.0.0/0 192.0.2.254',
        ].join('\n'),
      );
      expect(await operator.shows('show running-config | include domain-name')).toBe(
        'ip domain-name lab.example\n  ip domain-name mgmt.example',
      );
      await operator.type('no ip name-server 192.0.2.54');
      await operator.type('no ip domain-name');
      expect(await operator.shows('show running-config | include "name-server|domain-name"')).toBe(
        'ip domain-name lab.example\n  ip name-server 192.0.2.53 192.0.2.55',
      );
    });
  });

  it('servers that are named one after the other stand on one line', async () => {
    await operate(async (operator) => {
      await operator.type('configure terminal ; ip name-server 192.0.2.53 ; ip name-server 192.0.2.54');
      await operator.type('ip name-server 192.0.2.55 use-vrf management');
      expect(await operator.shows('show running-config | include name-server')).toBe(
        'ip name-server 192.0.2.53 192.0.2.54\nip name-server 192.0.2.55 use-vrf management',
      );
    });
  });
});

describe('a host name', () => {
  it('may have underscores, and a switch without one says nothing of it', async () => {
    await operate(async (operator) => {
      expect(await operator.type('configure terminal ; hostname d1_nxos')).toContain('d1_nxos(config)# ');
      expect(await operator.shows('show running-config | include ^hostname')).toBe('hostname d1_nxos');
      expect(await operator.type('no hostname')).toBe('no hostname\nswitch(config)# ');
      expect(await operator.shows('show running-config | include ^hostname')).toBe('');
      await operator.type('hostname switch');
      expect(await operator.shows('show running-config | include ^hostname')).toBe('hostname switch');
    });
  });
});

it('boot nxos takes the supervisor that it is for', async () => {
  await operate(async (operator) => {
    await operator.type('configure terminal');
    const shown = await operator.type('boot nxos bootflash:nxos.7.0.3.I7.8.bin sup-1');
    expect(shown).not.toContain('%');
    expect(await operator.shows('show running-config | include "^boot nxos"')).toContain('nxos.7.0.3.I7.8.bin');
  });
});
