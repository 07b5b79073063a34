import '../../../../src/host-node/install.ts';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostSleep } from '../../../../src/base/clock.ts';
import { type Random, seededRandom } from '../../../../src/base/random.ts';
import { Hand, Refusal } from './hand.ts';
import { LabProcess } from './lab-process.ts';
import { compactImage, nextOperation, type Operation, type Situation } from './operations.ts';
import { type Found, findOn, type Promised, spelt } from './promised.ts';
import { Resting, type RestingStage } from './resting.ts';

/** What the kills of one folder have shown. */
export interface KillReport {
  readonly kills: number;
  /** What was confirmed, and how often a kill cut something off, by the operation's name. */
  readonly operations: ReadonlyMap<string, OperationCounts>;
  /** Kills while a switch stood without NX-OS, by its stage. */
  readonly resting: ReadonlyMap<string, number>;
  /** Kills before the lab had started. */
  readonly killsAtStart: number;
  /** Checks of a whole switch after a kill. */
  readonly checks: number;
}

/** How often an operation was confirmed, and how those ended that a kill cut off. */
export interface OperationCounts {
  confirmed: number;
  foundBefore: number;
  foundAfter: number;
  foundBetween: number;
}

/** What killing is told beside the seed. */
export interface KillOptions {
  readonly seed: string;
  readonly count: number;
  /** The built `n3k.cjs`. */
  readonly program: string;
  /** Hears of every kill. */
  readonly tell?: (line: string) => void;
}

const shortWorkMs = 300;
/** Long enough for a whole installation. */
const longWorkMs = 2_500;
/** One kill in so many comes after longer work. */
const longWorkShare = 8;
const longestStartMs = 600;
/** One kill in so many comes while the lab starts. */
const startKillShare = 6;

/** One kill in so many comes while all switches run NX-OS. */
const runShare = 3;

const lab = `title: Switches whose process is killed
seed: kill
clock: { start: 2021-01-18 12:00:00, speed: instant }
devices:
  - name: compacting
    model: N3K-C3132Q-40GE
    release: 7.0(3)I7(8)
    hostname: sw0
    users: [{ name: admin, password: admin, role: network-admin }]
    features: [scp-server]
    usb1: { size: 16GB, files: [{ name: full.bin, image: nxos.7.0.3.I7.8.bin }] }
  - name: installing
    model: N3K-C3172PQ-XL
    release: 9.3(3)
    hostname: sw0
    users: [{ name: admin, password: admin, role: network-admin }]
    features: [scp-server]
    bootflash: { files: [{ name: nxos.9.3.4.bin, image: nxos.9.3.4.bin }] }
    usb1: { size: 16GB }
  - name: resting
    model: N3K-C3172PQ-XL
    release: 7.0(3)I7(8)
    users: [{ name: admin, password: admin, role: network-admin }]
`;
const images = { '9.3(3)': 'bootflash:nxos.9.3.3.bin', '9.3(4)': 'bootflash:nxos.9.3.4.bin' };
const given = new Set([...Object.values(images), 'bootflash:nxos.7.0.3.I7.8.bin', 'usb1:full.bin']);

/** Starts the lab; its time is instant unless said otherwise. */
type Start = (speed?: string) => LabProcess;

/** One switch of the lab: what its operator was promised, and what may be instead since something was cut off. */
interface Killed {
  readonly name: string;
  readonly random: Random;
  promised: Promised;
  underway: Operation | undefined;
  overheadBytes: Found['overheadBytes'];
  compactable: Situation['compactable'];
}

/**
 * Kills a running lab `count` times over one state folder, each time while operators work on its switches, and checks after every
 * kill that the folder loads and that everything is there that was confirmed, whole. Rejects at the first thing that is not so.
 */
export async function killAgainAndAgain({ seed, count, program, tell = () => {} }: KillOptions): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), 'n3k-kill-points-'));
  const state = join(folder, 'state');
  const labFile = join(folder, 'lab.yaml');
  writeFileSync(labFile, lab);
  const start: Start = (speed = 'instant') => new LabProcess(program, labFile, state, speed);
  const random = seededRandom(`kill points ${seed}`);
  const counts = new Map<string, OperationCounts>();
  let killsAtStart = 0;
  let checks = 0;
  let number = 0;
  let kill = 0;
  const rested = new Map<string, number>();
  try {
    const switches = await prepared(start, random);
    const resting = new Resting(random.fork('resting'));
    let left: RestingStage | undefined;
    for (kill = 1; kill <= count; kill += 1) {
      // At this speed copies, compactions and installations take a while, so that kills come in their middle.
      const running = start(random.integer(2) === 0 ? 'instant' : '600');
      if (random.integer(startKillShare) === 0) {
        await hostSleep(random.integer(longestStartMs));
        await running.kill();
        killsAtStart += 1;
        tell(`kill ${kill}: while it started`);
        continue;
      }
      try {
        const hands = await handsOf(running, switches);
        for (const one of switches) settle(one, await findOn(hands(one), given), counts);
        await resting.check(running);
        left = random.integer(runShare) === 0 ? undefined : await resting.rest(running);
        checks += switches.length + 1;
        const restingWork = resting.work(running);
        const work = Promise.all(
          switches.map((one) =>
            workOn(one, hands(one), running, counts, () => {
              number += 1;
              return number;
            }),
          ),
        );
        const longestMs = random.integer(longWorkShare) === 0 ? longWorkMs : shortWorkMs;
        await Promise.race([hostSleep(random.integer(longestMs)), work]);
        await running.kill();
        await work;
        await restingWork;
        if (left !== undefined) rested.set(left, (rested.get(left) ?? 0) + 1);
      } finally {
        await running.kill();
      }
      if (running.errors !== '') throw new Error(`the lab complained: ${running.errors}`);
      tell(
        `kill ${kill}: resting ${left ?? 'runs'}, ${switches.map(({ name, underway }) => `${name} ${underway?.name ?? 'idle'}`).join(', ')}`,
      );
    }
    checks += await lastLook(start, switches, resting, state, counts);
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    throw new Error(`seed ${seed}, kill ${kill} (its folder is left: ${folder}): ${String(error)}`, { cause: error });
  }
  return { kills: count, operations: counts, resting: rested, killsAtStart, checks };
}

