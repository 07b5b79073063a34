/** From what was measured to what is read. */
import { loadavg } from 'node:os';

/** Slowest answer of a well-behaved client that is aimed at. */
export const aimMs = 250;

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** How many answers of a kind there were, and how long they took. */
export function summaryOf(durationsMs) {
  const sorted = [...durationsMs].sort((a, b) => a - b);
  return { count: sorted.length, p50Ms: at(sorted, 0.5), p99Ms: at(sorted, 0.99), slowestMs: sorted.at(-1) ?? 0 };
}

export const load = () => loadavg().map((value) => Number(value.toFixed(2)));

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  const cell = (text, column) =>
    column === 0 ? String(text).padEnd(widths[column]) : String(text).padStart(widths[column]);
  return rows.map((row) => row.map(cell).join('  ')).join('\n');
}

const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)}`;
const mb = (bytes) => `${Math.round(bytes / 1e6)} MB`;

function answers(report) {
  const kinds = Object.keys({ ...report.quiet.answers, ...report.siege.answers }).sort();
  const head = [
    'answer (ms)',
    'quiet: n',
    'p50',
    'p99',
    'slowest',
    'siege: n',
    'p50',
    'p99',
    'slowest',
    `aim ${aimMs}`,
  ];
  const figures = ({ count, p50Ms, p99Ms, slowestMs }) => [count, ms(p50Ms), ms(p99Ms), ms(slowestMs)];
  const none = summaryOf([]);
  const rows = kinds.map((kind) => {
    const [quiet, siege] = [report.quiet.answers[kind] ?? none, report.siege.answers[kind] ?? none];
    return [kind, ...figures(quiet), ...figures(siege), siege.slowestMs <= aimMs ? 'ok' : 'MISS'];
  });
  return table([head, ...rows]);
}

function loops(report) {
  const line = (name, { loop, load: loads, ownStallMs }) => [
    ...[name, ms(loop.longestMs), ms(loop.longestCpuMs), loop.over50, loop.over20, ms(ownStallMs), loads.join(' ')],
  ];
  const head = [
    'event loop (ms)',
    'longest stall',
    'of it worked',
    'turns > 50',
    '> 20',
    'stall of the measuring process',
    'load',
  ];
  return table([head, line('quiet', report.quiet), line('siege', report.siege)]);
}

function attacks(report) {
  const rows = Object.entries(report.attacks)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { times, counts }]) => {
      const told = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
      return `${name.padEnd(64)} ${String(times).padStart(4)}  ${told.join(', ')}`;
    });
  return ['what the hostile clients did, how often, and what came of it', ...rows].join('\n');
}

/** The report as a person reads it. */
export function textOf(report) {
  const { memory, journal, verdict } = report;
  const counted = Object.entries(journal).map(([kind, count]) => `${kind} ${count}`);
  return [
    attacks(report),
    '',
    answers(report),
    '',
    loops(report),
    '',
    `memory: ${mb(memory.beforeBytes)} before, ${mb(memory.peakBytes)} at the peak, ${mb(memory.afterBytes)} after (bound ${mb(memory.boundBytes)})`,
    `in the journal: ${counted.join(', ')}`,
    `errors contained inside the emulator: ${report.contained.length}${report.contained.map((text) => `\n  ${text}`).join('')}`,
    `errors of well-behaved clients: ${report.guestErrors.length}${report.guestErrors
      .slice(0, 20)
      .map((text) => `\n  ${text}`)
      .join('')}`,
    `process: ${report.isAlive ? 'alive' : 'DEAD'}, ended with ${report.end}`,
    `seed ${report.seed}, ${report.minutes} min, ${report.realCount} of ${report.guestCount} well-behaved clients are OpenSSH's programs`,
    verdict.length === 0 ? 'passed' : `FAILED: ${verdict.join('; ')}`,
  ].join('\n');
}
