import { calendarTime, timeOfDay } from '../base/calendar.ts';

/** One system message: Cisco's facility, severity (0 is worst) and mnemonic, and the text behind them. */
export interface SystemMessage {
  readonly facility: string;
  readonly severity: number;
  readonly mnemonic: string;
  readonly text: string;
}

/** Who says something, when (lab time), and the worst severities that still go to the log file; undefined when it is off. */
export interface Speaker {
  readonly hostname: string;
  readonly atMs: number;
  readonly logfileSeverity: number | undefined;
}

/** How many messages the log file keeps; on the device its size in bytes is the limit. */
const keptMessages = 10_000;

/** The log file of a switch, in memory: what was written is gone when NX-OS stops. */
export class SystemLog {
  #lines: string[] = [];

  /** Oldest first. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  /** Keeps a message that is severe enough; answers the line that the console shows. */
  write(message: SystemMessage, { hostname, atMs, logfileSeverity }: Speaker): string {
    if (logfileSeverity !== undefined && message.severity <= logfileSeverity) {
      this.#lines.push(logfileLine(message, hostname, atMs));
      if (this.#lines.length > keptMessages) this.#lines.shift();
    }
    return consoleLine(message, hostname, atMs);
  }

  /** Holds exactly these from now on. */
  restore(lines: readonly string[]): void {
    this.#lines = [...lines];
  }
}

/** The line that the console shows: `2020 Jun 15 22:21:56 switch %$ VDC-1 %$ %VSHD-5-VSHD_SYSLOG_CONFIG_I: text` (nxos-behaviour 3.2). */
export function consoleLine(message: SystemMessage, hostname: string, atMs: number): string {
  return `${stampOf(atMs)} ${hostname} %$ VDC-1 %$ ${textOf(message)}`;
}

/** The line in the log file: `2022 Jul 30 21:22:56 switch %VSHD-5-VSHD_SYSLOG_CONFIG_I: text` (nxos-behaviour 8). */
function logfileLine(message: SystemMessage, hostname: string, atMs: number): string {
  return `${stampOf(atMs)} ${hostname} ${textOf(message)}`;
}

function stampOf(atMs: number): string {
  const time = calendarTime(atMs);
  return `${time.year} ${time.monthName} ${String(time.day).padStart(2)} ${timeOfDay(time)}`;
}

function textOf({ facility, severity, mnemonic, text }: SystemMessage): string {
  return `%${facility}-${severity}-${mnemonic}: ${text}`;
}
