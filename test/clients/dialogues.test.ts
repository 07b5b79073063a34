import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/base/package-root.ts';
import { technoteLab, withLab } from '../../src/testing/index.ts';
import { run } from './programs.ts';

const script = join(packageRoot(), 'test', 'clients', 'expect', 'dialogues.exp');
const server = '192.0.2.10';

/** Questions in the order of public captures: netmiko #1893, paramiko #1826, oxidized #2336. */
describe('dialogues typed by expect over ssh', () => {
  it('are those that scripts wait for', async () => {
    const spec = technoteLab();
    const [first] = spec.devices;
    if (first === undefined) throw new Error('the lab of the technote has a switch');
    const folder = mkdtempSync(join(tmpdir(), 'n3k-client-'));
    const users = [{ name: 'ops', password: 'secret', home: '/' }];
    const hosts = [{ address: server, users, files: [{ path: '/f.cfg', text: 'vlan 7\n' }] }];
    try {
      await withLab(
        async (lab) => {
          const { device, ssh } = lab.device(first.name);
          const { hostname } = device.configuration;
          const args = [script, ssh.host, String(ssh.port), ssh.user, ssh.password, hostname, server];
          const ended = await run('expect', [...args, 'first'], { folder, starts: ['ssh'] });
          expect(ended).toEqual({ status: 0, output: 'all asked and answered\n', errors: '' });
          lab.network.changeHostKey(server);
          const changed = await run('expect', [...args, 'changed'], { folder, starts: ['ssh'] });
          expect(changed).toEqual({ status: 0, output: 'changed and cleared\n', errors: '' });
        },
        { ...spec, hosts, devices: [{ ...first, knownHosts: [] }], clock: { speed: 60 } },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  });
});
