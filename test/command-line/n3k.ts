import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../../src/base/package-root.ts';

const program = join(packageRoot(), 'dist', 'n3k.cjs');

/** What running `n3k` to its end showed. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program to its end. */
export function n3k(...args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, stdout, stderr };
}

/** A lab that runs in a process of its own. */
export interface RunningLab {
  readonly child: ChildProcess;
  /** Everything on stdout so far. */
  stdout(): string;
  stderr(): string;
  /** Sends a signal and waits for the end; the exit status. */
  stop(signal: 'SIGTERM' | 'SIGINT'): Promise<number | null>;
}

/** Starts `n3k run` and waits until it has printed `wanted`. */
export async function startRun(wanted: RegExp, ...args: readonly string[]): Promise<RunningLab> {
  const child = spawn(process.execPath, [program, 'run', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const closed = once(child, 'close');
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      if (wanted.test(stdout)) resolve();
    });
    child.once('close', () => reject(new Error(`ended early: ${stderr}`)));
  });
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    async stop(signal) {
      child.kill(signal);
      const [status] = await closed;
      return typeof status === 'number' ? status : null;
    },
  };
}
