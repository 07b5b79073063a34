import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/base/package-root.ts';
import type { RunningDevice } from '../../src/lab/running-switch.ts';
import type { LabSpec } from '../../src/lab/spec/lab-schema.ts';
import { withLab } from '../../src/testing/index.ts';
import { run, runPython } from './programs.ts';

/** A switch on 6.0(2)U6(3a) whose flash holds both images that it is taken to, compact so that they fit. */
const spec: LabSpec = {
  clock: { speed: 'instant' },
  devices: [
    {
      name: 'sw1',
      model: 'N3K-C3064PQ-10GE',
      release: '6.0(2)U6(3a)',
      bootflash: {
        files: ['nxos.7.0.3.I7.8.bin', 'nxos.9.3.4.bin'].map((name) => ({
          name,
          image: name,
          compact: '3000' as const,
        })),
      },
    },
  ],
};

async function withSwitch(test: (device: RunningDevice, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'n3k-client-'));
  try {
    await withLab((lab) => test(lab.device('sw1'), folder), spec);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

describe('upgrades by clients', () => {
  it('Ansible nxos_install_os, looking and for real, and nxos_reboot', () =>
    withSwitch(async ({ device, ssh }, folder) => {
      const variables = {
        ansible_host: ssh.host,
        ansible_port: ssh.port,
        ansible_user: ssh.user,
        ansible_password: ssh.password,
        ansible_connection: 'ansible.netcommon.network_cli',
        ansible_network_os: 'cisco.nxos.nxos',
        ansible_network_cli_ssh_type: 'paramiko',
        told: join(folder, 'told.json'),
      };
      writeFileSync(join(folder, 'inventory.yml'), JSON.stringify({ all: { hosts: { switch: variables } } }));
      const playbook = join(packageRoot(), 'test', 'clients', 'ansible', 'upgrade.yml');
      const { status, output, errors } = await run('ansible-playbook', ['-i', 'inventory.yml', playbook], {
        folder,
        environment: {
          ANSIBLE_HOST_KEY_CHECKING: 'false',
          ANSIBLE_LOCALHOST_WARNING: 'false',
          ANSIBLE_PERSISTENT_COMMAND_TIMEOUT: '600',
          ANSIBLE_PERSISTENT_CONNECT_TIMEOUT: '600',
        },
      });
      expect(status, `${output}${errors}`).toBe(0);
      expect(JSON.parse(readFileSync(variables.told, 'utf8'))).toEqual({
        looked: true,
        changed: [true, true],
        state: expect.arrayContaining([expect.stringMatching(/^ +1 +nxos +7\.0\(3\)I7\(8\) +9\.3\(4\) +yes$/)]),
        asked: [
          expect.stringContaining('\n NXOS: version 9.3(4)\n'),
          expect.stringMatching(/command reload[\s\S]*Reset due to upgrade[\s\S]*Disruptive upgrade/),
        ],
      });
      expect(device.running?.release.text).toBe('9.3(4)');
    }));

  it('a netmiko script that answers the question', () =>
    withSwitch(async ({ ssh }, folder) => {
      const args = ['netmiko_upgrade.py', ssh.host, String(ssh.port), ssh.user, ssh.password];
      const { status, output, errors } = await runPython('netmiko', args, { folder });
      expect({ status, errors }).toEqual({ status: 0, errors: '' });
      expect(JSON.parse(output)).toEqual([
        expect.stringContaining('reboot in 10 seconds'),
        expect.stringContaining('reboot in 10 seconds'),
        // One blank since 9.3; of the return before a prompt netmiko makes a line end.
        ' NXOS: version 9.3(4)\n',
      ]);
    }));
});
