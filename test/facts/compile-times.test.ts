import { expect, it } from 'vitest';
import { calendarTime } from '../../src/base/calendar.ts';
import { Facts } from '../../src/facts/catalog.ts';
import { buildsOf, buildText } from '../../src/facts/compile-times.ts';
import { release } from '../../src/facts/release.ts';

const facts = new Facts();

it('what sources give is told as it is, and the end of a build in the zone of the switch', () => {
  const { kickstart, system, origin } = facts.builds('6.0(2)U6(10)');
  expect(buildText(kickstart, 0)).toBe('3/30/2017 9:00:00 [03/30/2017 16:37:34]');
  expect(buildText(system, 0)).toBe('3/30/2017 9:00:00 [03/30/2017 17:04:06]');
  // genieparser's sample of the same image.
  expect(buildText(kickstart, 3 * 3_600_000)).toBe('3/30/2017 9:00:00 [03/30/2017 19:37:34]');
  expect(origin).toHaveProperty('source');
  expect(buildText(facts.builds('9.3(5)').kickstart, -7 * 3_600_000)).toBe('7/20/2020 20:00:00 [07/20/2020 23:30:11]');
  expect(buildText(facts.builds('9.3(15)').kickstart, 0)).toBe('4/10/2025 30:00:00 [03/19/2025 03:27:04]');
});

it('a build whose end no source gives ends soon after it began, in Pacific time', () => {
  const { kickstart, origin } = facts.builds('6.0(2)A6(3)');
  expect(buildText(kickstart, 0)).toMatch(/^7\/1\/2015 10:00:00 \[07\/01\/2015 18:\d\d:\d\d\]$/);
  expect(buildText(facts.builds('6.0(2)U2(2)').kickstart, 0)).toMatch(
    /^2\/12\/2014 9:00:00 \[02\/12\/2014 18:\d\d:\d\d\]$/,
  );
  expect(origin).toHaveProperty('inferred');
});

it('every release has builds, in the order of its train; those worked out lie in the year of the release', () => {
  for (const { release: text, copyrightYear } of facts.releases()) {
    const { kickstart, system, origin } = facts.builds(text);
    expect(buildText(kickstart, 0)).toMatch(/^\d+\/\d+\/\d{4} \d+:00:00 \[\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d\]$/);
    expect(system.endedMs, text).toBeGreaterThanOrEqual(kickstart.endedMs);
    const told = 'inferred' in origin ? origin.inferred : '';
    if (told.startsWith('evenly')) expect(calendarTime(kickstart.endedMs - 86_400_000).year, text).toBe(copyrightYear);
  }
  const ended = (text: string): number => facts.builds(text).kickstart.endedMs;
  const isNextOf = (text: string, before: string): boolean => release(text).train === release(before).train;
  facts.releases().forEach(({ release: text }, at, all) => {
    const before = all[at - 1]?.release;
    if (before !== undefined && isNextOf(text, before)) expect(ended(text), text).toBeGreaterThan(ended(before));
  });
});

it('releases between two known builds are spread evenly', () => {
  const train = ['9.3(1)', '9.3(2)', '9.3(3)', '9.3(4)'].map((text) => ({ release: text, year: 2020 }));
  const known = {
    '9.3(1)': { value: '1/1/2020 0:00:00 [01/10/2020 00:00:00]', source: 'a test' },
    '9.3(4)': { value: '4/1/2020 0:00:00 [04/09/2020 00:00:00]', source: 'a test' },
  };
  const days = train.map(({ release: text }) => buildsOf(text, known, train).kickstart.label.split(' ')[0]);
  expect(days).toEqual(['1/1/2020', '2/8/2020', '3/9/2020', '4/1/2020']);
});
