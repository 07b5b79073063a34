import { describe, expect, it } from 'vitest';
import { TftpTalk } from '../../../../src/cli/commands/copy/tftp-talk.ts';
import type { Screen } from '../../../../src/cli/shell/screen.ts';

/** A screen that keeps what is sent to it, byte for byte. */
function recorder(isInteractive: boolean): { readonly screen: Screen; sent(): string } {
  let sent = '';
  const draw = (text: string): void => {
    sent += text;
  };
  return {
    screen: {
      isInteractive,
      draw,
      print: (line) => draw(`${line}\n`),
      show: async () => {},
      ask: async () => undefined,
      flush: async () => {},
      async ready() {},
    },
    sent: () => sent,
  };
}

const tried = 'Trying to connect to tftp server......\n';
const met = `${tried}Connection to Server Established.\n`;

/** The line of the bar as genielibs captured it: 25 cells, and kilobytes to the right. */
function bar(cells: number, kilobytes: string): string {
  return `\r[${'#'.repeat(cells).padEnd(25)}]${kilobytes.padStart(13)}KB`;
}

describe('what the TFTP client says', () => {
  it('is a bar that starts with one block, moves on every 4 KB and is wiped away', () => {
    const { screen, sent } = recorder(true);
    const talk = new TftpTalk(screen);
    talk.met();
    talk.moved(9000);
    talk.moved(9001);
    talk.moved(13_000);
    talk.end();
    const steps = [bar(0, '0.50'), bar(1, '4.50'), bar(2, '8.50'), bar(3, '12.50')].join('');
    expect(sent()).toBe(`${met}${steps}\r${' '.repeat(42)}\r`);
  });

  it('jumps and begins anew when much comes at once', () => {
    const { screen, sent } = recorder(true);
    const talk = new TftpTalk(screen);
    talk.met();
    talk.moved(512 + 4096 * 27);
    expect(sent()).toBe(met + bar(1, '108.50'));
  });

  it('is only lines where nothing can be drawn', () => {
    const { screen, sent } = recorder(false);
    const talk = new TftpTalk(screen);
    talk.met();
    talk.moved(9000);
    talk.end();
    expect(sent()).toBe(met);
  });

  it('names the server met when it refused, and not when it was silent or lost', () => {
    const said = (problem: Parameters<TftpTalk['failed']>[0]): string => {
      const { screen, sent } = recorder(true);
      new TftpTalk(screen).failed(problem);
      return sent();
    };
    expect(said({ why: 'denied', path: 'x' })).toBe(met);
    expect(said({ why: 'rejected', words: 'later' })).toBe(met);
    expect(said({ why: 'timed-out', host: 'x' })).toBe(tried);
  });
});
