import { present } from '../../src/base/assert.ts';
/** Types `COUNT` lines of one `FAMILY` of configuration at a switch of the built-in lab, and prints in one line of JSON how long it took. */
import { allCommands } from '../../src/cli/commands/registry.ts';
import { cliOf } from '../../src/cli/shell/cli.ts';
import type { Connection } from '../../src/cli/shell/connection.ts';
import { PlainScreen } from '../../src/cli/shell/plain-screen.ts';
import { runLine } from '../../src/cli/shell/run-line.ts';
import { Session } from '../../src/cli/shell/session.ts';
import { Sessions } from '../../src/cli/shell/sessions.ts';
import { builtInLabPath, readLabFile } from '../../src/lab/spec/lab-file.ts';
import { startLab } from '../../src/start-lab.ts';

/** Three bytes of an address that differ for each number. */
const bytesOf = (number: number): string => `${10 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;

const families: Readonly<Record<string, (number: number) => string>> = {
  routes: (number) => `ip route ${bytesOf(number)}.0/24 192.0.2.1`,
  vlans: (number) => `vlan ${2 + (number % 3_900)}`,
  users: (number) => `username u${number} password 5 $5$salt$hash role network-operator`,
  passwords: (number) => `username u${number % 200} password Secret.${number}`,
  hosts: (number) => `ip host h${number} 192.0.2.1`,
  'name-servers': (number) => `ip name-server ${bytesOf(number)}.53`,
  aliases: (number) => `cli alias name a${number} show clock`,
  loggers: (number) => `logging server ${bytesOf(number)}.9`,
  snmp: (number) => `snmp-server user s${number} network-operator auth md5 0x0123 priv 0x0123 localizedkey`,
  roles: (number) => `role name r${number % 1_000}`,
  'vlan-ranges': (number) => (number % 2 === 0 ? 'vlan 2-3967' : 'no vlan 2-3967'),
  'interface-ranges': (number) => (number % 2 === 0 ? 'interface ethernet1/1-48' : `description d${number}`),
  'logical-ranges': (number) => (number % 2 === 0 ? 'interface port-channel 1-4096' : `description d${number}`),
};

const signal = new AbortController().signal;
const silent: Connection = {
  user: 'admin',
  peer: { address: '127.0.0.1', port: 0 },
  door: 'inside',
  wanted: { kind: 'command', line: '' },
  window: undefined,
  onResize: () => {},
  input: (async function* () {})(),
  write: async () => {},
  closed: signal,
  finish: () => {},
};

const [family = '', count = '0'] = process.argv.slice(2);
const lineOf = families[family];
if (lineOf === undefined) throw new Error(`no such family: ${family}; there are ${Object.keys(families).join(', ')}`);
const lab = await startLab(readLabFile(builtInLabPath()));
const [started] = lab.devices;
if (started === undefined) throw new Error('the built-in lab has a switch');
const { device } = started;
const running = present(device.running, 'NX-OS');
const terminal = { length: 0, width: 80 };
const session = new Session({ running, id: '1', user: 'admin', from: 'bench', terminal });
const parts = { device, session, cli: cliOf(allCommands), sessions: new Sessions(device) };
const work = { ...parts, screen: new PlainScreen(silent) };
await runLine('configure terminal', work, signal);
const began = performance.now();
for (let number = 0; number < Number(count); number += 1) await runLine(lineOf(number), work, signal);
process.stdout.write(`${JSON.stringify({ tookMs: performance.now() - began })}\n`);
await lab.close();
