import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseInstant } from '../../src/base/calendar.ts';
import type { RunningLab } from '../../src/lab/lab.ts';

/** One thing to type and what the screen shows for it. */
interface Step {
  /** Lab time to wait for before typing. */
  readonly atMs: number | undefined;
  /** The prompt and the command, as the screen shows them. */
  readonly line: string;
  readonly shown: readonly string[];
}

/** What a screen showed beside what it should have shown; equal when the transcript was reproduced. */
export interface Played {
  readonly actual: string;
  readonly expected: string;
}

/** Types the commands of a transcript at a switch and sets its screen against the transcript. */
export async function play(name: string, lab: RunningLab, change: (text: string) => string = (text) => text): Promise<Played> {
  const steps = stepsOf(change(readFileSync(join(import.meta.dirname, '..', '..', 'scenarios', 'technote', 'screens', name), 'utf8')));
  const [device] = lab.devices;
  if (device === undefined) throw new Error('a lab has a device');
  const session = await device.openInside();
  const actual: string[] = [];
  const expected: string[] = [];
  for (const { atMs, line, shown } of steps) {
    if (atMs !== undefined) await lab.clock.sleep(atMs - lab.clock.now());
    const prompt = `${/^[^#]*# /.exec(line)?.[0] ?? ''}`;
    const screen = await typeAll(session, line.slice(prompt.length), shown);
    expected.push(line, ...shown.filter((text) => text !== '...' && !text.startsWith('<<< ')));
    actual.push(line, ...snipped(screen, shown));
  }
  await session.close();
  return { actual: actual.join('\n'), expected: expected.join('\n') };
}

/** Types a command and the answers that the transcript gives; returns what appeared, without the last prompt. */
async function typeAll(
  session: Awaited<ReturnType<RunningLab['devices'][number]['openInside']>>,
  command: string,
  shown: readonly string[],
): Promise<readonly string[]> {
  let screen = await session.type(command);
  for (const text of shown) if (text.startsWith('<<< ')) screen += await session.type(text.slice(4));
  const lines = screen.split('\n');
  return lines.slice(1, -1);
}

/** The screen, cut where the transcript says `...`. */
function snipped(screen: readonly string[], shown: readonly string[]): readonly string[] {
  const cut = shown.indexOf('...');
  return cut < 0 ? screen : screen.slice(0, cut);
}

function stepsOf(text: string): readonly Step[] {
  const steps: { atMs: number | undefined; line: string; shown: string[] }[] = [];
  let atMs: number | undefined;
  for (const line of text.replace(/\n$/, '').split('\n')) {
    if (line.startsWith(';')) {
      const moment = /^; at (.+)$/.exec(line)?.[1];
      if (moment !== undefined) atMs = parseInstant(moment);
    } else if (/^\S+# ./.test(line)) {
      steps.push({ atMs, line, shown: [] });
      atMs = undefined;
    } else steps.at(-1)?.shown.push(line);
  }
  return steps;
}
