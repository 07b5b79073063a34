import { logIn, logInOften } from '../clients/ssh2.mjs';
import { familyShareBytes } from '../process-figures.mjs';
import { startBuiltInLab } from '../servers/emulator.mjs';
import { startOpenSsh } from '../servers/openssh.mjs';
import { interleaved, median } from '../statistics.mjs';
import { pause } from '../within.mjs';

export const name = 'session-memory';
export const measures = 'memory that one more idle session takes (PSS, what shares pages counted in part)';
const aimBytes = 60_000;

export async function run(bench) {
  const count = bench.isQuick ? 150 : 300;
  const sshd = await startOpenSsh(bench);
  const samples = await interleaved(bench.isQuick ? 1 : 3, {
    emulator: async () => perSession(await startBuiltInLab(bench), count),
    sshd: () => perSession(sshd, 15),
  });
  const [ours, theirs] = [median(samples.emulator), median(samples.sshd)];
  return [
    {
      what: 'one idle session',
      value: ours,
      unit: 'bytes',
      reference: { name: 'sshd', value: theirs },
      ratio: ours / theirs,
      aim: `<= ${aimBytes / 1000} kB`,
      isMet: ours <= aimBytes,
      note: `from ${count / 3} to ${count + count / 3} open shells; garbage that is not collected yet included; n=${samples.sshd.length}`,
    },
  ];
}

/**
 * Logins before and the first sessions warm the server up and are not counted: they grow what all of them share, and leave
 * the garbage that a server in use always has.
 */
async function perSession(server, count) {
  await logInOften(server, count, 5);
  const clients = await logInMany(server, Math.round(count / 3));
  const before = familyShareBytes(server.id);
  clients.push(...(await logInMany(server, count)));
  const bytes = (familyShareBytes(server.id) - before) / count;
  for (const client of clients) client.destroy();
  return bytes;
}

async function logInMany(server, count) {
  const clients = [];
  while (clients.length < count) {
    const several = Math.min(5, count - clients.length);
    clients.push(...(await Promise.all(Array.from({ length: several }, () => logIn(server)))));
  }
  await pause(300);
  return clients;
}
