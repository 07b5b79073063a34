import {
  closeSync,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterHostDelay } from '../base/clock.ts';
import { EmulatorError, reasonOf } from '../base/emulator-error.ts';
import type { RunningLab } from '../lab/lab.ts';
import type { RunningDevice } from '../lab/running-switch.ts';
import { stageWords } from '../lab/stage-words.ts';
import { consoleView } from './ready-line.ts';

const entry = v.object({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** What the system says of the start of that process; another with its number says something else. */
  startedAt: v.string(),
  /** The lab file, in full; the lab that comes with the emulator has none. */
  file: v.nullable(v.string()),
  /** Where its control API is, and what that wants to be sent; the file is readable by this user alone. */
  control: v.exactOptional(v.object({ url: v.string(), token: v.string() })),
  devices: v.array(
    v.object({
      name: v.string(),
      /** The name in its prompt. */
      hostname: v.string(),
      model: v.string(),
      /** What it is at, in words. */
      stage: v.string(),
      ssh: v.object({ host: v.string(), port: v.number(), user: v.string() }),
      console: consoleView,
    }),
  ),
});

/** A lab that runs in a process of this user on this computer, without its passwords. */
export type RegisteredLab = v.InferOutput<typeof entry>;

/** Where the labs of this user say where they are. */
function registryFolder(): string {
  return join(tmpdir(), `n3k-labs-${userInfo().uid}`);
}

/** What is written down beside the switches. */
export interface Registration {
  readonly file: string | undefined;
  readonly control: { readonly url: string; readonly token: string | undefined } | undefined;
  /** Hears what is in the way. */
  readonly warn: (message: string) => void;
}

/**
 * Writes down where the switches of a lab are and what they are at, for `n3k console` and `n3k do`, until the returned function is called: at once,
 * and at most once a second when that has changed. The file is readable by this user alone and holds no password of a switch. A lab runs without
 * it as well: what is in the way is told to `warn`.
 */
export function registerLab(lab: RunningLab, { file, control, warn }: Registration): () => void {
  const { pid } = process;
  const startedAt = startOf(pid) ?? '';
  try {
    const folder = registryFolder();
    ownFolder(folder);
    sweep(folder);
    const path = join(folder, `${pid}.json`);
    const write = (): void => {
      const devices = lab.devices.map(entryOf);
      const way = control === undefined ? {} : { control: { url: control.url, token: control.token ?? '' } };
      const running: RegisteredLab = { pid, startedAt, file: file ?? null, ...way, devices };
      writeFileSync(`${path}.new`, JSON.stringify(running), { mode: 0o600, flag: 'w' });
      renameSync(`${path}.new`, path);
    };
    write();
    const forget = followChanges(lab, write);
    return () => {
      forget();
      rmSync(path, { force: true });
    };
  } catch (error) {
    warn(`n3k console NAME will not find this lab: ${reasonOf(error)}`);
    return () => {};
  }
}

function entryOf({ name, device, ssh, console }: RunningDevice): RegisteredLab['devices'][number] {
  const { host, port, user } = ssh;
  return {
    ...{ name, hostname: device.configuration.hostname, model: device.model.pid },
    ...{ stage: stageWords(device.power.stage), ssh: { host, port, user }, console },
  };
}

/** How long changes are gathered, in milliseconds of host time. */
const gatheredMs = 1_000;

/** Writes the file anew a moment after a switch has come to another stage or name. */
function followChanges(lab: RunningLab, write: () => void): () => void {
  let stop: (() => void) | undefined;
  const unfollow = lab.record.follow(({ kind }) => {
    if (kind !== 'stage.changed' && kind !== 'configuration.changed') return;
    stop ??= afterHostDelay(gatheredMs, () => {
      stop = undefined;
      try {
        write();
      } catch {
        // The list then tells what was; whoever wants the truth connects.
      }
    });
  });
  return () => {
    unfollow();
    stop?.();
  };
}

/** The labs that run, in the order in which their processes were numbered. Throws an EmulatorError when their folder is not this user's own. */
export function runningLabs(): readonly RegisteredLab[] {
  const folder = registryFolder();
  try {
    lstatSync(folder);
  } catch {
    return [];
  }
  ownFolder(folder);
  sweep(folder);
  const labs = filesIn(folder).flatMap((name) => read(join(folder, name)) ?? []);
  return labs.sort((left, right) => left.pid - right.pid);
}

/** Makes the folder, for this user alone; throws when somebody else has made it or can write into it. */
function ownFolder(folder: string): void {
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  const at = lstatSync(folder);
  const { uid } = userInfo();
  // Windows has neither owners by number nor these modes; its temporary folder is the user's own.
  const isOwn = uid < 0 || (at.uid === uid && (at.mode & 0o077) === 0);
  if (at.isDirectory() && isOwn) return;
  throw new EmulatorError(`${folder} is not a folder of yours alone`, 'remove it, or choose another TMPDIR');
}

/** Removes what processes have left that are gone. */
function sweep(folder: string): void {
  for (const name of filesIn(folder)) {
    const path = join(folder, name);
    const pid = Number(name.replace('.json', ''));
    const lab = startOf(pid) === undefined ? undefined : read(path);
    if (lab === undefined || lab.startedAt !== startOf(pid)) rmSync(path, { force: true });
  }
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => /^\d+\.json$/.test(name));
}

/** More than the largest lab writes down; a file beyond is none of ours. */
const fileBytesMaximum = 16 * 1024 * 1024;

function read(path: string): RegisteredLab | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      if (fstatSync(file).size > fileBytesMaximum) return undefined;
      const parsed = v.safeParse(entry, JSON.parse(readFileSync(file, 'utf8')));
      return parsed.success ? parsed.output : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** What tells a process from a later one with its number, as far as the system says it; undefined when there is no such process. */
function startOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else may not be asked, but it is there.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return undefined;
  }
  try {
    // The third field is the state, Z of a process that has ended, and the 22nd the start in clock ticks since boot; the second,
    // a name in brackets, may hold blanks (proc(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' ? undefined : (fields[19] ?? '');
  } catch {
    return '';
  }
}
