/**
 * Loaded into the besieged process before the program (`node --require`): measures from inside how long its event loop does not turn,
 * in time of the host and in processor time of its own thread, and writes it to the file that N3K_SIEGE_PULSE names, one line each
 * second. A stall that cost no processor time was the machine's, not the program's.
 */
const { appendFileSync, readFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const beatMs = 5;
const path = process.env.N3K_SIEGE_PULSE;

/** Processor time of the main thread in milliseconds (Linux); elsewhere that of the whole process. */
function ownCpuMs() {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e3;
  }
}

const originMs = Number(process.hrtime.bigint()) / 1e6 - performance.now();
let beforeMs = performance.now();
let beforeCpuMs = ownCpuMs();
let writtenMs = beforeMs;
const none = () => ({ longestMs: 0, longestCpuMs: 0, over50: 0, over20: 0, turns: [] });
let stalls = none();

function beat() {
  const nowMs = performance.now();
  const cpuMs = ownCpuMs();
  const stalledMs = nowMs - beforeMs - beatMs;
  const workedMs = Math.min(cpuMs - beforeCpuMs, stalledMs);
  stalls.longestMs = Math.max(stalls.longestMs, stalledMs);
  stalls.longestCpuMs = Math.max(stalls.longestCpuMs, workedMs);
  if (workedMs > 20) stalls.over20 += 1;
  if (workedMs > 50) stalls.over50 += 1;
  // In microseconds of the clock that processor profiles have, so that a long turn is found in one.
  if (workedMs > 30) stalls.turns.push([beforeMs, nowMs].map((ms) => Math.round((ms + originMs) * 1e3)));
  beforeMs = nowMs;
  beforeCpuMs = cpuMs;
  if (nowMs - writtenMs < 1_000) return;
  writtenMs = nowMs;
  appendFileSync(path, `${JSON.stringify({ atMs: Date.now(), ...stalls, ...process.memoryUsage() })}\n`);
  stalls = none();
}

if (path !== undefined && isMainThread) setInterval(beat, beatMs).unref();
