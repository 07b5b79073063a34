import { expect, it } from 'vitest';
import { withControl } from './lab-with-control.ts';

it('a text of megabytes is answered piece by piece, letter by letter', async () => {
  await withControl(async ({ fetch, lab }) => {
    // Of an odd length, so that characters of two units lie across every border.
    const text = `"\\\u0007${'\u{1f600}é'.repeat(100_000)}\r\n`;
    await lab.device('sw1').writeFile('bootflash:large.txt', Buffer.from(text));
    const response = await fetch('/v1/devices/sw1/readText?path=large.txt');
    expect([response.status, response.headers.get('content-length')]).toEqual([200, null]);
    expect((await response.json()) === text).toBe(true);
  });
});
