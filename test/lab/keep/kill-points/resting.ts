import { createHash } from 'node:crypto';
import type { Random } from '../../../../src/base/random.ts';
import type { LabProcess } from './lab-process.ts';

/** How a switch may stand when its process is killed, without a running NX-OS. */
export const restingStages = [
  ...(['off', 'bios', 'loading', 'starting', 'loader', 'boot loop'] as const),
  // `switch(boot)#`, and the first setup of a switch without a startup configuration, which runs and lets nobody in.
  ...(['recovery', 'setup'] as const),
] as const;

export type RestingStage = (typeof restingStages)[number];

const device = '/v1/devices/resting';
const image = 'bootflash:/nxos.7.0.3.I7.8.bin';
/** Between the stages of a boot that waits to be moved on. */
/** What is answered at a first setup, up to the saved configuration; a walk ends before any of them. */
const setupAnswers: readonly (readonly [question: string, answer: string])[] = [
  ['(yes/skip/no)[no]: ', 'yes'],
  ['secure password standard (yes/no) [y]: ', 'yes'],
  ['Enter the password for "admin": ', 'Secret.123'],
  ['Confirm the password for "admin": ', 'Secret.123'],
  ['basic configuration dialog (yes/no): ', 'yes'],
  ['Enter the switch name : ', 'resting'],
  ['(mgmt0) management configuration? (yes/no) [y]: ', 'no'],
  ['Enable the telnet service? (yes/no) [n]: ', 'no'],
  ['Enable the ssh service? (yes/no) [y]: ', 'yes'],
  ['edit the configuration? (yes/no) [n]: ', 'no'],
  ['Use this configuration and save it? (yes/no) [y]: ', 'yes'],
];
const steps: Partial<Record<RestingStage, number>> = { bios: 0, loading: 1, starting: 2 };

/**
 * A switch that is put into a stage without NX-OS before each kill, through the control API alone: nobody can log in to it.
 * Invariant: `files` are those that it has confirmed; what was cut off is in `doubtful`.
 */
