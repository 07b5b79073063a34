import { expect, it } from 'vitest';
import { findScenarios, playScenario, playScenarios, startLab } from '../../src/index.ts';

const expected = { name: 'EmulatorError', kind: 'bad-request', message: expect.stringContaining('loadScenarios') };

it.each(['s.yaml', { title: 'x', steps: [] }, [], null, undefined])(
  '%j is not played: it was not loaded',
  async (given) => {
    await expect(Reflect.apply(playScenario, undefined, [given])).rejects.toMatchObject(expected);
    await expect(Reflect.apply(playScenarios, undefined, [[given]])).rejects.toMatchObject(expected);
    if (!Array.isArray(given)) {
      await expect(Reflect.apply(playScenarios, undefined, [given])).rejects.toMatchObject(expected);
    }
  },
);

it('a file that is not there, and a lab that is a text, have their kinds', async () => {
  expect(() => findScenarios(['nope'])).toThrow(expect.objectContaining({ kind: 'not-found' }));
  await expect(async () => Reflect.apply(startLab, undefined, ['lab.yaml'])).rejects.toMatchObject({
    kind: 'bad-request',
  });
});
