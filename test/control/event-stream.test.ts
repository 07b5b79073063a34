import { expect, it, vi } from 'vitest';
import { Journal } from '../../src/base/journal.ts';
import { followJournal, type StreamEvent } from '../../src/control/event-stream.ts';

const all = { after: 0, device: undefined, kinds: [] };

function write(journal: Journal, count: number): void {
  for (let number = 0; number < count; number += 1) journal.write({ kind: 'console.line', device: 'sw1', text: 'x' });
}

it('a client gets every entry in order, what is held and what comes', async () => {
  const journal = new Journal(() => 0);
  write(journal, 500);
  const ids: unknown[] = [];
  const stop = followJournal(journal, all, ({ id }) => void ids.push(id));
  write(journal, 500);
  await vi.waitFor(() => expect(ids).toHaveLength(1000));
  expect(ids).toEqual(Array.from({ length: 1000 }, (_, at) => at + 1));
  stop();
  write(journal, 1);
  expect(ids).toHaveLength(1000);
});

it('a client that does not read keeps nothing waiting, and hears how much it has missed', async () => {
  const journal = new Journal(() => 0, { limits: { entries: 10 } });
  const told: StreamEvent[] = [];
  let read = (): void => {};
  const stop = followJournal(journal, all, (event) => {
    told.push(event);
    if (told.length > 1) return undefined;
    return new Promise((resolve) => {
      read = resolve;
    });
  });
  write(journal, 100);
  expect(told).toHaveLength(1);
  read();
  await vi.waitFor(() => expect(told.at(-1)?.id).toBe(100));
  expect(told[1]).toEqual({ id: undefined, name: 'gap', data: { missed: 89 } });
  stop();
});

it('a client that takes up its stream hears what it missed', async () => {
  const journal = new Journal(() => 0, { limits: { entries: 10 } });
  write(journal, 100);
  const told: StreamEvent[] = [];
  const stop = followJournal(journal, { ...all, after: 50 }, (event) => void told.push(event));
  await vi.waitFor(() => expect(told.at(-1)?.id).toBe(100));
  expect(told[0]).toEqual({ id: undefined, name: 'gap', data: { missed: 40 } });
  stop();
});