export class Resting {
  readonly #random: Random;
  readonly #files = new Map<string, string>();
  #number = 0;
  #isDamaged = false;
  /** There is no startup configuration. */
  #isErased = false;
  /** The console at `switch(boot)#`, while it stands there. */
  #recovery: string | undefined;
  #doubtful: { readonly name: string; readonly md5: string | undefined } | undefined;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Everything that was confirmed is there, whole, and the switch stands where its flash leads it. */
  async check(running: LabProcess): Promise<void> {
    const shown = await (await running.ask('GET', `${device}/status`)).json();
    const isRunning = stageOf(shown) === 'running';
    if (isRunning === this.#isDamaged)
      throw new Error(`resting: ${JSON.stringify(shown)}, damaged: ${this.#isDamaged}`);
    if (isRunning) {
      const typed = await running.ask('POST', `${device}/type`, { line: 'show startup-config' });
      const isErased = (await typed.text()).includes('No startup configuration');
      if (isErased !== this.#isErased) throw new Error(`resting: startup is erased: ${isErased}`);
    }
    const listed = await (await running.ask('GET', `${device}/listFiles`)).text();
    if (this.#doubtful !== undefined) {
      const { name, md5 } = this.#doubtful;
      this.#doubtful = undefined;
      if (listed.includes(`"${name}"`)) this.#files.set(name, md5 ?? this.#files.get(name) ?? '');
      else this.#files.delete(name);
    }
    for (const [name, md5] of this.#files) {
      const bytes = Buffer.from(await (await running.ask('GET', fileAt('readFile', name))).arrayBuffer());
      const found = createHash('md5').update(bytes).digest('hex');
      if (found !== md5) throw new Error(`resting: ${name} has ${bytes.length} bytes with MD5 ${found}, not ${md5}`);
    }
    const count = [...listed.matchAll(/"r\d+"/g)].length;
    if (count !== this.#files.size) throw new Error(`resting: ${count} files, ${this.#files.size} were confirmed`);
  }

  /** Removes everything. */
  async clear(running: LabProcess): Promise<void> {
    for (const name of this.#files.keys())
      await running.ask('POST', `${device}/removeFile`, { path: `bootflash:/${name}` });
    this.#files.clear();
  }

  /** Mends it, and leaves it in a stage of its choice; answers which. */
  async rest(running: LabProcess): Promise<RestingStage> {
    this.#recovery = undefined;
    const stage = restingStages[this.#random.integer(restingStages.length)] ?? 'off';
    await running.ask('POST', `${device}/powerOff`);
    if (this.#isDamaged !== (stage === 'boot loop')) {
      await running.ask('POST', `${device}/corruptFile`, { path: image });
      this.#isDamaged = !this.#isDamaged;
    }
    if (stage === 'off') return stage;
    const left = steps[stage];
    if (left !== undefined) await this.#boot(running, left);
    else if (stage === 'recovery') await this.#recover(running);
    else if (stage === 'setup') await this.#setUp(running);
    else if (stage === 'boot loop') await running.ask('POST', `${device}/powerOn`);
    else await this.#breakIn(running);
    return stage;
  }

  /** Writes and removes files until the process dies. */
  async work(running: LabProcess): Promise<void> {
    while (running.isAlive) {
      try {
        await this.#change(running);
      } catch {
        return;
      }
    }
  }

  async #change(running: LabProcess): Promise<void> {
    const [old] = this.#files.keys();
    if (old !== undefined && this.#files.size > 4) {
      this.#doubtful = { name: old, md5: undefined };
      if (this.#recovery === undefined)
        await running.ask('POST', `${device}/removeFile`, { path: `bootflash:/${old}` });
      else {
        await typeAt(running, this.#recovery, `delete bootflash:${old}`);
        await typeAt(running, this.#recovery, 'y');
      }
      this.#files.delete(old);
    } else {
      this.#number += 1;
      const name = `r${this.#number}`;
      const bytes = this.#random.bytes(1 + this.#random.integer(40_000));
      const md5 = createHash('md5').update(bytes).digest('hex');
      this.#doubtful = { name, md5 };
      await running.ask('POST', fileAt('writeFile', name), bytes);
      this.#files.set(name, md5);
    }
    this.#doubtful = undefined;
  }

  async #boot(running: LabProcess, left: number): Promise<void> {
    await running.ask('POST', `${device}/setTransitions`, { transitions: 'manual' });
    // It answers when the switch runs, which it never will.
    running.ask('POST', `${device}/powerOn`).catch(() => {});
    for (let step = 0; step < left; step += 1) {
      while (!(await (await running.ask('POST', `${device}/step`)).text()).includes('true'));
    }
  }

  /** Breaks into the loader; answers the console session that stands there. */
  async #breakIn(running: LabProcess): Promise<string> {
    await this.#boot(running, 0);
    const session = await consoleOf(running);
    await running.ask('POST', `${device}/press`, { session, keys: '\u0003' });
    return session;
  }

  async #recover(running: LabProcess): Promise<void> {
    const session = await this.#breakIn(running);
    await typeAt(running, session, 'cmdline recoverymode=1');
    await running.ask('POST', `${device}/press`, { session, keys: `boot ${image}\r` });
    while (stageOf(await (await running.ask('GET', `${device}/status`)).json()) !== 'kickstart') {
      await running.ask('POST', `${device}/step`);
    }
    await expectAt(running, session, 'switch(boot)#');
    this.#recovery = session;
  }

  /** Goes some way through a first setup. */
  async #setUp(running: LabProcess): Promise<void> {
    await running.ask('POST', `${device}/powerOn`);
    if (!this.#isErased) {
      for (const line of ['write erase', 'y']) await running.ask('POST', `${device}/type`, { line });
    }
    this.#isErased = true;
    await running.ask('POST', `${device}/powerOff`);
    await running.ask('POST', `${device}/powerOn`);
    const session = await consoleOf(running);
    await running.ask('POST', `${device}/press`, { session, keys: '\r' });
    const count = this.#random.integer(setupAnswers.length + 1);
    for (const [question, answer] of setupAnswers.slice(0, count)) {
      await expectAt(running, session, question);
      await running.ask('POST', `${device}/press`, { session, keys: `${answer}\r` });
    }
    if (count < setupAnswers.length) return;
    await expectAt(running, session, 'Copy complete');
    this.#isErased = false;
  }
}

function fileAt(operation: 'readFile' | 'writeFile', name: string): string {
  return `${device}/${operation}?path=bootflash:/${name}`;
}

async function consoleOf(running: LabProcess): Promise<string> {
  const opened = await (await running.ask('POST', `${device}/openSession`, { door: 'console' })).text();
  return /"session":"([^"]+)"/.exec(opened)?.[1] ?? '';
}

async function typeAt(running: LabProcess, session: string, line: string): Promise<void> {
  await running.ask('POST', `${device}/type`, { session, line });
}

async function expectAt(running: LabProcess, session: string, text: string): Promise<void> {
  await running.ask('POST', `${device}/expect`, { session, pattern: text.replaceAll(/[()[\].$?]/g, '\\$&') });
}

function stageOf(shown: unknown): unknown {
  return typeof shown === 'object' && shown !== null && 'stage' in shown ? shown.stage : undefined;
}
