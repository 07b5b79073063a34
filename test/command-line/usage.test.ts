import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageVersion } from '../../src/base/package-root.ts';
import { n3k } from './n3k.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'n3k-usage-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('help', () => {
  it.each([[''], ['run'], ['models'], ['image create'], ['image inspect']])('of "%s" has examples', async (name) => {
    const args = name === '' ? [] : name.split(' ');
    const { status, stdout, stderr } = await n3k(...args, '--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain(name === '' ? 'Usage: n3k COMMAND' : `Usage: n3k ${name}`);
    expect(stdout.split('Examples:\n')[1]).toMatch(/^ {2}n3k /);
  });

  it('of a family shows all of it, and no arguments show the overview', async () => {
    const family = await n3k('image');
    expect([family.status, family.stdout.match(/^Usage: .*/gm)]).toEqual([
      0,
      expect.arrayContaining(['Usage: n3k image create NAME [options]', 'Usage: n3k image inspect FILE [options]']),
    ]);
    expect((await n3k()).stdout).toBe((await n3k('--help')).stdout);
  });

  it('has the version beside it', async () => {
    expect(await n3k('--version')).toEqual({ status: 0, stdout: `${packageVersion()}\n`, stderr: '' });
  });
});

describe('models', () => {
  it('lists models and releases, as text and as JSON', async () => {
    const text = await n3k('models');
    expect(text.status).toBe(0);
    expect(text.stdout).toMatch(/^N3K-C3064PQ-10GE +3000 +64 /m);
    const value: unknown = JSON.parse((await n3k('models', '--json')).stdout);
    expect(value).toMatchObject({ releases: expect.arrayContaining(['7.0(3)I7(8)', '9.3(4)']) });
  });
});

describe('what cannot be', () => {
  /** The one line on stderr with which the program refused. */
  async function refusal(...args: readonly string[]): Promise<string> {
    const { status, stdout, stderr } = await n3k(...args);
    expect({ status, stdout, lines: stderr.split('\n').length, args }).toEqual({
      status: 2,
      stdout: '',
      lines: 2,
      args,
    });
    return stderr.trimEnd();
  }

  it('in a flag is named with what is allowed', async () => {
    expect(await refusal('run', '--model', 'N3K-X')).toMatch(
      /^n3k: unknown model "N3K-X" \((?:did you mean "\S+"\? )?known models: .*N3K-C3064PQ-10GE.*\)$/,
    );
    expect(await refusal('run', '--release', '9.9(9)')).toMatch(
      /^n3k: unknown release "9\.9\(9\)" \(did you mean "9\.3\(9\)"\? n3k releases lists them\)$/,
    );
    expect(await refusal('run', '--usb1', '16')).toBe(
      'n3k: bad size "16" (sizes are written like 512MB, 16GB or 1TB (1MB to 64TB))',
    );
    for (const port of ['x', '65536']) {
      expect(await refusal('run', `--port=${port}`)).toBe(
        `n3k: bad port "${port}" (ports are numbers from 0 (a free one) to 65535)`,
      );
    }
    for (const speed of ['fast', '']) {
      expect(await refusal('run', `--speed=${speed}`)).toBe(
        `n3k: bad speed "${speed}" (speeds are real, instant, or a factor from 0.001 to 100000)`,
      );
    }
    for (const hostname of ['a b', '']) {
      expect(await refusal('run', `--hostname=${hostname}`)).toMatch(
        /^n3k: bad hostname ".*" \(hostnames have 1 to 63 letters/,
      );
    }
    expect(await refusal('run', '--modle', 'x')).toMatch(
      /^n3k: unknown option '--modle' \(did you mean "--model"\? flags of "n3k run": --model /,
    );
    expect(await refusal('run', '--port')).toMatch(/^n3k: .*--port/);
  });

  it('as a command or an argument is named as well', async () => {
    expect(await refusal('start')).toMatch(
      /^n3k: unknown command "start" \((?:did you mean "[^"]+"\? )?known commands: run, exec, .*models, .*image inspect.*\)$/,
    );
    expect(await refusal('image', 'delete')).toMatch(
      /^n3k: unknown command "image delete" \((?:did you mean "[^"]+"\? )?known commands: .*image create, image inspect\)$/,
    );
    expect(await refusal('run', 'a.yaml', 'b.yaml')).toBe(
      'n3k: unexpected argument "b.yaml" (usage: n3k run [LAB.yaml] [options])',
    );
    expect(await refusal('models', 'x', 'y')).toMatch(/^n3k: unexpected argument "[xy]"/);
  });

  it('in a lab file is named with its line', async () => {
    const path = join(folder, 'lab.yaml');
    writeFileSync(path, 'devices:\n  - name: sw1\n    model: N3K-C3064PQ-10GE\n');
    expect(await refusal('run', path)).toMatch(
      /^n3k: .*lab\.yaml:2:5: devices\.0\.release: "release" is missing \(.*\)$/,
    );
    expect(await refusal('run', join(folder, 'none.yaml'))).toMatch(
      /none\.yaml: no such file or folder \(ENOENT\) \(name a file that can be read\)$/,
    );
    expect(await refusal('run', folder)).toMatch(
      /this is a folder, not a file \(EISDIR\) \(name a file that can be read\)$/,
    );
  });

  it('because a port is in use is said, and nothing is left running', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await refusal('run', '--port', String(port))).toMatch(
      new RegExp(
        `^n3k: N3K-C3064PQ: cannot listen on 127\\.0\\.0\\.1:${port}: .*EADDRINUSE.* \\(choose another port with --port, or --port 0 for a free one\\)$`,
      ),
    );
    await new Promise((resolve) => taken.close(resolve));
  });

  it('with images is said', async () => {
    const existing = join(folder, 'existing.bin');
    writeFileSync(existing, 'mine');
    expect(await refusal('image', 'create')).toMatch(/^n3k: no image named/);
    expect(await refusal('image', 'create', 'nxos.bin')).toMatch(
      /^n3k: unknown image "nxos\.bin" \((?:did you mean "\S+"\? )?n3k image list lists them\)$/,
    );
    expect(await refusal('image', 'create', 'nxos.9.3.4.bin', '--compact', '4000')).toBe(
      'n3k: unknown platform group "4000" (known groups: 3000, 3100, 3500)',
    );
    expect(await refusal('image', 'create', 'n3000-uk9.6.0.2.U6.3a.bin', '--compact', '3000')).toMatch(
      /cannot be compacted/,
    );
    expect(await refusal('image', 'create', 'nxos.9.3.4.bin', '--output', existing)).toMatch(
      /existing\.bin: it is there already .* \(remove it first, or name another --output\)$/,
    );
    expect(await refusal('image', 'create', 'nxos.9.3.4.bin', '--output', join(folder, 'none', 'x'))).toMatch(/ENOENT/);
    expect(await refusal('image', 'create', 'x.bin', '--release', 'nine')).toMatch(/^n3k: unknown release "nine"/);
    expect(await refusal('image', 'inspect')).toMatch(/^n3k: no file named/);
    expect(await refusal('image', 'inspect', join(folder, 'none'))).toMatch(/none: no such file/);
    expect(await refusal('image', 'inspect', existing)).toMatch(/existing\.bin: this is no image/);
  });
});
