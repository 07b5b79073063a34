import * as v from 'valibot';
import { imageFamilies, sectionNames } from '../../facts/image-layout.ts';
import { parseRelease } from '../../facts/release.ts';

/**
 * What a switch is made of when it comes from a file, a record or a snapshot, with bounds. Volumes are checked by themselves
 * (`checked-volume.ts`); the settings of a configuration are the affair of their families.
 */
const text = v.pipe(v.string(), v.maxLength(4 * 1024 * 1024));
const word = v.pipe(v.string(), v.maxLength(4096));
const releaseText = v.pipe(
  word,
  v.check((written) => parseRelease(written) !== undefined, 'expected an NX-OS release'),
);
const instant = v.pipe(v.number(), v.finite(), v.minValue(-8.64e15), v.maxValue(8.64e15));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const many = <S extends v.GenericSchema>(of: S) => v.pipe(v.array(of), v.maxLength(100_000));
/** JSON knows no undefined: what is absent and what is null are the same. */
const absent = <S extends v.GenericSchema>(of: S) => v.optional(of);

const running = v.record(word, v.unknown());
const location = v.object({ filesystem: word, path: v.pipe(word, v.startsWith('/')) });
const bios = v.object({
  since: absent(word),
  version: v.pipe(word, v.regex(/^[\w.()-]+$/)),
  compiled: v.pipe(word, v.regex(/^\d\d\/\d\d\/\d{4}$/)),
});

export const hardware = v.object({ bios, alternateBios: bios });
export const cmos = v.object({
  address: absent(v.object({ address: v.pipe(word, v.ipv4()), mask: v.pipe(word, v.ipv4()) })),
  gateway: absent(v.pipe(word, v.ipv4())),
});
export const resets = many(
  v.object({
    atMs: absent(instant),
    microseconds: v.pipe(count, v.maxValue(999_999)),
    reason: word,
    service: word,
    version: word,
  }),
);
export const activities = many(
  v.variant('kind', [
    v.object({ kind: v.literal('write'), dueMs: instant, location, content: v.unknown() }),
    v.object({ kind: v.literal('make-directory'), dueMs: instant, location }),
    v.object({ kind: v.literal('touch'), dueMs: instant, location }),
    v.object({ kind: v.literal('grow'), dueMs: instant, filesystem: word, bytes: count }),
  ]),
);
export const knownHosts = many(word);
export const startup = absent(v.object({ text, savedAtMs: instant }));
const rollback = v.object({
  source: v.object({ kind: v.picklist(['checkpoint', 'file']), name: word }),
  user: word,
  mode: v.picklist(['atomic', 'best-effort']),
  isVerbose: v.boolean(),
  beganMs: instant,
  endedMs: instant,
  lines: many(text),
  failure: absent(word),
});
export const memory = v.object({
  changedAtMs: absent(instant),
  savedBootImages: v.pipe(v.array(word), v.maxLength(16)),
  remains: running,
  isSaved: v.boolean(),
  checkpoints: v.pipe(
    v.array(v.object({ name: word, description: absent(word), user: word, atMs: instant, running, text })),
    v.maxLength(1_000),
  ),
  rollback: absent(rollback),
  replacement: absent(rollback),
});
export const configuration = v.object({ startup, memory });

