import { describe, expect, it } from 'vitest';
import { dateAndTime, duration, grouped, printable, shortSize, speedWords } from '../../src/tui/figures.ts';

describe('figures', () => {
  it('groups digits by thousands', () => {
    expect([0, 999, 1000, 1_651_314_688].map(grouped)).toEqual(['0', '999', '1,000', '1,651,314,688']);
  });

  it('shortens sizes', () => {
    expect([0, 999, 8192, 1_679_871_488, 15_508_996_096].map(shortSize)).toEqual([
      '0 bytes',
      '999 bytes',
      '8.19 kB',
      '1.68 GB',
      '15.51 GB',
    ]);
  });

  it('writes instants and durations', () => {
    expect(dateAndTime(Date.UTC(2020, 5, 5, 7, 8, 9))).toBe('2020-06-05 07:08:09');
    expect([-1, 0, 61_999, 3_600_000, 180_061_000].map(duration)).toEqual([
      '0:00:00',
      '0:00:00',
      '0:01:01',
      '1:00:00',
      '2d 2:01:01',
    ]);
  });

  it('names speeds as --speed does', () => {
    expect([0, 1, 60, Number.POSITIVE_INFINITY].map(speedWords)).toEqual([
      'moved by hand',
      'speed real',
      'speed 60',
      'speed instant',
    ]);
  });

  it('takes the sting out of control characters', () => {
    expect(printable('a\x1b[2J\r\nb\u009b31m\u202ec é 交')).toBe('a·[2J·b·31m·c é 交');
  });
});
