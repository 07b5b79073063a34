import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '../../../src/base/assert.ts';
import { allCommands } from '../../../src/cli/commands/registry.ts';
import { cliOf } from '../../../src/cli/shell/cli.ts';
import { configure } from '../../../src/cli/shell/configure.ts';
import { replayStartup } from '../../../src/cli/shell/replay-startup.ts';
import type { Screen } from '../../../src/cli/shell/screen.ts';
import { Session } from '../../../src/cli/shell/session.ts';
import { Sessions } from '../../../src/cli/shell/sessions.ts';
import type { RunningLab } from '../../../src/lab/lab.ts';
import type { RunningConfiguration } from '../../../src/machine/config/slice.ts';
import type { Device } from '../../../src/machine/device.ts';
import { rounds } from '../../wide.ts';
import { allExamples, typing } from './random-lines.ts';
import { operate } from './sessions.ts';

const cli = cliOf(allCommands);

const screen: Screen = {
  isInteractive: false,
  print() {},
  draw() {},
  async show() {},
  ask: async () => undefined,
  async flush() {},
  async ready() {},
};

async function type(lines: readonly string[], device: Device): Promise<void> {
  const running = present(device.running, 'NX-OS');
  const terminal = { length: 0, width: 80 };
  const session = new Session({ running, id: '1', user: 'admin', from: 'test', terminal });
  const on = { device, session, screen, cli, sessions: new Sessions(device) };
  await configure(lines, on, new AbortController().signal);
}

/** What the switch runs after a start with this startup configuration. */
async function startWith(text: string, device: Device): Promise<RunningConfiguration> {
  device.configuration.save(text, 0);
  const refused: string[] = [];
  const running = present(device.running, 'NX-OS');
  await replayStartup(device, running, cli, new AbortController().signal, ({ line }) => refused.push(line));
  expect(refused).toEqual([]);
  return device.configuration.running;
}

function textOf(device: Device, detail?: 'all'): readonly string[] {
  return cli.runningText.of(device, present(device.running, 'NX-OS'), detail);
}

describe('what is written of a configuration', () => {
  it('reads back to the same, with and without defaults', async () => {
    await operate(async ({ switch: { device }, lab }) => {
      const first = textOf(device).join('\n');
      await fc.assert(
        fc.asyncProperty(typing, async (lines) => {
          await startWith(first, device);
          await type(lines.flat(), device);
          const { running } = device.configuration;
          const text = textOf(device).join('\n');
          const all = textOf(device, 'all').join('\n');
          const refusedBefore = refusals(lab);
          expect(await startWith(text, device)).toEqual(running);
          expect(textOf(device).join('\n')).toBe(text);
          expect(await startWith(all, device)).toEqual(running);
          expect(refusals(lab)).toEqual(refusedBefore);
        }),
        { numRuns: rounds(12, 60) },
      );
    });
  });

  it('has every example that the release takes, and reads back with it', async () => {
    await operate(async ({ switch: { device } }) => {
      for (const lines of [allExamples, allExamples.map((line) => `no ${line}`)]) {
        await type(lines, device);
        const { running } = device.configuration;
        expect(await startWith(textOf(device).join('\n'), device)).toEqual(running);
      }
    });
  });

  it('changes nothing when it is typed on top of itself', async () => {
    await operate(async ({ switch: { device } }) => {
      await fc.assert(
        fc.asyncProperty(typing, async (lines) => {
          await type(lines.flat(), device);
          const text = textOf(device);
          await type(text, device);
          expect(textOf(device)).toEqual(text);
        }),
        { numRuns: 20 },
      );
    });
  });
});

/** The lines that the switch has not understood. */
function refusals({ journal }: RunningLab): readonly string[] {
  return journal().flatMap((entry) => (entry.kind === 'command.unknown' ? entry.line : []));
}
