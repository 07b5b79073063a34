import { describe, expect, it } from 'vitest';
import { lineDiff } from '../../src/scenario/line-diff.ts';

describe('lineDiff', () => {
  it('shows what is missing and what is new, with two lines around it', () => {
    const expected = 'a\nb\nc\nd\ne\nf\ng';
    const actual = 'a\nb\nc\nD\ne\nf\ng\nh';
    expect(lineDiff(expected, actual)).toEqual([
      '  ... 1 equal line',
      '  b',
      '  c',
      '- d',
      '+ D',
      '  e',
      '  f',
      '  g',
      '+ h',
    ]);
  });

  it('shows blanks at the ends of lines, which nobody sees otherwise', () => {
    expect(lineDiff('Enter vrf: ', 'Enter vrf:')).toEqual(['- Enter vrf:·', '+ Enter vrf:']);
  });

  it('is empty of marks for equal texts', () => {
    expect(lineDiff('a\nb', 'a\nb')).toEqual(['  ... 2 equal lines']);
  });
});
