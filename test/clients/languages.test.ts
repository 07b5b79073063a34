import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/base/package-root.ts';
import { inventoryText } from '../../src/command-line/inventory.ts';
import { operations } from '../../src/operations/table.ts';
import { run, runPython } from './programs.ts';

/*
 * The thin clients below `clients/`, as their pages show them: every block behind `<!-- tested: RUNNER FILE -->` is written to
 * that file beside the client, and the runner runs it.
 */

const program = [process.execPath, join(packageRoot(), 'dist', 'n3k.cjs')];
const environment = { N3K: program.join(' '), GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod', GOPROXY: 'off' };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'n3k-languages-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

/** A folder with a client and the examples of its page, by name. */
function examplesOf(language: string): { readonly place: string; readonly files: readonly string[] } {
  const source = join(packageRoot(), 'clients', language);
  const place = mkdtempSync(join(folder, `${language}-`));
  for (const name of readdirSync(source)) copyFileSync(join(source, name), join(place, name));
  const page = readFileSync(join(source, 'README.md'), 'utf8');
  const marked = page.matchAll(/^<!-- tested: \w+ (\S+) -->\n```\w+\n([\s\S]*?)^```$/gm);
  const files = [...marked].map(([, name = '', code = '']) => {
    writeFileSync(join(place, name), code);
    return name;
  });
  return { place, files };
}

describe('the page of', () => {
  it('Python', async () => {
    const { place, files } = examplesOf('python');
    expect(files).toEqual(['session.py', 'conftest.py', 'test_switch.py', 'test_netmiko.py']);
    const session = await run('python3', ['session.py'], { folder: place, environment });
    expect(session).toEqual({ status: 0, output: "['show version', 'dir bootflash:']\n", errors: '' });
    const tested = await runPython('pytest', ['run_pytest.py', '-q', '-p', 'no:cacheprovider'], {
      folder: place,
      environment: { ...environment, PYTHONPATH: place },
    });
    expect(tested).toMatchObject({ status: 0, output: expect.stringMatching(/^3 passed in /m), errors: '' });
  });

  it('Go', async () => {
    const { place, files } = examplesOf('go');
    expect(files).toEqual(['switch_test.go']);
    expect(await run('go', ['vet', './...'], { folder: place, environment })).toEqual({
      ...{ status: 0, output: '', errors: '' },
    });
    const tested = await run('go', ['test', './...'], { folder: place, environment });
    expect(tested).toMatchObject({ status: 0, output: expect.stringMatching(/^ok\s/) });
  });

  it('curl', async () => {
    const { place, files } = examplesOf('curl');
    expect(files).toEqual(['session.sh']);
    const [node = '', script = ''] = program;
    const command = ['bash', '-euo', 'pipefail', 'session.sh'];
    const ended = await run(node, [script, 'exec', '--speed', 'instant', '--', ...command], {
      folder: place,
      starts: ['curl'],
    });
    expect(ended).toMatchObject({ status: 0, output: expect.stringContaining('"stage":"off"') });
  });
});

describe('the client for Python', () => {
  it('does the example of every operation', async () => {
    const script = join(import.meta.dirname, 'python', 'operation_examples.py');
    const done = await run('python3', ['-B', script, join(packageRoot(), 'clients', 'python')], { folder });
    const count = operations.length;
    expect(done).toEqual({ status: 0, output: `${count} ${count}\n`, errors: '' });
  });
});

describe('an inventory', () => {
  const ssh = { host: '127.1.0.1', port: 22, user: 'admin', password: "it's: #1" };
  const device = { name: 'sw1', model: 'N3K-C3064PQ-10GE', release: '9.3(4)', ssh };

  it('is read by Ansible', async () => {
    writeFileSync(join(folder, 'inventory.yaml'), inventoryText([device], 'ansible'));
    const { status, output } = await run('ansible-inventory', ['-i', 'inventory.yaml', '--list'], { folder });
    expect(status).toBe(0);
    expect(JSON.parse(output)).toMatchObject({
      _meta: { hostvars: { sw1: { ansible_host: '127.1.0.1', ansible_port: 22, ansible_password: "it's: #1" } } },
      nexus3000: { hosts: ['sw1'] },
    });
  });

  it('is read by the YAML of Python', async () => {
    const formats = ['netmiko', 'nornir', 'pyats'] as const;
    const paths = formats.map((format) => {
      const path = join(folder, `${format}.yaml`);
      writeFileSync(path, inventoryText([device], format));
      return path;
    });
    const { status, output } = await runPython('yaml', ['load_yaml.py', ...paths], { folder });
    expect(status).toBe(0);
    expect(JSON.parse(output)).toMatchObject([
      { sw1: { device_type: 'cisco_nxos', password: "it's: #1" } },
      { sw1: { hostname: '127.1.0.1', platform: 'cisco_nxos' } },
      { devices: { sw1: { os: 'nxos' } } },
    ]);
  });
});
