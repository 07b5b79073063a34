import { insideProgram } from '../programs/inside.mjs';
import { median } from '../statistics.mjs';

export const name = 'configuration-growth';
export const measures = 'lines of configuration taken inside the process, by family, as a curve over their number';
const aimMs = 2_000;
const aimGrowth = 2.2;

/** Each family with 5,000, 10,000 and 20,000 lines: twice as many lines take twice as long where a line costs what it changes. */
export async function run(bench) {
  const measure = await insideProgram(bench, 'growth');
  const counts = bench.isQuick ? ['2500', '5000', '10000'] : ['5000', '10000', '20000'];
  const rows = [];
  for (const family of [
    'routes',
    'vlans',
    'users',
    'hosts',
    'name-servers',
    'aliases',
    'loggers',
    'snmp',
    'roles',
    'vlan-ranges',
    'interface-ranges',
  ]) {
    const curve = [];
    for (const count of counts) {
      const samples = [];
      for (let round = 0; round < (bench.isQuick ? 1 : 3); round += 1) samples.push(await measure(family, count));
      curve.push(median(samples.map(({ tookMs }) => tookMs)));
    }
    const [, half = 0, whole = 0] = curve;
    rows.push({
      what: `${counts.at(-1)} lines of ${family}`,
      value: whole,
      unit: 'ms',
      ratio: whole / half,
      aim: `<= ${aimMs / 1000} s, and <= ${aimGrowth} times that of half as many`,
      isMet: whole <= aimMs && whole / half <= aimGrowth,
      note: counts.map((count, place) => `${count}: ${Math.round(curve[place])} ms`).join(', '),
    });
  }
  return rows;
}
