import { expect, it } from 'vitest';
import { withLab } from '../../src/testing/index.ts';

it('an argument that an operation does not have is refused, with the nearest that it has', () =>
  withLab(async (lab) => {
    const device = lab.device('N3K-C3064PQ');
    const calls: readonly (readonly [string, ...unknown[]])[] = [
      ['setSlowAnswers', { delayMs: 200 }],
      ['raiseFault', { point: 'loader.check', answer: 'mismatch', percnt: 5 }],
      ['type', 'show clock', { timeoutMs: 5 }],
      ['press', 'x', { timeoutMs: 5 }],
      ['expect', 'x', { timeoutMs: 5 }],
      ['expectPrompt', { timeoutMs: 5 }],
      ['screen', { sesion: 's1' }],
      ['session', { sesion: 's1' }],
      ['openSession', { name: 'x' }],
      ['openSession', { dor: 'console' }],
    ];
    for (const [name, ...args] of calls) {
      const called = async (): Promise<unknown> => Reflect.apply(Reflect.get(device, name), device, args);
      const error = await called().catch((reason: unknown) => reason);
      expect(error, name).toMatchObject({ name: 'EmulatorError', kind: 'bad-request' });
      const isNear = !(name === 'openSession' && JSON.stringify(args).includes('name'));
      if (isNear) expect(Reflect.get(Object(error), 'hint'), name).toMatch(/did you mean/);
    }
    expect(device.status().faults).toEqual([]);
    expect(device.status().sessions).toEqual([]);
  }));
