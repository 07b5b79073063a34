import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DrawnLine } from '../../../src/cli/terminal/drawn-line.ts';
import { Screen } from './screen.ts';

/** A line and where the cursor stands in it. */
const state = fc
  .record({ text: fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 30 }), at: fc.nat(30) })
  .map(({ text, at }) => ({ characters: Array.from(text), cursor: Math.min(at, text.length) }));

test('whatever changes into whatever, the screen shows it', () => {
  fc.assert(
    fc.property(fc.array(state, { maxLength: 8 }), fc.integer({ min: 2, max: 12 }), (states, widthColumns) => {
      const drawn = new DrawnLine();
      const screen = new Screen(widthColumns);
      screen.write(drawn.start('sw# ', widthColumns));
      for (const { characters, cursor } of states) {
        screen.write(drawn.become(characters, cursor));
        expect(screen.cells).toBe(`sw# ${characters.join('')}`.trimEnd());
        expect(screen.cursorCell).toBe('sw# '.length + cursor);
      }
      screen.write(`${drawn.leave()}.`);
      expect(screen.cells.slice(-1)).toBe('.');
      expect((screen.cursorCell - 1) % widthColumns).toBe(0);
    }),
  );
});
