import { insideProgram } from '../programs/inside.mjs';
import { median } from '../statistics.mjs';

export const name = 'classic-path';
export const measures =
  '6.0(2)U6(3a) to 7.0(3)I7(8) to 9.3(4) with both compactions, in one process under the instant clock';
const aimMs = 2000;
/** Host time that a restart takes at least, however fast the clock is, so that clients notice it. */
const outageMs = 500;

export async function run(bench) {
  const walk = await insideProgram(bench, 'classic-path');
  const samples = [];
  for (let round = 0; round < (bench.isQuick ? 2 : 5); round += 1) samples.push(await walk());
  const elapsedMs = median(samples.map((sample) => sample.elapsedMs));
  const phases = Object.keys(samples[0].phases).map((phase) => {
    const value = median(samples.map((sample) => sample.phases[phase]));
    return {
      what: phase,
      value,
      unit: 'ms',
      note: phase.endsWith('upgrade') ? `${outageMs} ms of it are the outage` : '',
    };
  });
  const note = `two outages of ${outageMs} ms are part of it; n=${samples.length}`;
  const whole = {
    what: 'all of it',
    value: elapsedMs,
    unit: 'ms',
    aim: `< ${aimMs} ms`,
    isMet: elapsedMs < aimMs,
    note,
  };
  return [whole, ...phases];
}
