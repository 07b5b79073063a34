import { busyPercentAt } from '../../../machine/vitals.ts';
import { showing } from '../../notation/showing.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** One graph: its columns from now back, and what stands below it. */
interface Graph {
  readonly percents: readonly number[];
  readonly marks: readonly [string, string];
  readonly titles: readonly string[];
}

const sixty = [
  '0....5....1....1....2....2....3....3....4....4....5....5....',
  '          0    5    0    5    0    5    0    5    0    5    ',
] as const;

/** `show processes cpu history`: graphs of the last minute, hour and three days. Form: Cisco's system management guides; figures: a model. */
export const showProcessesCpuHistory = showing('show processes cpu history', {
  help: {
    processes: 'Show processes information',
    cpu: 'Show processes CPU Info',
    history: 'Show processes CPU Util History',
  },
  read({ device, running }): readonly Graph[] {
    const now = device.clock.now();
    const back = (count: number, stepMs: number) =>
      Array.from({ length: count }, (_, index) => busyPercentAt(device, running, now - index * stepMs));
    return [
      {
        percents: back(60, secondMs),
        marks: sixty,
        titles: ['           CPU% per second (last 60 seconds)', '                  # = average CPU%'],
      },
      {
        percents: back(60, minuteMs),
        marks: sixty,
        titles: ['           CPU% per minute (last 60 minutes)', '          * = maximum CPU%   # = average CPU%'],
      },
      {
        percents: back(72, hourMs),
        marks: [`${sixty[0]}6....6....7.`, `${sixty[1]}0    5    0 `],
        titles: ['              CPU% per hour (last 72 hours)', '          * = maximum CPU%   # = average CPU%'],
      },
    ];
  },
  *print(graphs) {
    for (const graph of graphs) yield* drawn(graph);
  },
});

/** Figures above the columns, read downwards, then rows of ten percent from 100 to 10. */
function* drawn({ percents, marks, titles }: Graph): Generator<string> {
  yield '';
  const digits = percents.map((percent) => (percent === 0 ? '' : String(percent)));
  const height = Math.max(1, ...digits.map((text) => text.length));
  for (let row = 0; row < height; row += 1) yield `    ${digits.map((text) => text[row] ?? ' ').join('')}`;
  for (let level = 100; level >= 10; level -= 10) {
    // A column reaches a level from the middle of the ten percent below it on.
    yield `${String(level).padStart(3)} ${percents.map((percent) => (percent >= level - 5 ? '#' : ' ')).join('')}`;
  }
  yield* marks.map((line) => `    ${line}`);
  yield '';
  yield* titles;
  yield '';
}
