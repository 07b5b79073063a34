import { expect, it } from 'vitest';
import { operate } from '../cli/commands/sessions.ts';

it('a switch keeps the last 10,000 of its messages', async () => {
  await operate(async ({ switch: { device } }) => {
    const message = { facility: 'TEST', severity: 5, mnemonic: 'NOTE' } as const;
    for (let number = 0; number < 10_001; number += 1) device.log({ ...message, text: `message ${number}` });
    expect(device.messages).toHaveLength(10_000);
    expect(device.messages[0]).toMatch(/ message 1$/);
    expect(device.messages.at(-1)).toMatch(/ message 10000$/);
  });
});
