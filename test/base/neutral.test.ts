import { isIP } from 'node:net';
import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAddress } from '../../src/base/address.ts';
import { base64, fromBase64, fromLatin1, fromUtf8, hex, joined, utf8, utf8Bytes } from '../../src/base/bytes.ts';
import { isEqual } from '../../src/base/equal.ts';
import { folderOf, join, nameOf } from '../../src/base/path.ts';

const bytes = fc.uint8Array({ maxLength: 300 });
const text = fc.string({ unit: 'binary', maxLength: 200 });

describe('what base does without the host', () => {
  it('turns bytes and texts into each other as Node does', () => {
    fc.assert(
      fc.property(bytes, text, (some, written) => {
        const known = Buffer.from(some);
        expect(hex(some)).toBe(known.toString('hex'));
        expect(base64(some)).toBe(known.toString('base64'));
        expect(fromBase64(base64(some))).toEqual(some);
        expect(fromUtf8(some)).toBe(known.toString('utf8'));
        expect(fromLatin1(some)).toBe(known.toString('latin1'));
        expect(Buffer.from(utf8(written)).equals(Buffer.from(written))).toBe(true);
        expect(utf8Bytes(written)).toBe(Buffer.byteLength(written));
        expect(Buffer.from(joined([some, utf8(written)]))).toEqual(Buffer.concat([some, Buffer.from(written)]));
      }),
    );
    expect(fromUtf8(utf8('\ufeffa'))).toBe('\ufeffa');
    expect(fromLatin1(new Uint8Array(100_000)).length).toBe(100_000);
  });

  it('works paths out as Node does', () => {
    const part = fc.array(fc.constantFrom('a', 'b.yaml', '.', '..', '', '/'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(part, part, (one, other) => {
        const [left, right] = [one.join('/'), other.join('/')];
        expect(join(left, right)).toBe(posix.join(left, right).replace(/(.)\/$/, '$1'));
        const path = join(left, right);
        expect(folderOf(path)).toBe(posix.dirname(path));
        expect(nameOf(path, '.yaml')).toBe(posix.basename(path, '.yaml'));
      }),
    );
  });

  it('knows addresses as Node does', () => {
    const piece = fc.constantFrom(
      ':',
      '::',
      '1',
      'ff',
      '1.2.3.4',
      '256.1.1.1',
      '01',
      'abcde',
      'g',
      '%eth0',
      '.',
      '1.2.3',
    );
    const made = fc.array(piece, { minLength: 1, maxLength: 17 }).map((pieces) => pieces.join(''));
    const groups = fc
      .array(fc.constantFrom('0', 'ff', '2001', '1.2.3.4', ''), { maxLength: 9 })
      .map((all) => all.join(':'));
    fc.assert(
      fc.property(fc.oneof(made, groups, fc.ipV4(), fc.ipV6()), (name) => {
        expect(`${name} ${isAddress(name)}`).toBe(`${name} ${isIP(name) !== 0}`);
      }),
      { numRuns: 2_000 },
    );
  });

  it('compares plain data as Node does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(isEqual(one, structuredClone(one))).toBe(true);
        expect(isEqual(one, other)).toBe(isDeepStrictEqual(one, other));
      }),
    );
    expect(isEqual({ a: undefined }, {})).toBe(false);
    expect(isEqual([], {})).toBe(false);
  });
});
