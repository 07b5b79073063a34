import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { inventoryText } from '../../src/command-line/inventory.ts';
import { needs } from '../needs/needs.ts';
import { n3k, startRun } from './n3k.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'n3k-lab-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const ssh = { host: '127.1.0.1', port: 22, user: 'admin', password: "it's: #1" };
const devices = [
  { name: 'sw1', model: 'N3K-C3064PQ-10GE', release: '9.3(4)', ssh },
  { name: 'sw2', model: 'N3K-C3064PQ-10GE', release: '9.3(4)', ssh: { ...ssh, host: '127.1.0.2' } },
];

/** What a program says on its standard output; it must end well. */
function said(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 20_000 });
  expect({ program, status, stderr }).toEqual({ program, status: 0, stderr: '' });
  return stdout;
}

describe('n3k lab new', () => {
  it('writes a lab that is sound, and overwrites nothing', () => {
    const path = join(folder, 'new.yaml');
    expect(n3k('lab', 'new', path)).toMatchObject({ status: 0, stderr: '' });
    expect(n3k('lab', 'check', path)).toEqual({ status: 0, stdout: `${path}: sound, 3 devices\n`, stderr: '' });
    expect(n3k('lab', 'new', path)).toMatchObject({ status: 2, stderr: expect.stringContaining('EEXIST') });
  });
});

describe('n3k lab check', () => {
  it.each([
    ['model: N3K-X', /:3: devices\.0\.model: unknown model "N3K-X" \(known models: /],
    [
      'model: N3K-C3064PQ-10GE\n    usb2: { size: 1GB }',
      /:4: devices\.0\.usb2: sw1: .* no slot usb2 \(its slots: usb1\)/,
    ],
    ['model: N3K-C3064PQ-10GE\n    color: red', /:4: devices\.0\.color: /],
    [
      'model: N3K-C3064PQ-10GE\n    bootflash:\n      files:\n        - { name: a, image: none.bin }',
      /:6: devices\.0\.bootflash\.files\.0\.image: unknown image "none\.bin" \(n3k image list/,
    ],
  ])('tells the line of %j', (text, expected) => {
    const path = join(folder, 'wrong.yaml');
    writeFileSync(path, `devices:\n  - name: sw1\n    ${text}\n    release: 7.0(3)I7(8)\n`);
    const { status, stdout, stderr } = n3k('lab', 'check', path);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(expected);
    expect(stderr.split('\n').length).toBe(2);
  });
});

describe('n3k lab show', () => {
  it('shows a file, with free ports as such', () => {
    const path = join(folder, 'show.yaml');
    const device = 'name: a, model: N3K-C3064PQ-10GE, release: 9.3(4)';
    writeFileSync(path, `devices: [{ ${device} }]\n`);
    expect(n3k('lab', 'show', path).stdout).toBe(
      'NAME  MODEL             RELEASE  HOST       PORT  USER   PASSWORD\n' +
        'a     N3K-C3064PQ-10GE  9.3(4)   127.0.0.1  free  admin  admin\n',
    );
    expect(n3k('lab', 'show', path, '--format', 'ansible').stderr).toMatch(/^n3k: a takes a free port/);
    expect(n3k('lab', 'show', '--format', 'xml').stderr).toMatch(/^n3k: unknown format "xml" \(known formats: table/);
    writeFileSync(path, `addresses: loopback\ndevices: [{ ${device}, count: 2 }]\n`);
    expect(Object.keys(parse(n3k('lab', 'show', path, '--format', 'netmiko').stdout))).toEqual(['a1', 'a2']);
  });

  it('shows a lab that runs', async () => {
    const args = ['--port', '0', '--json', '--control', '127.0.0.1:0', '--control-token', 'token-of-test'];
    const lab = await startRun(/\n/, ...args);
    try {
      const { devices: known, control } = JSON.parse(lab.stdout());
      const shown = n3k('lab', 'show', '--control', control.url, '--token', control.token, '--format', 'json');
      const [{ name, model, release, ssh: access }] = known;
      expect(JSON.parse(shown.stdout)).toEqual({ devices: [{ name, model, release, ssh: access }] });
      expect(n3k('lab', 'show', '--control', control.url).stderr).toMatch(/answers 401 \(n3k run --control/);
    } finally {
      expect(await lab.stop('SIGTERM')).toBe(0);
    }
  });
});

describe('an inventory', () => {
  it('is read by OpenSSH', () => {
    needs('ssh');
    const path = join(folder, 'ssh_config');
    writeFileSync(path, inventoryText(devices, 'ssh_config'));
    expect(said('ssh', '-G', '-F', path, 'sw2')).toMatch(/^user admin\n(?:.*\n)*?hostname 127\.1\.0\.2\nport 22$/m);
  });

  it('for Ansible is a host for each device', () => {
    expect(parse(inventoryText(devices, 'ansible'))).toMatchObject({
      nexus3000: {
        vars: { ansible_network_os: 'cisco.nxos.nxos' },
        hosts: { sw1: { ansible_host: '127.1.0.1', ansible_port: 22, ansible_password: "it's: #1" }, sw2: {} },
      },
    });
  });

  it('for netmiko, Nornir and pyATS has what each calls it', () => {
    expect(parse(inventoryText(devices, 'netmiko')).sw1).toEqual({
      ...{ device_type: 'cisco_nxos', host: '127.1.0.1', port: 22, username: 'admin', password: "it's: #1" },
    });
    expect(parse(inventoryText(devices, 'nornir')).sw2).toMatchObject({
      hostname: '127.1.0.2',
      platform: 'cisco_nxos',
    });
    expect(parse(inventoryText(devices, 'pyats'))).toMatchObject({
      testbed: { name: 'n3k' },
      devices: { sw1: { os: 'nxos', connections: { cli: { protocol: 'ssh', ip: '127.1.0.1', port: 22 } } } },
    });
    for (const format of ['netmiko', 'nornir', 'pyats', 'ansible'] as const) {
      expect(JSON.parse(JSON.stringify(parse(inventoryText(devices, format))))).toEqual(
        parse(inventoryText(devices, format)),
      );
    }
  });
});
