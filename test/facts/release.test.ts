import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareReleases, holdsFix, inFileName, isAtLeast, parseRelease, release } from '../../src/facts/release.ts';

const suffix = fc.constantFrom('', '', 'a', 'b', 'z');
const number = fc.integer({ min: 1, max: 15 });
const lettered = fc
  .tuple(fc.constantFrom('6.0(2)U', '6.0(2)A', '7.0(3)I', '6.0(2)N', '7.1(4)N', '6.1(2)I'), number, number, suffix)
  .map(([lineage, train, rebuild, letter]) => `${lineage}${train}(${rebuild}${letter})`);
const plain = fc
  .tuple(fc.constantFrom('5.1', '6.2', '9.2', '9.3', '10.1'), number, suffix)
  .map(([lineage, maintenance, letter]) => `${lineage}(${maintenance}${letter})`);
const withKind = fc
  .tuple(fc.constantFrom('10.2', '10.3', '10.4'), number, suffix, fc.constantFrom('F', 'M'))
  .map(([lineage, maintenance, letter, kind]) => `${lineage}(${maintenance}${letter})${kind}`);
const anyRelease = fc.oneof(lettered, plain, withKind);

const sign = (value: number): number => Math.sign(value) + 0;

describe('a release', () => {
  it.each([
    ['6.0(2)U6(3a)', '6.0(2)U', [6, 3, 1]],
    ['6.0(2)A8(11b)', '6.0(2)A', [8, 11, 2]],
    ['7.0(3)I7(8)', '7.0(3)I', [7, 8, 0]],
    ['9.3(4)', '9.3', [4, 0]],
    ['9.3(7a)', '9.3', [7, 1]],
    ['6.0(2)N1(1)', '6.0(2)N', [1, 1, 0]],
    ['5.1(1)', '5.1', [1, 0]],
    ['6.1(2)I1(1)', '6.1(2)I', [1, 1, 0]],
    ['10.2(3)F', '10.2', [3, 0, 70]],
    ['10.3(4a)M', '10.3', [4, 1, 77]],
  ])('%s is of lineage %s', (text, lineage, order) => {
    expect(parseRelease(text)).toMatchObject({ text, lineage, order });
  });

  it.each(['', '9.3', '9.3.4', '9.3(4', 'v9.3(4)', '9.3(4)x', '7.0(3)i7(8)', '9.3(4) '])('%j is none', (text) => {
    expect(parseRelease(text)).toBeUndefined();
  });

  it('is read from the other spelling of its kind', () => {
    expect(parseRelease('10.3(5)(M)')).toEqual(parseRelease('10.3(5)M'));
  });

  it.each([
    ['6.0(2)U6(3a)', 'nexus3000', '6.0(2)U6'],
    ['6.0(2)A8(11b)', 'nexus3500', '6.0(2)A8'],
    ['7.3(3)N1(1)', 'nexus5000', '7.3(3)N1'],
    ['5.1(1)', 'nexus7000', '5.1'],
    ['8.4(1)', 'nexus7000', '8.4'],
    ['7.2(1)D1(1)', 'nexus7000', '7.2(1)D1'],
    ['6.1(2)I1(1)', 'nexus9000', '6.1(2)I1'],
    ['7.0(3)I7(8)', 'nexus9000', '7.0(3)I7'],
    ['9.3(4)', 'nexus9000', '9.3'],
    ['10.2(3)F', 'nexus9000', '10.2'],
  ])('%s was made for %s and is of train %s', (text, productLine, train) => {
    expect(parseRelease(text)).toMatchObject({ productLine, train });
  });

  it('keeps its spelling, and a file name tells two releases apart', () => {
    fc.assert(
      fc.property(anyRelease, anyRelease, (one, other) => {
        expect(release(one).text).toBe(one);
        expect(inFileName(release(one))).toMatch(/^[0-9A-Za-z.]+$/);
        expect(inFileName(release(one)) === inFileName(release(other))).toBe(one === other);
      }),
    );
  });

  it('is spelled in file names as Cisco does', () => {
    const texts = ['7.0(3)I7(8)', '9.3(4)', '6.0(2)U6(3a)', '10.3(4a)M'];
    expect(texts.map((text) => inFileName(release(text)))).toEqual(['7.0.3.I7.8', '9.3.4', '6.0.2.U6.3a', '10.3.4a.M']);
  });

  it('has its place in one total order', () => {
    fc.assert(
      fc.property(anyRelease, anyRelease, anyRelease, (first, second, third) => {
        const [a, b, c] = [release(first), release(second), release(third)];
        expect(sign(compareReleases(a, b))).toBe(sign(-compareReleases(b, a)));
        expect(compareReleases(a, b) === 0).toBe(first === second);
        if (compareReleases(a, b) <= 0 && compareReleases(b, c) <= 0) {
          expect(compareReleases(a, c)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is ordered as Cisco published it', () => {
    const published = [
      '6.0(2)U1(1)',
      '6.0(2)U6(2a)',
      '6.0(2)U6(3)',
      '6.0(2)U6(3a)',
      '6.0(2)U6(10)',
      '7.0(3)I3(1)',
      '7.0(3)I4(8)',
      '7.0(3)I4(8a)',
      '7.0(3)I4(8b)',
      '7.0(3)I4(9)',
      '7.0(3)I7(1)',
      '7.0(3)I7(10)',
      '9.2(1)',
      '9.2(4)',
      '9.3(1)',
      '9.3(10)',
      '10.1(1)',
    ];
    const shuffled = [...published].sort().map((text) => release(text));
    expect(shuffled.sort(compareReleases).map(({ text }) => text)).toEqual(published);
  });
});

describe('a fix made on several branches', () => {
  const fixes = ['7.0(3)I7(7)', '9.2(4)'].map((text) => release(text));

  it.each([
    ['7.0(3)I7(6)', false],
    ['7.0(3)I7(7)', true],
    ['7.0(3)I7(10)', true],
    ['9.2(3)', false],
    ['9.2(4)', true],
    ['9.3(1)', true],
    ['10.1(1)', true],
    ['6.0(2)U6(10)', false],
  ])('%s holds it: %s', (text, expected) => {
    expect(holdsFix(release(text), fixes)).toBe(expected);
  });

  it('is held by nothing when there is none', () => {
    expect(holdsFix(release('10.1(1)'), [])).toBe(false);
  });

  it('once held stays held inside a lineage', () => {
    fc.assert(
      fc.property(anyRelease, anyRelease, (one, other) => {
        const [a, b] = [release(one), release(other)];
        if (a.lineage === b.lineage && isAtLeast(b, a) && holdsFix(a, fixes)) expect(holdsFix(b, fixes)).toBe(true);
      }),
    );
  });
});
