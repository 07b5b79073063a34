import { expect, it } from 'vitest';
import { technoteLab } from '../../../../src/testing/index.ts';
import { labWith, operate } from '../sessions.ts';

/** The time at a switch that is set up in a zone with a summer, at an instant. */
async function shownAt(start: string, lines: string): Promise<string> {
  let shown = '';
  const clock = { ...technoteLab().clock, start, speed: 'instant' as const };
  await operate(
    async ({ shows, type }) => {
      await type(`conf t ; ${lines} ; end`);
      shown = (await shows('show clock')).replace(/\.\d+/, '');
    },
    labWith({}, { clock }),
  );
  return shown;
}

const pacific = 'clock timezone PST -8 0 ; clock summer-time PDT 2 Sunday March 02:00 1 Sunday November 02:00 60';
const southern = 'clock timezone AEST 10 0 ; clock summer-time AEDT 1 Sun Oct 02:00 1 Sun Apr 03:00 60';
const european = 'clock timezone CET 1 0 ; clock summer-time CEST 5 Sunday March 02:00 5 Sunday October 03:00 60';

it.each([
  ['2026-03-08 09:50:00', pacific, /^01:5\d:\d\d PST Sun Mar 08 2026$/],
  ['2026-03-08 10:00:00', pacific, /^03:0\d:\d\d PDT Sun Mar 08 2026$/],
  ['2026-11-01 08:50:00', pacific, /^01:5\d:\d\d PDT Sun Nov 01 2026$/],
  ['2026-11-01 09:00:00', pacific, /^01:0\d:\d\d PST Sun Nov 01 2026$/],
  ['2026-01-10 00:00:00', southern, /^11:0\d:\d\d AEDT Sat Jan 10 2026$/],
  ['2026-06-10 00:00:00', southern, /^10:0\d:\d\d AEST Wed Jun 10 2026$/],
  ['2026-03-29 01:00:00', european, /^03:0\d:\d\d CEST Sun Mar 29 2026$/],
  ['2026-10-25 01:00:00', european, /^02:0\d:\d\d CET Sun Oct 25 2026$/],
])('at %s the clock knows of the summer', async (start, lines, shown) => {
  expect(await shownAt(start, lines)).toMatch(shown);
});
