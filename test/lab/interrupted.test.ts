import { describe, expect, it } from 'vitest';
import { yieldToOthers } from '../../src/base/clock.ts';
import { type Random, seededRandom } from '../../src/base/random.ts';
import type { RunningLab } from '../../src/lab/lab.ts';
import type { RunningDevice } from '../../src/lab/running-switch.ts';
import type { FileSpec, LabSpec } from '../../src/lab/spec/lab-schema.ts';
import { hostname } from '../../src/machine/config/hostname.ts';
import type { Content } from '../../src/machine/content/content.ts';
import { type Location, spell } from '../../src/machine/storage/location.ts';
import { withLab } from '../../src/testing/index.ts';
import { rounds } from '../wide.ts';
import { expectSound, keptBy } from './soundness.ts';

const momentCount = rounds(60, 200);
/** Another seed draws other moments: `N3K_SEED=4711 npx vitest run test/lab/interrupted.test.ts`. */
const seed = process.env.N3K_SEED ?? 'interrupted';
const image = 'nxos.7.0.3.I7.8.bin';

/** A switch with these files on its flash, and an image on a stick. */
function labWith(files: readonly FileSpec[]): LabSpec {
  const old = { name: 'old.bin', image };
  const usb1 = { size: '16GB', files: [old] };
  const bootflash = { files: [...files] };
  return { devices: [{ name: 'sw', model: 'N3K-C3064PQ-10GE', release: '7.0(3)I7(8)', bootflash, usb1 }] };
}

/** What is interrupted, and what must be found afterwards. */
interface Trial {
  /** What an operator types; the last line is the one that is interrupted. */
  readonly lines: readonly string[];
  /** The last line ends with a restart of the switch. */
  readonly restarts?: boolean;
  /** Brings the switch to where every moment starts. */
  prepare?(started: RunningDevice): void | Promise<void>;
  /** What happens to the switch; the power is cut when absent. */
  interrupt?(lab: RunningLab, started: RunningDevice): void;
  /** Looks at a switch that runs again; `was` is what it kept when it was interrupted. */
  check(started: RunningDevice): 'old' | 'new';
}

function contentAt({ device }: RunningDevice, place: Location): Content | undefined {
  const found = device.files.content(place);
  return found.ok ? found.value : undefined;
}

function put({ device }: RunningDevice, place: Location, content: Content | undefined): void {
  device.files.remove(place);
  const writer = content === undefined ? undefined : device.files.write(place);
  if (writer?.ok === true && content !== undefined) writer.value.commit(content);
}

function cutPower(_: RunningLab, started: RunningDevice): void {
  started.powerOff();
}

/** No screen matches, so it is waited for the end of the session. */
const whenEnded = /^\b$/;

/** Types the lines and interrupts after `atMs` of lab time; answers when the switch is at rest again, and how long all took. */
async function interruptedAt(
  atMs: number | undefined,
  trial: Trial,
  lab: RunningLab,
  started: RunningDevice,
): Promise<number> {
  const { clock } = started.device;
  const session = await started.openInside();
  for (const line of trial.lines.slice(0, -1)) await session.type(line);
  const startMs = clock.now();
  let isInterrupted = false;
  const interruption =
    atMs === undefined
      ? undefined
      : clock.reach(startMs + atMs).then(() => {
          (trial.interrupt ?? cutPower)(lab, started);
          isInterrupted = true;
        });
  await session.type(trial.lines.at(-1) ?? '');
  if (atMs === undefined && trial.restarts === true) await session.expect(whenEnded);
  const tookMs = clock.now() - startMs;
  if (atMs !== undefined && !isInterrupted) await clock.sleep(startMs + atMs - clock.now() + 1);
  await interruption;
  await session.close();
  return tookMs;
}

/** Interrupts at as many moments, drawn from the seed, between the start of the last line and a little behind its end. */
async function interruptOften(
  name: string,
  trialOf: (started: RunningDevice) => Trial,
  files: readonly FileSpec[] = [],
): Promise<void> {
  await withLab(async (lab) => {
    const started = lab.device('sw');
    const trial = trialOf(started);
    await trial.prepare?.(started);
    const tookMs = await interruptedAt(undefined, trial, lab, started);
    expect(await lookedAt(started, trial)).toBe('new');
    const random = seededRandom(`${seed} ${name}`);
    const found = { old: 0, new: 0 };
    for (let moment = 0; moment < momentCount; moment += 1) {
      const atMs = random.integer(Math.ceil(tookMs * 1.1));
      try {
        await trial.prepare?.(started);
        await interruptedAt(atMs, trial, lab, started);
        found[await lookedAt(started, trial)] += 1;
      } catch (error) {
        throw new Error(`seed "${seed}", ${name}, moment ${moment}: after ${atMs} ms of ${tookMs}`, { cause: error });
      }
    }
    expect(found.old).toBeGreaterThan(0);
    expect(found.new).toBeGreaterThan(0);
  }, labWith(files));
}

