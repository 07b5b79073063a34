import fc from 'fast-check';
import { expect, it } from 'vitest';
import { present } from '../../src/base/assert.ts';
import { allCommands } from '../../src/cli/commands/registry.ts';
import { cliOf } from '../../src/cli/shell/cli.ts';
import { configPlace } from '../../src/cli/shell/mode.ts';
import { runLine } from '../../src/cli/shell/run-line.ts';
import type { Screen } from '../../src/cli/shell/screen.ts';
import { Session } from '../../src/cli/shell/session.ts';
import { Sessions } from '../../src/cli/shell/sessions.ts';
import type { Device } from '../../src/machine/device.ts';
import { rounds } from '../wide.ts';
import { operate } from './commands/sessions.ts';

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

/** Headers that are taken, and some that no switch takes; a description says under which it was typed. */
const header = fc.constantFrom(
  'interface Ethernet1/1',
  'interface Ethernet1/2',
  'interface mgmt0',
  'interface Vlan10',
  'vlan 20',
  'vrf context blue',
  'interface Ethernet1/99',
  'interface loopbaque0',
  'router nothing 1',
  'role name keeper',
  'vlan 5000',
);
const inside = fc.constantFrom('description', 'nonsense', 'name', 'ip address 192.0.2.1/24', 'shutdown');
const block = fc.record({ header, inside: fc.array(inside, { maxLength: 4 }) });

async function type(lines: readonly string[], device: Device): Promise<void> {
  const running = present(device.running, 'NX-OS');
  const session = new Session({ running, id: '1', user: 'admin', from: 'test', terminal: { length: 0, width: 80 } });
  session.place = configPlace;
  const work = { device, session, screen: unseen, cli, sessions: new Sessions(device) };
  for (const line of lines) await runLine(line, work, new AbortController().signal);
}

it('no line lands below another header than its own, whatever is refused', async () => {
  await operate(async ({ switch: { device } }) => {
    const first = device.configuration.state();
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 12 }), async (blocks) => {
        device.configuration.restore(first);
        const typed = blocks.flatMap((one) => [
          one.header,
          ...one.inside.map((line) =>
            /^(description|name)$/.test(line) ? `  ${line} ${markOf(one.header)}` : `  ${line}`,
          ),
        ]);
        await type(typed, device);
        let under = '';
        for (const line of cli.runningText.of(device, present(device.running, 'NX-OS'))) {
          if (!/^\s/.test(line)) under = line;
          const mark = / (?:description|name) (at-\S+)$/.exec(line)?.[1];
          if (mark !== undefined) expect({ line, under: markOf(under) }).toEqual({ line, under: mark });
        }
      }),
      { numRuns: rounds(60, 1_000) },
    );
  });
}, 240_000);

function markOf(line: string): string {
  return `at-${line.replaceAll(/\W/g, '')}`;
}
