import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { HostProcess, HostProcesses } from '../base/host/processes.ts';

/** Processes as Linux tells of them in /proc; other systems tell less. */
export const nodeProcesses: HostProcesses = { here: thisProcess, lifeOf };

let here: HostProcess | undefined;

function thisProcess(): HostProcess {
  here ??= {
    pid: process.pid,
    started: startOf(process.pid) ?? '-',
    space: known(() => readlinkSync('/proc/self/ns/pid')) ?? '-',
    boot: known(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()) ?? hostname(),
  };
  return here;
}

function lifeOf({ pid, started, space, boot }: HostProcess): 'runs' | 'gone' | 'unknown' {
  const me = thisProcess();
  if (boot !== me.boot || space !== me.space) return 'unknown';
  if (!isThere(pid)) return 'gone';
  const start = startOf(pid);
  if (start === 'ended') return 'gone';
  if (start === undefined || started === '-') return 'unknown';
  return start === started ? 'runs' : 'gone';
}

/**
 * The 22nd field of Linux's /proc/PID/stat, counted behind the name, which may hold anything. The third is the state: Z or X of a
 * process that has ended and that its parent has not asked for (proc(5)); it has no start any more.
 */
function startOf(pid: number): string | 'ended' | undefined {
  const stat = known(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ['Z', 'X'].includes(fields?.[0] ?? '') ? 'ended' : fields?.[19];
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else may not be asked, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function known(ask: () => string): string | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
