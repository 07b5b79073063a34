import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/base/package-root.ts';

/** How a client ended. */
export interface Ended {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Where a client runs, and what it finds there. */
export interface Surroundings {
  /** The working folder and `HOME`: known hosts, keys and caches of this computer stay out of it. */
  readonly folder: string;
  /** What the client reads on its standard input. */
  readonly input?: string;
  /** Other programs that the client starts. */
  readonly starts?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** A client that hangs is ended after this time, and what it had said until then tells where. A Go that compiles all anew needs minutes. */
const limitMs = 500_000;

/** The Debian package of each client; `.ci/run` installs them. */
const debianPackages: Readonly<Record<string, string>> = {
  ssh: 'openssh-client',
  scp: 'openssh-client',
  sftp: 'openssh-client',
  'ssh-keyscan': 'openssh-client',
  'ssh-keygen': 'openssh-client',
  sshpass: 'sshpass',
  plink: 'putty-tools',
  pscp: 'putty-tools',
  expect: 'expect',
  rancid: 'rancid',
  clogin: 'rancid',
  'ansible-playbook': 'ansible',
  'ansible-inventory': 'ansible',
  curl: 'curl',
  go: 'golang-go',
  python3: 'python3',
};

/** Folders that Debian keeps out of `PATH`: that is where RANCID lives. */
const searched = `${process.env.PATH}:/usr/lib/rancid/bin`;

/** The Python that has the clients of PyPI. */
const clientPython = join(packageRoot(), 'node_modules', '.cache', 'client-python', 'bin', 'python');

/** Runs a client to its end and collects what it said. Rejects when it is not installed or does not end. */
export function run(program: string, args: readonly string[], around: Surroundings): Promise<Ended> {
  for (const needed of [program, ...(around.starts ?? [])]) {
    if (spawnSync('which', [needed], { env: { PATH: searched } }).status !== 0)
      throw new Error(`${needed} is missing: install the Debian package ${debianPackages[needed] ?? needed}`);
  }
  return ended(program, args, around);
}

/** Runs a script of `test/clients/python` with the clients of PyPI; `library` is the package that it needs. */
export function runPython(library: string, args: readonly string[], around: Surroundings): Promise<Ended> {
  if (!existsSync(clientPython) || spawnSync(clientPython, ['-c', `import ${library}`]).status !== 0)
    throw new Error(`${library} is missing: install the PyPI package ${library} as CONTRIBUTING.md says`);
  const [script = '', ...others] = args;
  return ended(clientPython, [join(packageRoot(), 'test', 'clients', 'python', script), ...others], around);
}

function ended(program: string, args: readonly string[], around: Surroundings): Promise<Ended> {
  const { folder, input = '', environment = {} } = around;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: { PATH: searched, HOME: folder, LANG: 'C.UTF-8', TERM: 'xterm', ...environment },
      signal: AbortSignal.timeout(limitMs),
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (bytes) => {
      output += String(bytes);
    });
    child.stderr.on('data', (bytes) => {
      errors += String(bytes);
    });
    child.on('error', ({ message }) => reject(new Error(`${program}: ${message}\n${output}${errors}`)));
    child.on('close', (status) => resolve({ status, output, errors }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
