import { present } from '../../src/base/assert.ts';
/**
 * What the benchmarks of the command line measure from inside a process of their own: `parse MS` runs `show clock` for so long, and
 * `configuration MS` shows a running configuration of 5,000 lines. Both print one line of JSON.
 */
import { allCommands } from '../../src/cli/commands/registry.ts';
import { cliOf } from '../../src/cli/shell/cli.ts';
import type { Connection } from '../../src/cli/shell/connection.ts';
import { PlainScreen } from '../../src/cli/shell/plain-screen.ts';
import { runLine, type Work } from '../../src/cli/shell/run-line.ts';
import { Session } from '../../src/cli/shell/session.ts';
import { Sessions } from '../../src/cli/shell/sessions.ts';
import { builtInLabPath, readLabFile } from '../../src/lab/spec/lab-file.ts';
import { keyedOf, valuesOf } from '../../src/machine/config/keyed.ts';
import { vlanKey, vlans } from '../../src/machine/config/vlans.ts';
import type { Device } from '../../src/machine/device.ts';
import { startLab } from '../../src/start-lab.ts';

const vlanCount = 2_450;
/** The journal holds 10,000 entries, and as many again before it lets them go. */
const journalPeriod = 10_001;
const signal = new AbortController().signal;
let sentBytes = 0;

/** A client that takes everything at once. */
const greedy: Connection = {
  user: 'admin',
  peer: { address: '127.0.0.1', port: 0 },
  door: 'inside',
  wanted: { kind: 'command', line: '' },
  window: undefined,
  onResize: () => {},
  input: (async function* () {})(),
  write: async (text) => {
    sentBytes += text.length;
  },
  closed: signal,
  finish: () => {},
};

function workOn(device: Device): Work {
  const screen = new PlainScreen(greedy);
  const running = present(device.running, 'NX-OS');
  const terminal = { length: 0, width: 80 };
  const session = new Session({ running, id: '1', user: 'admin', from: 'bench', terminal });
  return { device, session, screen, cli: cliOf(allCommands), sessions: new Sessions(device) };
}

/** Runs a line again and again for `durationMs`; answers how often it ran in a second. */
async function runFor(line: string, durationMs: number, work: Work): Promise<number> {
  const began = performance.now();
  let count = 0;
  while (performance.now() - began < durationMs) {
    for (let index = 0; index < 20; index += 1) await runLine(line, work, signal);
    await work.screen.flush();
    count += 20;
  }
  return (count * 1000) / (performance.now() - began);
}

async function measureParse(durationMs: number, device: Device): Promise<unknown> {
  const work = workOn(device);
  await runFor('show clock', durationMs / 2, work);
  return { perSecond: await runFor('show clock', durationMs, work) };
}

async function measureConfiguration(durationMs: number, device: Device): Promise<unknown> {
  const { configuration, clock } = device;
  const [first] = valuesOf(configuration.of(vlans));
  if (first === undefined) throw new Error('a switch has a VLAN');
  const many = Array.from({ length: vlanCount }, (_, index) => ({
    ...first,
    id: index + 2,
    name: `customer-network-number-${index + 2}-of-the-long-configuration`,
  }));
  configuration.change(vlans, keyedOf([first, ...many].map((vlan) => [vlanKey(vlan.id), vlan] as const)), clock.now());
  const work = workOn(device);
  await runFor('show running-config', durationMs / 2, work);
  await settleJournal(work);
  globalThis.gc?.();
  const heapBefore = process.memoryUsage().heapUsed;
  sentBytes = 0;
  const began = performance.now();
  await runFor('show running-config', durationMs, work);
  const bytesPerSecond = (sentBytes * 1000) / (performance.now() - began);
  await settleJournal(work);
  globalThis.gc?.();
  const grownBytes = process.memoryUsage().heapUsed - heapBefore;
  const lines = work.cli.runningText.of(device, work.session.running).length;
  return { bytesPerSecond, grownBytes, lines };
}

/** Fills the journal up to the moment at which it has just let go of old entries, so that it weighs the same before and after. */
async function settleJournal(work: Work): Promise<void> {
  const sequence = work.device.journal.entries().at(-1)?.sequence ?? 0;
  const missing = journalPeriod - ((sequence + 1) % journalPeriod) + 2 * journalPeriod;
  for (let count = 0; count < missing; count += 1) await runLine('pwd', work, signal);
}

const [what = '', duration = '1000'] = process.argv.slice(2);
const lab = await startLab(readLabFile(builtInLabPath()));
const [started] = lab.devices;
if (started === undefined) throw new Error('the built-in lab has a switch');
const measure = what === 'parse' ? measureParse : measureConfiguration;
console.log(JSON.stringify(await measure(Number(duration), started.device)));
await lab.close();
