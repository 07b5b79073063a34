import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * A process as others may ask for it later, also from another container or computer: its number means something only in its own
 * namespace, in one run of the kernel, and until the number is given to another process.
 */
export interface HostProcess {
  readonly pid: number;
  /** When it started, in ticks since the kernel did; `-` where the host does not tell. */
  readonly started: string;
  /** The namespace of its number; `-` where there is none. */
  readonly space: string;
  /** This run of the kernel; the name of the computer where the host does not tell. */
  readonly boot: string;
}

let here: HostProcess | undefined;

/** This process. */
export function thisProcess(): HostProcess {
  here ??= {
    pid: process.pid,
    started: startOf(process.pid) ?? '-',
    space: known(() => readlinkSync('/proc/self/ns/pid')) ?? '-',
    boot: known(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()) ?? hostname(),
  };
  return here;
}

/** Whether a process still runs; `unknown` when it counts in another namespace, on another computer, or this host does not tell. */
export function lifeOf({ pid, started, space, boot }: HostProcess): 'runs' | 'gone' | 'unknown' {
  const me = thisProcess();
  if (boot !== me.boot || space !== me.space) return 'unknown';
  if (!isThere(pid)) return 'gone';
  const start = startOf(pid);
  if (start === undefined || started === '-') return 'unknown';
  return start === started ? 'runs' : 'gone';
}

/** One line, which `readProcess` reads. */
export function writeProcess({ pid, started, space, boot }: HostProcess): string {
  return `${pid} ${started} ${space} ${boot}`;
}

/** The process that a line names; undefined when it names none. A number alone is what earlier versions wrote. */
export function readProcess(line: string): HostProcess | undefined {
  const [pid = '', started = '-', space = '-', boot = ''] = line.trim().split(' ');
  return /^[1-9]\d{0,9}$/.test(pid) ? { pid: Number(pid), started, space, boot } : undefined;
}

/** The 22nd field of Linux's /proc/PID/stat, counted behind the name, which may hold anything. */
function startOf(pid: number): string | undefined {
  const stat = known(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
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