/** Starts the lab for the first time, learns what is there, such as the digests of a compaction. */
async function prepared(start: Start, random: Random): Promise<readonly Killed[]> {
  const running = start();
  try {
    const doors = await running.doors();
    const made: Killed[] = [];
    for (const [name, door] of doors ?? []) {
      if (name === 'resting') continue;
      const hand = new Hand(door);
      let compactable: Situation['compactable'];
      if (name === 'compacting') {
        const full = 'usb1:full.bin';
        const fullMd5 = (await hand.type(`show file ${full} md5sum`)).trim();
        await hand.type(`copy ${full} ${compactImage}`);
        const shown = await hand.type(`install all nxos ${compactImage} compact`);
        if (!/ done\n/.test(shown)) throw new Error(shown);
        compactable = { name: full, fullMd5, compactMd5: (await hand.type(`show file ${compactImage} md5sum`)).trim() };
      }
      const { overheadBytes, ...promised } = await findOn(hand, given);
      made.push({ name, random: random.fork(name), promised, underway: undefined, overheadBytes, compactable });
      hand.close();
    }
    return made;
  } finally {
    await running.kill();
  }
}

/** How to reach each switch of a process. */
async function handsOf(running: LabProcess, switches: readonly Killed[]): Promise<(one: Killed) => Hand> {
  const doors = await running.doors();
  const hands = new Map(
    switches.map((one) => {
      const door = doors?.get(one.name);
      if (door === undefined) throw new Error(`no door of ${one.name}`);
      return [one, new Hand(door)];
    }),
  );
  return (one) => {
    const hand = hands.get(one);
    if (hand === undefined) throw new Error(`no hand for ${one.name}`);
    return hand;
  };
}

/** Does one thing after the other until the process dies. What was not confirmed by then stays noted as under way. */
async function workOn(
  one: Killed,
  hand: Hand,
  running: LabProcess,
  counts: Map<string, OperationCounts>,
  nextNumber: () => number,
): Promise<void> {
  while (running.isAlive) {
    const { promised: now, random, compactable } = one;
    const operation = nextOperation({
      now,
      random,
      compactable,
      number: nextNumber(),
      images: one.name === 'installing' ? images : {},
    });
    one.underway = operation;
    try {
      await operation.act(hand, () => running.isAlive);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      await running.kill();
      return;
    }
    one.promised = operation.after;
    one.underway = undefined;
    countOf(counts, operation).confirmed += 1;
  }
}

/** Wants what was promised, or one of what a cut-off operation may leave; from now on that is what is promised. */
function settle(one: Killed, { overheadBytes, ...found }: Found, counts: Map<string, OperationCounts>): void {
  const { underway, promised } = one;
  const shown = spelt(found);
  if (JSON.stringify(overheadBytes) !== JSON.stringify(one.overheadBytes)) {
    const before = JSON.stringify(one.overheadBytes);
    throw new Error(`${one.name} counts ${JSON.stringify(overheadBytes)} bytes that no file has, before ${before}`);
  }
  if (underway !== undefined) {
    const count = countOf(counts, underway);
    if (shown === spelt(promised)) count.foundBefore += 1;
    else if (shown === spelt(underway.after)) count.foundAfter += 1;
    else if (underway.between?.some((state) => spelt(state) === shown)) count.foundBetween += 1;
    else
      throw new Error(
        `${one.name} after ${underway.name}: ${shown}\nbefore: ${spelt(promised)}\nafter: ${spelt(underway.after)}`,
      );
  } else if (shown !== spelt(promised)) {
    throw new Error(`${one.name} shows ${shown}\npromised: ${spelt(promised)}`);
  }
  one.promised = found;
  one.underway = undefined;
}

/** Checks what the last kill left, deletes every file, and wants all host files gone after one more start. Answers its checks. */
async function lastLook(
  start: Start,
  switches: readonly Killed[],
  resting: Resting,
  state: string,
  counts: Map<string, OperationCounts>,
): Promise<number> {
  for (const isLast of [false, true]) {
    const running = start();
    try {
      const hands = await handsOf(running, switches);
      await resting.check(running);
      await resting.clear(running);
      for (const one of switches) {
        settle(one, await findOn(hands(one), given), counts);
        if (!isLast)
          for (const name of Object.keys(one.promised.files)) await hands(one).type(`delete ${name} no-prompt`);
        one.promised = { ...one.promised, files: {} };
      }
    } finally {
      await running.kill();
    }
  }
  const left = readdirSync(join(state, 'uploads'));
  if (left.length > 0) throw new Error(`uploads that nothing needs: ${left.join(', ')}`);
  return 2 * switches.length;
}

function countOf(counts: Map<string, OperationCounts>, { name }: Operation): OperationCounts {
  const known = counts.get(name) ?? { confirmed: 0, foundBefore: 0, foundAfter: 0, foundBetween: 0 };
  counts.set(name, known);
  return known;
}
