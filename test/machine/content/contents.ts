import fc from 'fast-check';
import { type Content, join, sizeOf } from '../../../src/machine/content/content.ts';

const leaf: fc.Arbitrary<Content> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }).map((text): Content => ({ kind: 'text', text })),
  fc
    .record({
      seed: fc.string({ maxLength: 8 }),
      sizeBytes: fc.nat(400),
      style: fc.constantFrom('random' as const, 'lines' as const),
    })
    .map((fields): Content => ({ kind: 'seeded', ...fields })),
  fc.tuple(fc.uint8Array({ maxLength: 30 }), fc.nat(60)).map(
    ([start, more]): Content => ({
      kind: 'padded',
      start: Buffer.from(start).toString('base64'),
      sizeBytes: start.length + more,
    }),
  ),
);

/** Contents of every kind that needs no host file, nested a few levels deep. */
export const anyContent: fc.Arbitrary<Content> = fc.letrec<{ content: Content }>((tie) => ({
  content: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('content'), { maxLength: 4 }).map(join),
    fc.array(tie('content'), { minLength: 2, maxLength: 3 }).map((parts): Content => ({ kind: 'joined', parts })),
    fc.tuple(tie('content'), fc.nat(), fc.nat()).map(([of, from, count]): Content => {
      const startBytes = from % (sizeOf(of) + 1);
      return { kind: 'cut', of, startBytes, sizeBytes: count % (sizeOf(of) - startBytes + 1) };
    }),
    fc
      .tuple(tie('content'), fc.nat())
      .map(([of, at]): Content => ({ kind: 'damaged', of, atBytes: at % Math.max(1, sizeOf(of)) })),
  ),
})).content;
