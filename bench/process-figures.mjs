/** What Linux says of processes in /proc. Figures of a process include those it started, where the name says so. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Milliseconds in one of the ticks in which /proc counts CPU time (USER_HZ, 100 on every Linux port). */
const tickMs = 10;

function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended in the meantime.
    return '';
  }
}

/** The fields of /proc/PID/stat behind the name of the program, which may itself hold spaces and brackets. */
function statOf(id) {
  const text = textOf(`/proc/${id}/stat`);
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** The process and everything it started that still runs, parents first. */
export function familyOf(id) {
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(statOf(name)[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const family = [id];
  for (let at = 0; at < family.length; at += 1) family.push(...(children.get(family[at]) ?? []));
  return family;
}

/** CPU time in milliseconds that a process and its family have used, ended and awaited children included. */
export function familyCpuMs(id) {
  let ticks = 0;
  for (const member of familyOf(id)) {
    const fields = statOf(member);
    for (const field of [11, 12, 13, 14]) ticks += Number(fields[field] ?? 0);
  }
  return ticks * tickMs;
}

/** How long the main thread has run or waited for a processor, in milliseconds to the microsecond. */
export function wantedCpuMs(id) {
  const [running = 0, waiting = 0] = textOf(`/proc/${id}/schedstat`).split(' ').map(Number);
  return (running + waiting) / 1e6;
}

/** Processor time in milliseconds that everything on this computer has used since it started. */
export function systemCpuMs() {
  const [, user, nice, system, , , interrupts, softInterrupts, stolen] = (textOf('/proc/stat').split('\n')[0] ?? '')
    .split(/\s+/)
    .map(Number);
  return (user + nice + system + interrupts + softInterrupts + stolen) * tickMs;
}

/** Resident memory of one process in bytes. */
export function residentBytes(id) {
  return statusBytes(id, 'VmRSS');
}

/** The most resident memory since `forgetPeak`, in bytes. */
export function peakBytes(id) {
  return statusBytes(id, 'VmHWM');
}

/** Starts the peak anew from what is resident now. */
export function forgetPeak(id) {
  writeFileSync(`/proc/${id}/clear_refs`, '5');
}

/** Memory of a process and its family in bytes, with pages that several share divided among them (PSS). */
export function familyShareBytes(id) {
  let totalKb = 0;
  for (const member of familyOf(id)) {
    totalKb += Number(/^Pss:\s+(\d+) kB/m.exec(textOf(`/proc/${member}/smaps_rollup`))?.[1] ?? 0);
  }
  return totalKb * 1024;
}

function statusBytes(id, field) {
  const [, kb = '0'] = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(textOf(`/proc/${id}/status`)) ?? [];
  return Number(kb) * 1024;
}
