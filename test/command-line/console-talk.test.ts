import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { talk } from '../../src/command-line/console-talk.ts';
import type { ConsoleClient } from '../../src/lab/console-client.ts';

/** A console that never stops saying something and takes nothing, as that of a switch in the boot loop. */
function endlessConsole(): ConsoleClient {
  let isOpen = true;
  return {
    output: (async function* () {
      while (isOpen) {
        await new Promise(setImmediate);
        yield Buffer.from('booting\r\n');
      }
    })(),
    send: () => new Promise(() => {}),
    resize: () => {},
    close: () => {
      isOpen = false;
    },
  };
}

/** Talks at it, with what comes in, until somebody leaves. */
function talking(client: ConsoleClient, typed: string, isTTY: boolean): Promise<number> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdout.resume();
  stdin.end(typed);
  Object.assign(stdin, { isTTY, setRawMode: () => {} });
  const place = { name: 'sw1', stdin, stdout, stderr, stayMs: 1 };
  return talk(client, place as unknown as Parameters<typeof talk>[1]);
}

it.each([true, false])('Ctrl-] leaves a switch that says and takes what it will (a terminal: %s)', async (isTTY) => {
  expect(await talking(endlessConsole(), 'x\r\x1d', isTTY)).toBe(0);
});

it('the end of piped input leaves a switch that is never silent', async () => {
  const client = { ...endlessConsole(), send: () => Promise.resolve() };
  expect(await talking(client, 'x\n', false)).toBe(0);
});
