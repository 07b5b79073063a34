import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { familyShareBytes } from '../process-figures.mjs';
import { program } from '../servers/emulator.mjs';
import { startFakeNos, whyNoFakeNos } from '../servers/fakenos.mjs';
import { firstLine, killFamily, started } from '../servers/started.mjs';
import { median } from '../statistics.mjs';
import { within } from '../within.mjs';

export const name = 'fleet';
export const measures =
  'process start to an SSH prompt of the last of many switches, and the memory that all take, untouched';
const aims = {
  1000: { ms: 1_000, bytes: 110e6 },
  5000: { ms: 3_000, bytes: 300e6 },
  10000: { ms: 4_000, bytes: 400e6 },
};
/** It takes no free port of the system; this lies below those that systems give to clients. */
const fakeNosPort = 21_000 + (process.pid % 100) * 100;
/** FakeNOS makes an RSA key for each switch, a third of a second each: more of them say nothing more. */
const fakeNosCounts = { full: [1, 100], quick: [1, 10] };

export async function run(bench) {
  const counts = bench.isQuick ? [1, 100, 1_000] : [1, 100, 1_000, 5_000, 10_000];
  const roundsOf = (count) => (bench.isQuick || count > 5_000 ? 1 : 3);
  const reason = whyNoFakeNos();
  const rows = [];
  for (const count of counts) {
    const ours = await sampled(roundsOf(count), () => measured(() => startFleet(bench, count)));
    const isCompared = reason === undefined && fakeNosCounts[bench.isQuick ? 'quick' : 'full'].includes(count);
    const theirs = isCompared ? await measured(() => startFakeNos(bench, count, fakeNosPort)) : undefined;
    rows.push(...rowsOf(count, ours, theirs));
  }
  const [first, ...others] = rows;
  const note = `${first.note}; cisshgo is not measured: the Go proxy does not serve it${reason === undefined ? '' : `; ${reason}`}`;
  return [{ ...first, note }, ...others];
}

function rowsOf(count, ours, theirs) {
  const row = (what, figure, unit, aim) => ({
    what: `${count.toLocaleString('en')} switches: ${what}`,
    value: ours[figure],
    unit,
    ...(theirs && { reference: { name: 'FakeNOS', value: theirs[figure] }, ratio: ours[figure] / theirs[figure] }),
    ...(aim && { aim: `<= ${unit === 'ms' ? `${aim} ms` : `${aim / 1e6} MB`}`, isMet: ours[figure] <= aim }),
    note: `n=${ours.count}`,
  });
  return [
    row('last SSH prompt', 'promptMs', 'ms', aims[count]?.ms),
    row('memory (PSS)', 'shareBytes', 'bytes', aims[count]?.bytes),
  ];
}

async function sampled(rounds, measure) {
  const samples = [];
  for (let round = 0; round < rounds; round += 1) samples.push(await measure());
  const middle = (figure) => median(samples.map((sample) => sample[figure]));
  return { promptMs: middle('promptMs'), shareBytes: middle('shareBytes'), count: rounds };
}

async function measured(start) {
  const began = performance.now();
  const server = await start();
  const client = await prompted(server);
  const promptMs = performance.now() - began;
  const shareBytes = familyShareBytes(server.id);
  client.end();
  killFamily(server.id);
  return { promptMs, shareBytes };
}

/** The last of `count` switches of the emulator, as soon as it says that it is ready. */
async function startFleet(bench, count) {
  const file = join(bench.folder, `fleet-${bench.nextNumber()}.yaml`);
  const device = { name: 'sw{n}', model: 'N3K-C3064PQ-10GE', release: '7.0(3)I7(8)', ...(count > 1 && { count }) };
  // A lab file is YAML, and JSON is YAML.
  writeFileSync(file, JSON.stringify({ devices: [count > 1 ? device : { ...device, name: 'sw1' }] }));
  const child = started(bench, process.execPath, [program(bench), 'run', file, '--port', '0', '--json']);
  const ready = JSON.parse(await within(60_000, 'the start of the fleet', firstLine(child)));
  const last = ready.devices.at(-1);
  return { name: 'emulator', id: child.pid, ...last.ssh, promptEnd: '#' };
}

/** Logs in and waits for whatever prompt the server has. */
function prompted(server) {
  const client = new ssh2.Client();
  const shown = new Promise((resolve, reject) => {
    client.on('error', reject);
    client.on('ready', () =>
      client.shell((error, channel) => {
        if (error) return reject(error);
        let screen = '';
        channel.on('data', (bytes) => {
          screen += bytes.latin1Slice();
          if (screen.trimEnd().endsWith(server.promptEnd)) resolve(client);
        });
      }),
    );
    client.connect({ host: server.host, port: server.port, username: server.user, password: server.password });
  });
  return within(30_000, `the login to ${server.name}`, shown);
}
