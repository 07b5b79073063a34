import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import type { DashboardModule } from '../../src/command-line/dashboard.ts';
import * as dashboard from '../../src/tui/dashboard.tsx';
import { withStillLab } from './small-lab.ts';

/** The module as the command line loads it: that it fits is checked by the compiler. */
const { showDashboard }: DashboardModule = dashboard;

/** What ink brings to show the cursor again listens to signals until the process ends, which other files share. */
const signals = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;
const before = new Set(signals.flatMap((signal) => process.listeners(signal)));
afterAll(() => {
  for (const signal of signals)
    for (const listener of process.listeners(signal)) if (!before.has(listener)) process.off(signal, listener);
});

/** A terminal in memory that remembers what was drawn and whether it is in raw mode. */
class FakeTerminal {
  readonly modes: boolean[] = [];
  readonly #shown: string[] = [];
  readonly #screen = new PassThrough();
  readonly #keys = new PassThrough();

  constructor() {
    this.#screen.on('data', (chunk) => this.#shown.push(String(chunk)));
  }

  /** The streams; ink asks for whole terminals, of which it uses what is given here. */
  get streams(): Pick<Parameters<typeof showDashboard>[1], 'stdout' | 'stdin'> {
    const setRawMode = (isRaw: boolean): void => {
      this.modes.push(isRaw);
    };
    const terminal = { isTTY: true, columns: 80, rows: 24, setRawMode, ref: () => {}, unref: () => {} };
    const stdout: unknown = Object.assign(this.#screen, terminal);
    const stdin: unknown = Object.assign(this.#keys, terminal);
    return { stdout: stdout as NodeJS.WriteStream, stdin: stdin as NodeJS.ReadStream };
  }

  press(keys: string): void {
    this.#keys.write(keys);
  }

  get shown(): string {
    return this.#shown.join('');
  }
}

describe('the dashboard', () => {
  it.each([
    ['q', 'q'],
    ['Ctrl-C', '\x03'],
  ])('closes at %s and gives the terminal back', (_name, keys) =>
    withStillLab(async (lab) => {
      const terminal = new FakeTerminal();
      const closed = showDashboard(lab, { ...terminal.streams, signal: new AbortController().signal });
      terminal.press(keys);
      await closed;
      expect(terminal.modes).toEqual([true, false]);
      expect(terminal.shown).toMatch(/^\x1b\[\?1049h[\s\S]*bootflash:[\s\S]*\x1b\[\?1049l$/);
    }),
  );

  it('closes when it is told to from outside', () =>
    withStillLab(async (lab) => {
      const terminal = new FakeTerminal();
      const stop = new AbortController();
      const closed = showDashboard(lab, { ...terminal.streams, signal: stop.signal });
      stop.abort();
      await closed;
      expect(terminal.modes).toEqual([true, false]);
      expect(terminal.shown.endsWith('\x1b[?1049l')).toBe(true);
    }));

  it('does not open when it was told to close before', () =>
    withStillLab(async (lab) => {
      const terminal = new FakeTerminal();
      await showDashboard(lab, { ...terminal.streams, signal: AbortSignal.abort() });
      expect(terminal.shown).toBe('');
    }));
});
