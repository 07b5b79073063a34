import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Journal } from '../../src/base/journal.ts';
import { sendEvents } from '../../src/control/exchange.ts';
import { eventsOf } from '../../src/lab/lab-events.ts';

const open = new AbortController().signal;

function write(journal: Journal, count: number): void {
  for (let number = 0; number < count; number += 1) journal.write({ kind: 'console.line', device: 'sw1', text: 'x' });
}

it('a reader gets every entry in order, what is held and what comes', async () => {
  const journal = new Journal(() => 0);
  write(journal, 500);
  const numbers: number[] = [];
  for await (const { sequence } of eventsOf(journal, open, { limit: 1000 })) {
    numbers.push(sequence);
    if (sequence === 500) write(journal, 500);
  }
  expect(numbers).toEqual(Array.from({ length: 1000 }, (_, at) => at + 1));
});

it('a slow reader keeps nothing waiting, and hears how much it has missed', async () => {
  const journal = new Journal(() => 0, { limits: { entries: 10 } });
  const missed: number[] = [];
  const events = eventsOf(journal, open, {}, { onMissed: (count) => missed.push(count) });
  write(journal, 1);
  expect((await events.next()).value).toMatchObject({ sequence: 1 });
  write(journal, 99);
  expect((await events.next()).value).toMatchObject({ sequence: 91 });
  expect(missed).toEqual([89]);
  await events.return();
});

it('a reader that takes up its stream hears what it missed', async () => {
  const journal = new Journal(() => 0, { limits: { entries: 10 } });
  write(journal, 100);
  const missed: number[] = [];
  const events = eventsOf(journal, open, { after: 50, limit: 10 }, { onMissed: (count) => missed.push(count) });
  for await (const { sequence } of events) expect(sequence).toBeGreaterThan(90);
  expect(missed).toEqual([40]);
});

it('a reader that leaves ends what it waits for', async () => {
  const leaving = new AbortController();
  const next = eventsOf(new Journal(() => 0), open, {}, { signal: leaving.signal }).next();
  leaving.abort();
  expect(await next).toEqual({ done: true, value: undefined });
});

it('a client that does not read lets one event wait beyond what its socket holds', async () => {
  const journal = new Journal(() => 0);
  for (let number = 0; number < 100; number += 1) {
    journal.write({ kind: 'console.line', device: 'sw1', text: 'x'.repeat(1000) });
  }
  const asked: number[] = [];
  async function* events() {
    for (const entry of journal.after(0)) {
      asked.push(entry.sequence);
      yield entry;
    }
  }
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  const leaving = new AbortController();
  const streams = { count: 0 };
  const sent = sendEvents(response, events(), { streams, gone: leaving.signal });
  await setImmediate();
  expect(asked.length).toBeGreaterThan(1);
  // The last event may begin below the mark.
  expect(response.writableLength).toBeLessThan(response.writableHighWaterMark + 1500);
  expect(asked.length * 1000).toBeLessThan(response.writableHighWaterMark + 1500);
  leaving.abort();
  await sent;
  expect(streams.count).toBe(0);
});

it('of one signal many readers hear, without a listener each', async () => {
  const leaving = new AbortController();
  const warnings: string[] = [];
  const warned = (warning: Error): number => warnings.push(warning.message);
  process.on('warning', warned);
  const journal = new Journal(() => 0);
  const waiting = Array.from({ length: 20 }, () => eventsOf(journal, leaving.signal).next());
  await setImmediate();
  leaving.abort();
  expect(await Promise.all(waiting)).toEqual(Array(20).fill({ done: true, value: undefined }));
  await setImmediate();
  process.off('warning', warned);
  expect(warnings).toEqual([]);
});
