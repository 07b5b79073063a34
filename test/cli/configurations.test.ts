import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { present } from '../../src/base/assert.ts';
import { allCommands } from '../../src/cli/commands/registry.ts';
import { cliOf } from '../../src/cli/shell/cli.ts';
import { configure, type Refusal } from '../../src/cli/shell/configure.ts';
import type { Screen } from '../../src/cli/shell/screen.ts';
import { Session } from '../../src/cli/shell/session.ts';
import { Sessions } from '../../src/cli/shell/sessions.ts';
import type { Device } from '../../src/machine/device.ts';
import { root } from '../sources.ts';
import { labWith, operate } from './commands/sessions.ts';

/**
 * Whole configurations, one of a family or of a switch with several in each file: `<what>.<model>.<release>.cfg`, in the form in which
 * `show running-config` writes them. What a switch has from the factory may be left out.
 */
const folder = join(root, 'test', 'configurations');

interface Sample {
  readonly file: string;
  readonly model: string;
  readonly release: string;
}

function samples(): readonly Sample[] {
  return readdirSync(folder).flatMap((file) => {
    const [, model, release] = /^[^.]+\.([^.]+)\.(.+)\.cfg$/.exec(file) ?? [];
    return model === undefined || release === undefined ? [] : [{ file, model, release }];
  });
}

/** The samples by what they are for, so that one switch takes them one after the other. */
function grouped(): ReadonlyMap<string, readonly Sample[]> {
  const groups = new Map<string, Sample[]>();
  for (const sample of samples()) {
    const name = `${sample.model} with ${sample.release}`;
    groups.set(name, [...(groups.get(name) ?? []), sample]);
  }
  return groups;
}

/** A line without indentation and what stands below it. */
type Block = readonly string[];

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: string[][] = [];
  for (const line of lines) {
    if (/^\s*$|^!|^version /.test(line)) continue;
    if (/^\s/.test(line)) blocks.at(-1)?.push(line);
    else blocks.push([line]);
  }
  return blocks;
}

const cli = cliOf(allCommands);
const unseen: Screen = {
  isInteractive: false,
  print() {},
  draw() {},
  async show() {},
  ask: async () => undefined,
  async flush() {},
  async ready() {},
};

async function type(lines: readonly string[], device: Device): Promise<readonly Refusal[]> {
  const running = present(device.running, 'NX-OS');
  const session = new Session({ running, id: '1', user: 'admin', from: 'test', terminal: { length: 0, width: 80 } });
  const refused: Refusal[] = [];
  const on = {
    device,
    session,
    screen: unseen,
    cli,
    sessions: new Sessions(device),
    onRefused: (refusal: Refusal) => refused.push(refusal),
  };
  await configure(lines, on, new AbortController().signal);
  return refused;
}

function written(device: Device): readonly string[] {
  return cli.runningText.of(device, present(device.running, 'NX-OS'));
}

describe('a configuration', () => {
  it.each([...grouped()])('of %s is taken whole, and written as it was', async (_, group) => {
    const { model, release } = present(group[0], 'a sample');
    await operate(async ({ switch: { device } }) => {
      const first = device.configuration.state();
      const factory = new Set(blocksOf(written(device)).map((block) => block.join('\n')));
      for (const { file } of group) {
        device.configuration.restore(first);
        const lines = readFileSync(join(folder, file), 'utf8').split('\n');
        const wanted = blocksOf(lines).map((block) => block.join('\n'));
        expect({ file, refused: await type(lines, device) }).toEqual({ file, refused: [] });
        const text = written(device);
        const has = new Set(wanted);
        const own = blocksOf(text)
          .map((block) => block.join('\n'))
          .filter((block) => has.has(block) || !factory.has(block));
        expect({ file, text: own.join('\n') }).toEqual({ file, text: wanted.join('\n') });
        const { running } = device.configuration;
        device.configuration.restore(first);
        expect({ file, refused: await type(text, device) }).toEqual({ file, refused: [] });
        expect(device.configuration.running).toEqual(running);
      }
    }, labWith({ model, release }));
  });

  it('has samples', () => {
    expect(samples().length).toBeGreaterThan(0);
  });
});