const variable = v.picklist(['nxos', 'kickstart', 'system']);
const step = v.union([
  v.object({ kind: v.literal('verify'), variable, file: word }),
  v.object({ kind: v.literal('version'), of: v.picklist(['nxos', 'kickstart', 'system', 'bios']), file: word }),
  v.object({
    kind: v.picklist([
      'image-type',
      'runtime-checks',
      'module-support',
      'notify',
      'boot-variables',
      'save',
      'convert',
      'bios',
      'reboot',
    ]),
  }),
]);
const plan = v.looseObject({
  images: v.pipe(v.array(v.object({ variable, file: word })), v.minLength(1), v.maxLength(2)),
  extent: v.picklist(['all', 'no-reload', 'bios']),
  from: releaseText,
  to: releaseText,
  installer: v.picklist(['two-images', 'single-image']),
  bios: v.looseObject({ running: bios, alternate: bios, offered: bios, isNewer: v.boolean() }),
  powerSequencer: absent(word),
  previousImages: v.pipe(v.array(word), v.maxLength(16)),
  isDowngrade: v.boolean(),
  incompatibleLines: many(word),
});
export const installLog = absent(
  v.object({
    plan: absent(plan),
    steps: v.pipe(
      v.array(v.object({ step, beganMs: instant, endedMs: instant, problem: absent(v.looseObject({ why: word })) })),
      v.maxLength(100),
    ),
    confirmedMs: absent(instant),
  }),
);
const installation = v.object({
  log: installLog,
  underway: absent(
    v.object({
      remaining: v.pipe(v.array(step), v.minLength(1), v.maxLength(100)),
      beganMs: instant,
      dueMs: instant,
      farewellMs: v.pipe(count, v.maxValue(60_000)),
    }),
  ),
});

const imageHeader = v.looseObject({
  family: v.picklist(imageFamilies),
  release: releaseText,
  sections: v.pipe(
    v.array(v.looseObject({ name: v.picklist(sectionNames), offsetBytes: count, sizeBytes: count, sha256: word })),
    v.maxLength(100),
  ),
});
const failure = absent(v.object({ image: absent(location), problem: v.looseObject({ why: word }) }));
export const stage = v.variant('at', [
  v.object({ at: v.literal('off') }),
  v.object({ at: v.literal('bios'), failure, dueMs: instant }),
  v.object({
    at: v.literal('loading'),
    image: location,
    fetched: absent(v.unknown()),
    isByHand: v.boolean(),
    isRecovery: v.boolean(),
    dueMs: instant,
  }),
  v.object({ at: v.literal('loader'), failure }),
  v.object({
    at: v.literal('kickstart'),
    image: location,
    header: imageHeader,
    system: absent(location),
    failure,
    dueMs: absent(instant),
  }),
  v.object({
    at: v.literal('starting'),
    image: location,
    kickstart: absent(location),
    header: imageHeader,
    dueMs: instant,
  }),
  v.object({
    at: v.literal('running'),
    image: location,
    kickstart: absent(location),
    header: imageHeader,
    sinceMs: instant,
  }),
]);

const logins = v.object({
  failures: v.pipe(v.array(v.object({ user: word, address: word, atMs: instant })), v.maxLength(1_000)),
  counted: v.pipe(v.array(instant), v.maxLength(10_000)),
  quietUntilMs: instant,
});

/** A device's snapshot; its volumes and the contents in it are checked afterwards. */
export const deviceSnapshot = v.object({
  name: word,
  model: word,
  running,
  startup,
  volumes: v.pipe(v.array(v.object({ filesystem: word, volume: absent(v.unknown()) })), v.maxLength(32)),
  hardware,
  installation,
  resets,
  activities,
  knownHosts,
  atMs: instant,
  stage,
  isReadingStartup: v.boolean(),
  memory,
  messages: many(text),
  identifierCount: v.pipe(count, v.maxValue(1e9)),
  conditions: v.object({
    links: v.record(word, v.picklist(['up', 'down'])),
    faults: v.pipe(
      v.array(
        v.looseObject({
          point: word,
          answer: absent(v.unknown()),
          percent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
        }),
      ),
      v.maxLength(100),
    ),
    askedCount: count,
    isUnresponsive: v.boolean(),
    slowAnswers: absent(
      v.object({
        delayMs: v.pipe(count, v.maxValue(3_600_000)),
        chunkCharacters: absent(v.pipe(count, v.minValue(1))),
        jitterMs: absent(v.pipe(count, v.maxValue(3_600_000))),
      }),
    ),
  }),
  cmos,
  pendingReload: absent(v.object({ dueMs: instant })),
  logins,
  sticks: v.pipe(v.array(v.object({ slot: word, stick: v.unknown() })), v.maxLength(8)),
});

/** A stick; its volume is checked afterwards. */
export const stick = v.object({ name: word, label: word, sizeBytes: count, volume: absent(v.unknown()) });
