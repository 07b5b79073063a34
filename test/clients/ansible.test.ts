import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { packageRoot } from '../../src/base/package-root.ts';
import { run } from './programs.ts';
import { type ClientRun, itWorksAgainAndAtOnce } from './target.ts';

const playbook = join(packageRoot(), 'test', 'clients', 'ansible', 'site.yml');
const text = 'what the playbook copies\n';

/** Runs the playbook on the switch; what its last task wrote down. */
async function play(client: ClientRun): Promise<unknown> {
  const { target, folder, name, number } = client;
  const variables = {
    ansible_host: target.host,
    ansible_port: target.port,
    ansible_user: target.user,
    ansible_password: target.password,
    ansible_connection: 'ansible.netcommon.network_cli',
    ansible_network_os: 'cisco.nxos.nxos',
    ansible_network_cli_ssh_type: 'paramiko',
    name,
    number,
    feature: featureOf(number),
    file: join(folder, 'sent'),
    told: join(folder, 'told.json'),
  };
  // JSON is YAML, which is what an inventory is written in.
  writeFileSync(join(folder, 'inventory.yml'), JSON.stringify({ all: { hosts: { switch: variables } } }));
  writeFileSync(join(folder, 'sent'), text);
  const { status, output, errors } = await run('ansible-playbook', ['-i', 'inventory.yml', playbook], {
    folder,
    environment: { ANSIBLE_HOST_KEY_CHECKING: 'false', ANSIBLE_LOCALHOST_WARNING: 'false' },
  });
  expect(status, `${output}${errors}`).toBe(0);
  return JSON.parse(readFileSync(join(folder, 'told.json'), 'utf8'));
}

function featureOf(number: number): string {
  return number === 2 ? 'lacp' : 'udld';
}

describe('Ansible cisco.nxos over network_cli', () => {
  itWorksAgainAndAtOnce(async (client) => {
    const { target, name, number } = client;
    const { hostname, serialNumber } = target;
    expect(await play(client)).toEqual({
      text: [hostname, expect.stringContaining(`\n  Processor Board ID ${serialNumber}\n`)],
      structured: [
        expect.objectContaining({ host_name: hostname, proc_board_id: serialNumber }),
        {
          TABLE_interface: { ROW_interface: expect.arrayContaining([expect.objectContaining({ interface: 'mgmt0' })]) },
        },
        { TABLE_vlanbriefxbrief: { ROW_vlanbriefxbrief: expect.anything() } },
      ],
      facts: expect.objectContaining({
        net_hostname: hostname,
        net_serialnum: serialNumber,
        net_license_hostid: serialNumber,
        net_model: 'Nexus3064 Chassis',
        net_platform: 'N3K-C3064PQ-10GE',
        net_version: '7.0(3)I7(8)',
        net_image: 'bootflash:///nxos.7.0.3.I7.8.bin',
        net_filesystems: ['bootflash:'],
        net_memtotal_mb: expect.any(Number),
        net_memfree_mb: expect.any(Number),
      }),
      changed: { configure: [true, false], feature: [true, false], copy: [true, false] },
      commands: [`interface Ethernet1/${number}`, `description ${name}`],
      transfer: 'Sent: File copied to remote device.',
      looked: [
        createHash('md5').update(text).digest('hex'),
        expect.stringContaining(`\ninterface Ethernet1/${number}\n  description ${name}\n`),
        expect.stringMatching(new RegExp(`^feature ${featureOf(number)}$`, 'm')),
      ],
    });
  });
});
