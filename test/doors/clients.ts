import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Guard } from '../../src/base/guard.ts';
import type { SwitchDoor } from '../../src/doors/door.ts';
import { openSshDoor } from '../../src/doors/ssh/door.ts';
import { type HostKey, hostKeysFromSeed } from '../../src/doors/ssh/host-keys.ts';
import { needs } from '../needs/needs.ts';
import { type FakeFront, type FakeFrontOptions, fakeFront } from './fake-front.ts';

/** How a program ended. */
export interface Ended {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** A door with a fake switch behind it, and OpenSSH's programs in front of it. */
export interface TestDoor {
  readonly front: FakeFront;
  readonly door: SwitchDoor;
  /** What the door warned of. */
  readonly warnings: readonly string[];
  /** A temporary folder for files of the clients. */
  readonly folder: string;
  ssh(args: readonly string[], options?: RunOptions): Promise<Ended>;
  scp(args: readonly string[]): Promise<Ended>;
  /** Runs a batch of SFTP commands. */
  sftp(batch: readonly string[]): Promise<Ended>;
  /** A program that is still running. */
  start(program: 'ssh' | 'scp', args: readonly string[]): ChildProcess;
  /** `admin@host:path`, for scp. */
  remote(path: string): string;
  close(): Promise<void>;
}

/** What a client gets to read, and as whom it logs in. */
export interface RunOptions {
  readonly input?: string;
  readonly password?: string;
}

const baseOptions = [
  ['-F', '/dev/null'],
  ['-o', 'StrictHostKeyChecking=no'],
  ['-o', 'UserKnownHostsFile=/dev/null'],
  ['-o', 'LogLevel=ERROR'],
].flat();

/** What a test may want different of a door. */
export interface TestDoorOptions {
  readonly hostKeys?: () => readonly HostKey[];
  readonly admits?: () => boolean;
}

/** Opens a door on a free port of 127.0.0.1. `LogLevel=ERROR` hides the login banner; give another one to see it. */
export async function openTestDoor(
  options: FakeFrontOptions = {},
  { hostKeys = () => hostKeysFromSeed('sw1'), admits = () => true }: TestDoorOptions = {},
): Promise<TestDoor> {
  const front = fakeFront(options);
  const warnings: string[] = [];
  const warn = (message: string): void => {
    warnings.push(message);
  };
  const guard = new Guard(({ place, reason }) => warn(`${front.name}: ${place}: ${reason}`));
  const place = { host: '127.0.0.1', port: 0, seed: '', admits, warn, guard };
  const door = await openSshDoor(front, place, hostKeys);
  const folder = mkdtempSync(join(tmpdir(), 'n3k-doors-'));
  const start = (program: string, args: readonly string[], password = 'secret'): ChildProcess => {
    needs(program);
    return spawn(program, [...baseOptions, ...args], {
      cwd: folder,
      env: { ...process.env, ...answering(folder, password) },
    });
  };
  const run = async (program: string, args: readonly string[], { input = '', password }: RunOptions = {}) =>
    ended(start(program, args, password), input);
  return {
    front,
    door,
    warnings,
    folder,
    ssh: (args, given) => run('ssh', ['-p', String(door.port), 'admin@127.0.0.1', ...args], given),
    scp: (args) => run('scp', ['-P', String(door.port), ...args]),
    sftp: (batch) =>
      // A batch forbids passwords unless an earlier option says otherwise.
      run('sftp', ['-q', '-o', 'BatchMode=no', '-b', '-', '-P', String(door.port), 'admin@127.0.0.1'], {
        input: `${batch.join('\n')}\n`,
      }),
    start: (program, args) => start(program, [program === 'ssh' ? '-p' : '-P', String(door.port), ...args]),
    remote: (path) => `admin@127.0.0.1:${path}`,
    async close() {
      await door.close();
      front.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The environment in which OpenSSH asks a program in `folder` instead of a terminal, and is told `password`. */
export function answering(folder: string, password: string): Readonly<Record<string, string>> {
  const askpass = join(folder, 'askpass');
  writeFileSync(askpass, '#!/bin/sh\nprintf "%s\\n" "$N3K_TEST_PASSWORD"\n', { mode: 0o700 });
  return { SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: 'force', N3K_TEST_PASSWORD: password };
}

/** Waits for the end of a program and collects what it said. */
export function ended(child: ChildProcess, input = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    let output = '';
    let errors = '';
    child.stdout?.on('data', (bytes) => {
      output += String(bytes);
    });
    child.stderr?.on('data', (bytes) => {
      errors += String(bytes);
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output, errors }));
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}
