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
  const time = calendarTime(atMs);
  const stamp = `${time.year} ${time.monthName} ${String(time.day).padStart(2)} ${timeOfDay(time)}`;
  return `${stamp} ${hostname} %$ VDC-1 %$ %${message.facility}-${message.severity}-${message.mnemonic}: ${message.text}`;
}
