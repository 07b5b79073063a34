import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { vi } from 'vitest';
import { main } from '../../src/command-line/program.ts';
import { builtProgram } from '../built.ts';

/** What running `n3k` to its end showed. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `n3k` to its end, from its sources and in this process: a start of the built one costs a quarter of a second. */
export async function n3k(...args: readonly string[]): Promise<Ended> {
  const shown = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((chunk) => {
      shown[name] += chunk;
      return true;
    }),
  );
  try {
    return { status: await main(args), ...shown };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Runs the built program to its end: for what concerns the process itself, as its input, its signals and its children do. */
export function n3kProcess(args: readonly string[], input = ''): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [builtProgram(), ...args], {
    encoding: 'utf8',
    input,
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
  const child = spawn(process.execPath, [builtProgram(), 'run', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
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
