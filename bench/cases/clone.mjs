import { insideProgram } from '../programs/inside.mjs';

export const name = 'clone';
export const measures = "saving and restoring the storage of the technote's switch with a stick";
const aimMs = 0.1;

export async function run(bench) {
  const measure = await insideProgram(bench, 'storage');
  const { untouchedMs, changedMs, volumeCount } = await measure('clone');
  return [
    {
      what: 'untouched',
      value: untouchedMs,
      unit: 'ms',
      aim: `<= ${aimMs} ms`,
      isMet: untouchedMs <= aimMs,
      note: `${volumeCount} filesystems, ${(untouchedMs * 1000).toFixed(1)} us; n=2000`,
    },
    { what: 'with a changed flash', value: changedMs, unit: 'ms', note: 'its tree is saved anew each time' },
  ];
}
