import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { builtProgram } from '../built.ts';
import { n3k, type RunningLab, startRun } from './n3k.ts';

const temporary = process.env.TMPDIR;
let folder = '';
let labPath = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'n3k-console-'));
  // The programs that a test starts find each other here, and not the labs of whoever runs the tests.
  process.env.TMPDIR = folder;
  labPath = join(folder, 'class.yaml');
  writeFileSync(
    labPath,
    `clock: { speed: instant }
devices:
  - { name: seat, count: 20, model: N3K-C3172TQ-10GT, release: 7.0(3)I7(3) }
`,
  );
});
afterAll(() => {
  if (temporary === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = temporary;
  rmSync(folder, { recursive: true });
});

const started: { readonly child: ChildProcess }[] = [];
afterEach(async () => {
  for (const { child } of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

async function run(wanted: RegExp, ...args: readonly string[]): Promise<RunningLab> {
  const lab = await startRun(wanted, '--port', '0', ...args);
  started.push(lab);
  return lab;
}

const registry = (): string => join(folder, `n3k-labs-${userInfo().uid}`);

/** `n3k console` with a pipe in place of a terminal. */
class PipedConsole {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  #shown = '';
  #wake = (): void => {};

  constructor(...args: readonly string[]) {
    this.child = spawn(process.execPath, [builtProgram(), 'console', ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.child.stdout?.on('data', (chunk) => {
      this.#shown += chunk;
      this.#wake();
    });
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
    started.push(this);
  }

  type(keys: string): void {
    this.child.stdin?.write(keys);
  }

  /** Everything up to and with `pattern`. */
  async expect(pattern: RegExp): Promise<string> {
    while (!pattern.test(this.#shown)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const shown = this.#shown;
    this.#shown = '';
    return shown;
  }

  /** Ends the input; the exit status. */
  async end(): Promise<number | null> {
    this.child.stdin?.end();
    return this.ended;
  }
}

describe('n3k console', () => {
  it('finds a switch of a running lab by its name, and lists them all', async () => {
    await run(/Console:/, labPath);
    const listed = await n3k('console');
    expect(listed.stdout.split('\n').length).toBe(22);
    expect(listed.stdout).toMatch(/^NAME +HOSTNAME +MODEL +STAGE +CONSOLE +LAB +PROCESS\n/);
    expect(listed.stdout).toMatch(/^seat7 +seat7 +N3K-C3172TQ-10GT +running +127\.0\.0\.1:\d+ +class\.yaml +\d+$/m);
    const seat = new PipedConsole('seat7', '--stay', '0.1');
    seat.type('\nadmin\nadmin\n');
    expect(await seat.expect(/seat7# $/)).toMatch(/^\r\nseat7 login: admin\r\nPassword: \r\n/);
    expect(await seat.end()).toBe(0);
    expect(await n3k('console', 'seat99')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(
        /^n3k: no lab that runs here has a switch "seat99"; there are seat1, seat2, .*, and 10 more \(did you mean "seat\d+"\? n3k console lists all/,
      ),
    });
  });

  it('knows the name in the prompt, and says each name once', async () => {
    const lab = await run(/\n/, '--json', '--hostname', 'lab-1', '--speed', 'instant');
    await run(/\n/, '--json', '--hostname', 'lab-2');
    const seat = new PipedConsole('lab-1', '--stay', '0');
    seat.type('\n');
    expect(await seat.expect(/login: $/)).toBe('\r\nlab-1 login: ');
    expect(await seat.end()).toBe(0);
    expect((await n3k('console', 'lab-3')).stderr).toMatch(
      /there are N3K-C3064PQ \(lab-1\), N3K-C3064PQ \(lab-2\) \(did you mean "lab-1"\?/,
    );
    const ready = join(folder, 'named.json');
    writeFileSync(ready, lab.stdout());
    const again = new PipedConsole('lab-1', '--ready', ready, '--stay', '0');
    expect(await again.end()).toBe(0);
    expect((await n3k('lab', 'show', '--ready', ready)).stdout).toMatch(/ CONSOLE +STAGE\nN3K-C3064PQ .* running\n$/);
  });

  it('lists what each switch is at, also later', async () => {
    const lab = await run(/\n/, '--json', '--hostname', 'lab-1', '--control', '127.0.0.1:0');
    const { control } = JSON.parse(lab.stdout());
    await fetch(`${control.url}/v1/devices/N3K-C3064PQ/powerOff`, {
      method: 'POST',
      headers: { authorization: `Bearer ${control.token}` },
    });
    const listed = async (): Promise<string> => (await n3k('console')).stdout;
    while (!/lab-1 +N3K-C3064PQ-10GE +without power /.test(await listed()));
  });

  it('says what to do when no lab runs, or nothing answers', async () => {
    expect(await n3k('console')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^n3k: no lab runs here \(n3k run/),
    });
    expect((await n3k('console', 'leaf1')).stderr).toMatch(
      /^n3k: no lab runs here that could have a switch "leaf1" \(n3k run/,
    );
    expect((await n3k('console', '127.0.0.1:1')).stderr).toMatch(
      /^n3k: no console answers on 127\.0\.0\.1:1: .*\(n3k console/,
    );
    expect((await n3k('console', 'leaf1', '--stay', 'long')).stderr).toMatch(/^n3k: bad time "long"/);
  });

  it('reads a ready line, and leads through a terminal server', async () => {
    const path = join(folder, 'served.yaml');
    writeFileSync(
      path,
      'clock: { speed: instant }\nterminalServer: {}\ndevices: [{ name: leaf, count: 2, model: N3K-C3064PQ-10GE, release: 9.3(4) }]\n',
    );
    const lab = await run(/\n/, path, '--json');
    const { devices } = JSON.parse(lab.stdout());
    expect(devices[1].console).toEqual({ host: '127.0.0.1', port: devices[0].console.port, via: 'leaf2' });
    const ready = join(folder, 'ready.json');
    writeFileSync(ready, lab.stdout());
    const leaf = new PipedConsole('leaf2', '--ready', ready, '--stay', '0.1');
    leaf.type('\n');
    expect(await leaf.expect(/login: $/)).toBe('\r\nleaf2 login: ');
    expect(await leaf.end()).toBe(0);
    expect((await n3k('console', 'x', '--ready', path)).stderr).toMatch(
      /^n3k: \S+ holds no ready line: .*\(n3k run --json/,
    );
    // A second lab with a switch of that name: which one is meant has to be said.
    await run(/\n/, path, '--json');
    expect((await n3k('console', 'leaf1')).stderr).toMatch(
      /^n3k: 2 labs that run here have a switch "leaf1": \S+ \(terminal server\), \S+ \(terminal server\) \(name one by its HOST:PORT/,
    );
  });

  it('keeps its list to this user, without passwords, and forgets who is gone', async () => {
    const lab = await run(/\n/, '--json', '--password', 'Hidden.123');
    const [file = ''] = readdirSync(registry());
    expect(statSync(registry()).mode & 0o777).toBe(0o700);
    expect(statSync(join(registry(), file)).mode & 0o777).toBe(0o600);
    expect((await n3k('console')).stdout).toContain('N3K-C3064PQ');
    lab.child.kill('SIGKILL');
    await once(lab.child, 'exit');
    expect((await n3k('console')).stderr).toMatch(/^n3k: no lab runs here/);
    expect(readdirSync(registry())).toEqual([]);
    rmSync(registry(), { recursive: true });
    mkdirSync(registry());
    chmodSync(registry(), 0o777);
    expect((await n3k('console')).stderr).toMatch(/is not a folder of yours alone/);
    const other = await run(/\n/, '--json');
    expect(other.stderr()).toMatch(/^n3k: n3k console NAME will not find this lab: /);
    rmSync(registry(), { recursive: true });
  });
});

describe('a kept lab', () => {
  it('whose switch stands at the loader says so, and its console leads there', async () => {
    const path = join(folder, 'kept.yaml');
    const device = 'model: N3K-C3064PQ-10GE, release: 9.3(4)';
    writeFileSync(path, `clock: { speed: instant }\ndevices: [{ name: a, count: 2, ${device} }]\n`);
    const first = await run(/\n/, path, '--json', '--state', join(folder, 'state'));
    const console = new PipedConsole('a1', '--stay', '0');
    console.type('\nadmin\nadmin\n');
    await console.expect(/a1# $/);
    console.type('configure terminal\nno boot nxos\nend\ncopy running-config startup-config\n');
    await console.expect(/Copy complete\.\r+\n/);
    await console.end();
    expect(await first.stop('SIGTERM')).toBe(0);
    const second = await run(/\n/, path, '--json', '--state', join(folder, 'state'));
    const [loader, up] = JSON.parse(second.stdout()).devices;
    expect(loader).toMatchObject({ stage: 'loader', release: null });
    expect(up).toMatchObject({ stage: 'running', release: '9.3(4)' });
    const again = new PipedConsole('a1', '--stay', '0');
    again.type('\n');
    expect(await again.expect(/> $/)).toBe('\r\nloader> ');
    await again.end();
    expect(await second.stop('SIGTERM')).toBe(0);
    const told = await run(/Console:/, path, '--state', join(folder, 'state'));
    expect(told.stdout()).toMatch(
      /^a1 is at loader> \(no image is configured to be booted\): N3K-C3064PQ-10GE\n {2}telnet /,
    );
    expect(told.stdout()).toMatch(/\n {2}Three things to try on a2:\n/);
  });
});

describe('a class', () => {
  it('gets a seat out of the boot loop over its console (technote, CSCvs23686)', async () => {
    const path = join(folder, 'loop.yaml');
    writeFileSync(
      path,
      `clock: { speed: 60 }
devices:
  - name: seat
    count: 20
    model: N3K-C3172TQ-10GT
    release: 7.0(3)I7(3)
    usb1: { size: 16GB, files: [{ name: nxos.9.3.4.bin, image: nxos.9.3.4.bin }] }
`,
    );
    const lab = await run(/Console:/, path, '--speed', '600');
    const seat = new PipedConsole('seat7', '--stay', '0');
    seat.type('\nadmin\nadmin\n');
    await seat.expect(/seat7# $/);
    for (const line of [
      'install all nxos usb1:nxos.9.3.4.bin compact',
      'configure terminal',
      'boot nxos usb1:nxos.9.3.4.bin',
      'end',
      'copy running-config startup-config',
    ]) {
      seat.type(`${line}\n`);
      await seat.expect(/seat7(?:\(config\))?# $/);
    }
    seat.type('reload\n');
    await seat.expect(/\[n\] $/);
    seat.type('y\n');
    await seat.expect(/MD5Sum mismatch\r\nFile does not exist, boot failed\.\r\n/);
    expect(await seat.end()).toBe(0);
    // Somebody else sits down at it and breaks in.
    const helper = new PipedConsole('seat7', '--stay', '0');
    await helper.expect(/MD5Sum mismatch/);
    helper.type('\x03');
    await helper.expect(/loader> $/);
    helper.type('boot bootflash:nxos.7.0.3.I7.3.bin\n');
    await helper.expect(/seat7 login: $/);
    expect(await helper.end()).toBe(0);
    expect(lab.stdout()).toMatch(/^seat7: MD5Sum mismatch$/m);
    expect(lab.stdout()).not.toMatch(/^MD5Sum mismatch$/m);
    expect(await lab.stop('SIGTERM')).toBe(0);
  });
});
