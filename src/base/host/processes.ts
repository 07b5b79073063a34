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

/** The processes of the host. */
export interface HostProcesses {
  /** This one. */
  here(): HostProcess;
  /** Whether a process still runs; `unknown` when it counts in another namespace, on another computer, or the host does not tell. */
  lifeOf(process: HostProcess): 'runs' | 'gone' | 'unknown';
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
