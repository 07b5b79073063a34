import { expect, it } from 'vitest';
import { openInside } from '../../../src/doors/inside/inside-connection.ts';

it('a session that nobody closes keeps the end of what it has shown', async () => {
  const million = 'x'.repeat(1_000_000);
  const session = await openInside('admin', async (connection) => {
    await connection.write('sw# ');
    for await (const typed of connection.input) {
      for (let count = 0; count < 3; count += 1) await connection.write(million);
      await connection.write(`${typed.length}\r\nsw# `);
    }
    connection.finish(0);
  });
  for (let line = 0; line < 8; line += 1) await session.type(`line ${line}`);
  expect(session.screen().length).toBeLessThanOrEqual(16_100_000);
  expect(session.screen().length).toBeGreaterThanOrEqual(8_000_000);
  expect(session.screen().endsWith('sw# ')).toBe(true);
  await session.close();
});