async function lookedAt(started: RunningDevice, trial: Trial): Promise<'old' | 'new'> {
  expectSound(started);
  const kept = keptBy(started);
  if (started.device.power.stage.at === 'off') await started.powerOn();
  await isUp(started);
  const { running, configuration } = started.device;
  expect(running === undefined ? [] : [spell(running.image)]).toEqual(configuration.nextBootImages);
  // What was under way when the power went has no effect any more.
  expect(keptBy(started)).toBe(kept);
  expectSound(started);
  const session = await started.openInside();
  expect(await session.type('show version')).toContain(started.device.running?.release.text);
  await session.close();
  return trial.check(started);
}

describe(`at ${momentCount} moments`, () => {
  it('the power goes while a file is copied to a stick: there is none, or all of it', async () => {
    const target: Location = { filesystem: 'usb1', path: '/b.txt' };
    await interruptOften(
      'copy',
      (started) => {
        const whole = contentAt(started, { filesystem: 'bootflash', path: '/a.txt' });
        return {
          lines: ['copy bootflash:a.txt usb1:b.txt'],
          prepare: () => put(started, target, undefined),
          check: () => oldOrNew(contentAt(started, target), undefined, whole),
        };
      },
      [{ name: 'a.txt', sizeBytes: 80_000_000 }],
    );
  });

  it('the power goes while the running image is compacted: the switch boots what is there', async () => {
    const place: Location = { filesystem: 'bootflash', path: `/${image}` };
    await interruptOften('compact', (started) => {
      const full = contentAt(started, place);
      let compacted: Content | undefined;
      return {
        lines: [`install all nxos bootflash:${image} compact`],
        prepare() {
          if (full === undefined) return;
          const writer = started.device.files.rewrite(place, full);
          if (writer.ok) writer.value.commit(full);
        },
        check() {
          const found = contentAt(started, place);
          compacted ??= found;
          return oldOrNew(found, full, compacted);
        },
      };
    });
  });

  it('the stick is pulled while an image on it is compacted: the old file is on it, or the new one', async () => {
    const place: Location = { filesystem: 'usb1', path: '/old.bin' };
    await interruptOften('pull', (started) => {
      const full = contentAt(started, place);
      let compacted: Content | undefined;
      return {
        lines: ['install all nxos usb1:old.bin compact'],
        prepare: () => put(started, place, full),
        interrupt(_, started) {
          started.insertStick('usb1', started.pullStick('usb1'));
        },
        check() {
          const found = contentAt(started, place);
          compacted ??= found;
          return oldOrNew(found, full, compacted);
        },
      };
    });
  });

  it('the power goes while the configuration is saved: the old one is saved, or the new one', async () => {
    let number = 0;
    await interruptOften('save', ({ device }) => ({
      lines: ['copy running-config startup-config'],
      prepare() {
        number += 1;
        device.configuration.change(hostname, `name${number}`, device.clock.now());
      },
      check() {
        const [, saved] = /^hostname (.*)$/m.exec(device.configuration.startup?.text ?? '') ?? [];
        expect(device.configuration.hostname).toBe(saved);
        return saved === `name${number}` ? 'new' : 'old';
      },
    }));
  });

  it('the power goes during an upgrade: the switch boots the old release as it was, or the new one as it was saved', async () => {
    await interruptOften(
      'install',
      ({ device, reset }) => ({
        lines: ['terminal dont-ask', 'install all nxos bootflash:new.bin'],
        restarts: true,
        prepare: reset,
        check() {
          const isNew = device.running?.release.text === '9.3(4)';
          const file = isNew ? 'new.bin' : image;
          expect(device.running?.release.text).toBe(isNew ? '9.3(4)' : '7.0(3)I7(8)');
          expect(device.configuration.startup?.text).toContain(`\nboot nxos bootflash:/${file}`);
          return isNew ? 'new' : 'old';
        },
      }),
      [{ name: 'new.bin', image: 'nxos.9.3.4.bin', compact: '3000' }],
    );
  });

  it('the power goes while the switch boots: nothing is changed, and the next start succeeds', async () => {
    await withLab(async (lab) => {
      const started = lab.device('sw');
      const { device } = started;
      const random: Random = seededRandom(`${seed} boot`);
      const stages = new Set<string>();
      for (let moment = 0; moment < momentCount; moment += 1) {
        const kept = keptBy(started);
        started.powerOff();
        const startMs = device.clock.now();
        const cut = device.clock.reach(startMs + random.integer(device.power.bootMs)).then(() => {
          stages.add(device.power.stage.at);
          started.powerOff();
        });
        await Promise.all([started.powerOn(), cut]);
        expect(device.power.stage.at).toBe('off');
        expectSound(started);
        await started.powerOn();
        expect([device.running?.image.path, device.running?.release.text]).toEqual([`/${image}`, '7.0(3)I7(8)']);
        expect(keptBy(started)).toBe(kept);
      }
      expect([...stages].sort()).toEqual(['bios', 'loading', 'starting']);
    }, labWith([]));
  });
});

/** Resolves when the switch runs; one that restarts is away for a moment. */
async function isUp({ device }: RunningDevice): Promise<void> {
  while (device.running === undefined) await yieldToOthers();
}

/** Which of two contents it is; nothing else may be found. */
function oldOrNew(found: Content | undefined, old: Content | undefined, fresh: Content | undefined): 'old' | 'new' {
  if (JSON.stringify(found) === JSON.stringify(old)) return 'old';
  expect(found).toEqual(fresh);
  return 'new';
}
