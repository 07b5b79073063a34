import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../../src/base/package-root.ts';
import { inventoryFormats, inventoryText } from '../../src/command-line/inventory.ts';
import { needs } from '../needs/needs.ts';
import { n3k, startRun } from './n3k.ts';

/** A lab that a guide writes into a file. */
const labBlock = /<<'LAB'\n([\s\S]*?)^LAB$/gm;

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
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000 });
  expect({ program, status, stderr }).toEqual({ program, status: 0, stderr: '' });
  return stdout;
}

describe('n3k lab new', () => {
  it('writes a lab that is sound, and overwrites nothing', async () => {
    const path = join(folder, 'new.yaml');
    expect(await n3k('lab', 'new', path)).toMatchObject({ status: 0, stderr: '' });
    expect(await n3k('lab', 'check', path)).toEqual({ status: 0, stdout: `${path}: sound, 3 devices\n`, stderr: '' });
    expect(await n3k('lab', 'new', path)).toMatchObject({ status: 2, stderr: expect.stringContaining('EEXIST') });
  });
});

describe('n3k lab check', () => {
  it('tells what is sound and what is not as one line of JSON', async () => {
    const [sound, wrong] = [join(folder, 'sound.yaml'), join(folder, 'wrong.yaml')];
    writeFileSync(sound, 'devices: [{ name: sw1, model: N3K-C3064PQ-10GE, release: 9.3(4) }]\n');
    writeFileSync(wrong, 'clok: {}\ndevices: [{ name: sw1, model: N3K-C3064PQ-10GE, release: 9.3(4) }]\n');
    const { status, stdout, stderr } = await n3k('lab', 'check', '--json', sound, wrong);
    expect([status, stderr]).toEqual([2, '']);
    const { sound: checked, mistakes } = JSON.parse(stdout);
    expect(checked).toEqual([{ file: sound, devices: 1 }]);
    expect(mistakes[0]).toEqual({
      message: expect.stringContaining('clok: unknown key "clok"'),
      hint: expect.stringContaining('clock'),
    });
    expect(stdout.trimEnd()).not.toContain('\n');
  });

  it.each([
    ['model: N3K-X', /:3:\d+: devices\.0\.model: unknown model "N3K-X" \(.*known models: /],
    [
      'model: N3K-C3064PQ-10GE\n    usb2: { size: 1GB }',
      /:4:\d+: devices\.0\.usb2: .* no slot usb2 \(its slots: usb1\)/,
    ],
    ['model: N3K-C3064PQ-10GE\n    color: red', /:4:\d+: devices\.0\.color: /],
    [
      'model: N3K-C3064PQ-10GE\n    bootflash:\n      files:\n        - { name: a, image: none.bin }',
      /:6:\d+: devices\.0\.bootflash\.files\.0\.image: unknown image "none\.bin" \(.*n3k image list/,
    ],
  ])('tells the line of %j', async (text, expected) => {
    const path = join(folder, 'wrong.yaml');
    writeFileSync(path, `devices:\n  - name: sw1\n    ${text}\n    release: 7.0(3)I7(8)\n`);
    const { status, stdout, stderr } = await n3k('lab', 'check', path);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(expected);
    expect(stderr.split('\n').length).toBe(2);
  });
});

describe('a line of a startup configuration that the switch does not take', () => {
  const text =
    'devices:\n  - name: sw1\n    model: N3K-C3064PQ-10GE\n    release: 9.3(4)\n    startup: |\n      vlan 7\n      hosname x\n';

  it('is a mistake for n3k lab check, and a warning for n3k run', async () => {
    const path = join(folder, 'startup.yaml');
    writeFileSync(path, text);
    expect(await n3k('lab', 'check', path)).toEqual({
      status: 2,
      stdout: '',
      stderr: `n3k: ${path}:7: "hosname x" is refused: Syntax error while parsing 'hosname x' (the switch would go on without it, as a real one)\n`,
    });
    const lab = await startRun(/event/, path, '--port', '0', '--json');
    expect(lab.stderr()).toBe(
      `n3k: ${path}:7: sw1 goes on without the line "hosname x": Syntax error while parsing 'hosname x'\n`,
    );
    await lab.stop('SIGTERM');
  });
});

describe('n3k lab show', () => {
  it('shows a file, with free ports as such', async () => {
    const path = join(folder, 'show.yaml');
    const device = 'name: a, model: N3K-C3064PQ-10GE, release: 9.3(4)';
    writeFileSync(path, `devices: [{ ${device} }]\n`);
    expect((await n3k('lab', 'show', path)).stdout).toBe(
      'NAME  MODEL             RELEASE  HOST       PORT  USER   PASSWORD  CONSOLE\n' +
        'a     N3K-C3064PQ-10GE  9.3(4)   127.0.0.1  2222  admin  admin     free\n',
    );
    expect(parse((await n3k('lab', 'show', path, '--format', 'ansible')).stdout).nexus3000.hosts.a).toMatchObject({
      ...{ ansible_host: '127.0.0.1', ansible_port: 2222 },
    });
    writeFileSync(path, `devices: [{ ${device}, count: 2 }]\n`);
    expect((await n3k('lab', 'show', path, '--format', 'ansible')).stderr).toMatch(
      /^n3k: a2 takes a free port.*\(start it/,
    );
    expect((await n3k('lab', 'show', '--format', 'xml')).stderr).toMatch(
      /^n3k: unknown format "xml" \(known formats: table/,
    );
    writeFileSync(path, `addresses: loopback\ndevices: [{ ${device}, count: 2 }]\n`);
    expect(Object.keys(parse((await n3k('lab', 'show', path, '--format', 'netmiko')).stdout))).toEqual(['a1', 'a2']);
  });

  it('makes an inventory of every lab of the guides, in every format', async () => {
    const guides = ['README.md', 'docs/labs.md'].map((name) => readFileSync(join(packageRoot(), name), 'utf8'));
    const labs = guides.flatMap((guide) => [...guide.matchAll(labBlock)].map(([, text]) => text ?? ''));
    expect(labs.length).toBeGreaterThan(0);
    for (const text of labs) {
      const path = join(folder, 'readme.yaml');
      writeFileSync(path, text);
      for (const format of inventoryFormats)
        expect(await n3k('lab', 'show', path, '--format', format)).toMatchObject({ status: 0, stderr: '' });
    }
  });

  it('shows where a lab is that runs from that file, and its consoles in every format that can say it', async () => {
    const path = join(folder, 'runs.yaml');
    const device = 'model: N3K-C3064PQ-10GE, release: 9.3(4)';
    writeFileSync(path, `clock: { speed: instant }\ndevices: [{ name: a, count: 2, ${device} }]\n`);
    const lab = await startRun(/\n/, path, '--port', '0', '--json');
    try {
      const [, second] = JSON.parse(lab.stdout()).devices;
      const { host, port } = second.console;
      const show = async (format: string): Promise<string> =>
        (await n3k('lab', 'show', path, '--format', format)).stdout;
      expect(await show('table')).toMatch(
        new RegExp(`^a2 .* ${second.ssh.port}  admin  admin     ${host}:${port} +running$`, 'm'),
      );
      expect(JSON.parse(await show('json')).devices[1].console).toEqual({ host, port });
      expect(parse(await show('ansible')).nexus3000.hosts.a2).toMatchObject({
        n3k_console_host: host,
        n3k_console_port: port,
      });
      for (const format of ['netmiko', 'ssh_config'])
        expect(await show(format)).toContain(`# console of a2: telnet ${host} ${port}\n`);
      expect(parse(await show('nornir')).a2.data.console).toEqual({ host, port });
      expect(parse(await show('pyats')).devices.a2.connections.console).toEqual({ protocol: 'telnet', ip: host, port });
      const ready = join(folder, 'ready.json');
      writeFileSync(ready, lab.stdout());
      expect((await n3k('lab', 'show', '--ready', ready, '--format', 'ansible')).stdout).toBe(await show('ansible'));
      expect((await n3k('lab', 'show', path, '--ready', ready)).stderr).toMatch(/exclude each other/);
    } finally {
      expect(await lab.stop('SIGTERM')).toBe(0);
    }
  });

  it('names the terminal server of a lab that says where it is', async () => {
    const path = join(folder, 'served.yaml');
    const device = 'model: N3K-C3064PQ-10GE, release: 9.3(4)';
    writeFileSync(
      path,
      `addresses: loopback\nterminalServer: { port: 2300 }\ndevices: [{ name: a, count: 2, ${device} }]\n`,
    );
    const show = async (format: string): Promise<string> => (await n3k('lab', 'show', path, '--format', format)).stdout;
    expect(await show('table')).toMatch(/ 127\.0\.0\.1:2300 \(terminal server\)$/m);
    expect(parse(await show('ansible')).nexus3000.hosts.a2).toMatchObject({
      n3k_console_port: 2300,
      n3k_console_via: 'a2',
    });
    expect(await show('netmiko')).toContain('# console of a1: telnet 127.0.0.1 2300, and there a1\n');
    expect(parse(await show('pyats')).devices.a1.custom.console).toEqual({ host: '127.0.0.1', port: 2300, via: 'a1' });
  });

  it('shows a lab that runs', async () => {
    const args = ['--port', '0', '--json', '--control', '127.0.0.1:0', '--control-token', 'token-of-test'];
    const lab = await startRun(/\n/, ...args);
    try {
      const { devices: known, control } = JSON.parse(lab.stdout());
      const shown = await n3k('lab', 'show', '--control', control.url, '--token', control.token, '--format', 'json');

      expect(JSON.parse(shown.stdout)).toEqual({ devices: known });
      expect((await n3k('lab', 'show', '--control', control.url)).stderr).toMatch(/answers 401 \(n3k run --control/);
    } finally {
      expect(await lab.stop('SIGTERM')).toBe(0);
    }
  });
});

describe('an inventory', () => {
  it('is read by OpenSSH', async () => {
    needs('ssh');
    const path = join(folder, 'ssh_config');
    writeFileSync(path, inventoryText(devices, 'ssh_config'));
    expect(said('ssh', '-G', '-F', path, 'sw2')).toMatch(/^user admin\n(?:.*\n)*?hostname 127\.1\.0\.2\nport 22$/m);
  });

  it('for Ansible is a host for each device', async () => {
    expect(parse(inventoryText(devices, 'ansible'))).toMatchObject({
      nexus3000: {
        vars: { ansible_network_os: 'cisco.nxos.nxos' },
        hosts: { sw1: { ansible_host: '127.1.0.1', ansible_port: 22, ansible_password: "it's: #1" }, sw2: {} },
      },
    });
  });

  it('for netmiko, Nornir and pyATS has what each calls it', async () => {
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
