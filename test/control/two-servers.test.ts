import { expect, it } from 'vitest';
import { withControl } from './lab-with-control.ts';

it('the bound on event streams is one for each server', () =>
  withControl(async (one) => {
    const streams = await Promise.all(Array.from({ length: 64 }, () => one.fetch('/v1/events')));
    expect((await one.fetch('/v1/events')).status).toBe(429);
    await withControl(async (other) => {
      const stream = await other.fetch('/v1/events');
      expect(stream.status).toBe(200);
      await stream.body?.cancel();
    });
    for (const { body } of streams) await body?.cancel();
  }));
