import type { Guard } from '../base/guard.ts';

const events = ['uncaughtException', 'unhandledRejection'] as const;

/**
 * Contains what no guard of a door, a device or a timer has caught: it is told to `guard`, and the program goes on, because one client
 * or one switch must not end all others. Errors before the lab runs and while it ends are not of that kind: they end the program.
 * The answer takes it back.
 */
export function containTheRest(guard: Guard): () => void {
  const contain = (error: unknown): void => guard.report('the program', error);
  for (const event of events) process.on(event, contain);
  return () => {
    for (const event of events) process.off(event, contain);
  };
}
