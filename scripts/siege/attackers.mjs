/**
 * The hostile clients, as a process of their own, so that what they cost is not counted as an answer of the switch. Gets a
 * `begin` message with `targets`, `control`, `seed`, `limitMs`, `parallel` and `only`; answers one `done` message with what was done.
 */
import { pause, within } from '../../bench/within.mjs';
import { beforeLogin } from './attacks/before-login.mjs';
import { atTheConsole } from './attacks/console.mjs';
import { atTheControlPort } from './attacks/control.mjs';
import { withFiles } from './attacks/files.mjs';
import { inTheShell } from './attacks/shell.mjs';
import { chanceOf, oneOf, shuffled } from './random.mjs';

const attackLimitMs = 45_000;
/** A breath between two attacks of one hand, so that a switch that refuses at once is not asked in a spin. */
const breathMs = 50;

const all = { ...beforeLogin, ...atTheConsole, ...atTheControlPort, ...inTheShell, ...withFiles };

// A client that is broken off answers late; that is what happens to hostile clients.
process.on('uncaughtException', (error) => process.send({ kind: 'hostile-error', reason: String(error) }));
process.on('unhandledRejection', (error) => process.send({ kind: 'hostile-error', reason: String(error) }));

function counter(done, name) {
  done[name] ??= { times: 0, failed: 0, counts: {} };
  const entry = done[name];
  entry.times += 1;
  const tally = (what, count = 1) => {
    if (count > 0) entry.counts[what] = (entry.counts[what] ?? 0) + count;
  };
  return { entry, tally };
}

async function attack(name, context, done) {
  const { entry, tally } = counter(done, name);
  process.send({ kind: 'began', name, atMs: Date.now() });
  try {
    await within(attackLimitMs, name, all[name]({ ...context, tally }));
  } catch (error) {
    entry.failed += 1;
    tally(`ended: ${String(error.message).slice(0, 60)}`);
  }
  process.send({ kind: 'ended', name, atMs: Date.now() });
}

async function begin({ targets, control, seed, limitMs, parallel, only }) {
  const chance = chanceOf(seed);
  const untilMs = performance.now() + limitMs;
  const names = Object.keys(all).filter((name) => only === undefined || name.includes(only));
  const done = {};
  let waiting = [];
  const next = () => {
    if (waiting.length === 0) waiting = shuffled(chance, names);
    return waiting.pop();
  };
  const hand = async (at) => {
    while (performance.now() < untilMs) {
      const target = oneOf(chance, targets);
      const authorization = chance() < 0.5 ? '' : `Authorization: Bearer ${control.token}\r\n`;
      const controlPort = Number(new URL(control.url).port);
      const context = { ...target, controlPort, authorization, chance: chanceOf(`${seed} ${at} ${chance()}`) };
      await attack(next(), context, done);
      await pause(breathMs);
    }
  };
  await Promise.all(Array.from({ length: parallel }, (_, at) => hand(at)));
  process.send({ kind: 'done', done }, () => process.exit(0));
}

process.once('message', begin);
process.once('disconnect', () => process.exit(1));
