import { afterAll, expect } from 'vitest';

/*
 * Files share a worker: what one leaves behind in the process, the next one finds. Read by every file before it begins.
 */

/** The environment, and how many listen to each signal and to each error that nobody has caught. */
function shared(): Readonly<Record<string, unknown>> {
  const events = ['SIGINT', 'SIGTERM', 'SIGHUP', 'uncaughtException', 'unhandledRejection', 'warning'] as const;
  return {
    ...process.env,
    folder: process.cwd(),
    ...Object.fromEntries(events.map((event) => [`listeners of ${event}`, process.listenerCount(event)])),
  };
}

const before = shared();

afterAll(() => {
  expect(shared(), 'what this file leaves behind in the process').toEqual(before);
});
