import { calendarTime, timeOfDay } from '../base/calendar.ts';

/** One system message: Cisco's facility, severity (0 is worst) and mnemonic, and the text behind them. */
export interface SystemMessage {
  readonly facility: string;
  readonly severity: number;
  readonly mnemonic: string;
  readonly text: string;
}

/** The line that the console shows: `2020 Jun 15 22:21:56 switch %$ VDC-1 %$ %VSHD-5-VSHD_SYSLOG_CONFIG_I: text` (nxos-behaviour 3.2). */
export function consoleLine(message: SystemMessage, hostname: string, atMs: number): string {
  return `${stampOf(atMs)} ${hostname} %$ VDC-1 %$ ${textOf(message)}`;
}

/** The line in the log file: `2022 Jul 30 21:22:56 switch %VSHD-5-VSHD_SYSLOG_CONFIG_I: text` (nxos-behaviour 8). */
export function logfileLine(message: SystemMessage, hostname: string, atMs: number): string {
  return `${stampOf(atMs)} ${hostname} ${textOf(message)}`;
}

function stampOf(atMs: number): string {
  const time = calendarTime(atMs);
  return `${time.year} ${time.monthName} ${String(time.day).padStart(2)} ${timeOfDay(time)}`;
}

function textOf({ facility, severity, mnemonic, text }: SystemMessage): string {
  return `%${facility}-${severity}-${mnemonic}: ${text}`;
}
