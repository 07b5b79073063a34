import { expect, it } from 'vitest';
import { longestHoldMs } from '../../../src/doors/ssh/kexinit-hold.ts';
import { openTestDoor } from '../clients.ts';
import { readOffer } from './raw-client.ts';

it('sends its KEXINIT after the time allowed when the client sends none', async () => {
  const test = await openTestDoor();
  // The first connection makes the server and the keys.
  await readOffer(test.door.port, true);
  const { afterMs } = await readOffer(test.door.port, false);
  // Timers of Node round down by up to a millisecond.
  expect(afterMs).toBeGreaterThan(longestHoldMs - 1.5);
  await test.close();
});

it('sends its KEXINIT as soon as that of the client has arrived', async () => {
  const test = await openTestDoor();
  const times: number[] = [];
  for (let count = 0; count < 5; count += 1) times.push((await readOffer(test.door.port, true)).afterMs);
  expect(Math.min(...times)).toBeLessThan(longestHoldMs - 1.5);
  await test.close();
});
