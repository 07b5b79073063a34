import { expect, it } from 'vitest';
import { turnsOfOthers } from '../doors/turns-of-others.ts';
import { withControl } from './lab-with-control.ts';

it('a text of megabytes is read and answered in turns, letter by letter', async () => {
  await withControl(async ({ ask, lab }) => {
    // Of an odd length, so that characters of two units lie across every border.
    const text = `"\\\u0007${'\u{1f600}é'.repeat(200_000)}\r\n`;
    await lab.device('sw1').writeFile('bootflash:large.txt', Buffer.from(text));
    const others = turnsOfOthers();
    const { status, value } = await ask('GET', '/v1/devices/sw1/readText?path=large.txt');
    expect(others.stop()).toBeGreaterThan(5);
    expect(status).toBe(200);
    expect(value === text).toBe(true);
  });
});
