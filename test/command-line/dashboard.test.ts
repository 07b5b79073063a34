import { describe, expect, it } from 'vitest';
import { EmulatorError } from '../../src/base/emulator-error.ts';
import { checkDashboard } from '../../src/command-line/dashboard.ts';
import { Warnings } from '../../src/command-line/warnings.ts';

/** Message and hint of the refusal. */
function refusal(isTerminal: boolean, isJson: boolean): string | undefined {
  try {
    checkDashboard({ isTerminal, isJson });
    return undefined;
  } catch (error) {
    return error instanceof EmulatorError ? `${error.message} (${error.hint})` : String(error);
  }
}

describe('n3k run --dashboard', () => {
  it('opens on a terminal only, and not together with --json', () => {
    expect(refusal(true, false)).toBeUndefined();
    expect(refusal(false, false)).toBe(
      '--dashboard needs a terminal (run n3k in a terminal without pipes, or use --json)',
    );
    expect(refusal(true, true)).toBe('--dashboard and --json exclude each other (leave one of them out)');
  });

  it('holds warnings back until the screen is free again', () => {
    const told: string[] = [];
    const warnings = new Warnings(true, (line) => told.push(line));
    warnings.tell('first');
    expect(told).toEqual([]);
    warnings.release();
    warnings.tell('second');
    expect(told).toEqual(['n3k: first\n', 'n3k: second\n']);
  });
});
