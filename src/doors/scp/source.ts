import { yieldToOthers } from '../../base/clock.ts';
import { TurnTaker } from '../../base/turns.ts';
import { pieceBytes } from '../../machine/content/reader.ts';
import type { Files, Listed } from '../../machine/storage/files.ts';
import { inside, type Location, nameOf } from '../../machine/storage/location.ts';
import type { FileProblem } from '../../machine/storage/problem.ts';
import type { BytePipe } from '../byte-pipe.ts';
import { parseClientLocation } from '../client-path.ts';
import type { Front } from '../front.ts';
import { problemWords } from '../problem-words.ts';
import type { ScpCommand } from './command-line.ts';
import { Replies } from './replies.ts';

/** What one transfer works with. */
interface Giving {
  readonly files: Files;
  /** Whose turns long listings take. */
  readonly turns: TurnTaker;
  readonly command: ScpCommand;
  readonly pipe: BytePipe;
  readonly replies: Replies;
}

/** How far a transfer came: all well, something was left out, or the client is gone. */
type Outcome = 'well' | 'failed' | 'over';

/** The giving side of legacy SCP (`scp -f`): sends files, and whole directories with `-r`, and finishes the pipe. */
export async function giveFiles(
  { files, turns }: Pick<Front, 'files' | 'turns'>,
  command: ScpCommand,
  pipe: BytePipe,
): Promise<void> {
  const giving: Giving = { files, turns: new TurnTaker(turns), command, pipe, replies: new Replies() };
  pipe.receive(giving.replies);
  let outcome: Outcome = (await giving.replies.next()) === 'well' ? 'well' : 'over';
  for (const path of command.paths) {
    if (outcome === 'over') break;
    outcome = worse(outcome, await givePath(giving, path));
  }
  pipe.finish(outcome === 'well' ? 0 : 1);
}

function givePath(giving: Giving, path: string): Promise<Outcome> {
  const location = parseClientLocation(giving.files, path);
  if (!location.ok) return refuse(giving, path, location.error);
  const found = giving.files.stat(location.value);
  if (!found.ok) return refuse(giving, path, found.error);
  const entry = { ...found.value, name: announcedName(path, location.value) };
  return giveEntry(giving, path, location.value, entry);
}

/**
 * The name under which a file is announced: what stands behind the last slash of the request, even in `bootflash:x`.
 * OpenSSH's client refuses any other name ("filename does not match request", its answer to CVE-2019-6111).
 */
function announcedName(path: string, location: Location): string {
  const requested = nameOf(path);
  const isName = requested !== '' && requested !== '.' && requested !== '..' && !requested.endsWith(':');
  return isName ? requested : nameOf(location.path) || location.filesystem;
}

async function giveEntry(giving: Giving, path: string, location: Location, entry: Listed): Promise<Outcome> {
  if (entry.kind === 'file') return giveFile(giving, path, location, entry);
  if (giving.command.isRecursive) return giveDirectory(giving, path, location, entry);
  giving.pipe.send(`\x01scp: ${path}: not a regular file\n`);
  return 'failed';
}

async function giveDirectory(giving: Giving, path: string, location: Location, entry: Listed): Promise<Outcome> {
  const announced = await announce(giving, entry, `D0755 0 ${entry.name}\n`);
  if (announced !== 'well') return announced;
  const listed = await giving.files.listInTurns(location, giving.turns);
  let outcome: Outcome = listed.ok ? 'well' : 'failed';
  for (const child of listed.ok ? listed.value : []) {
    const below = { filesystem: location.filesystem, path: inside(location.path, child.name) };
    outcome = worse(outcome, await giveEntry(giving, `${path}/${child.name}`, below, child));
    if (outcome === 'over') return outcome;
  }
  return worse(outcome, await ask(giving, 'E\n'));
}

async function giveFile(giving: Giving, path: string, location: Location, entry: Listed): Promise<Outcome> {
  const opened = giving.files.open(location);
  if (!opened.ok) return refuse(giving, path, opened.error);
  const file = opened.value;
  try {
    const announced = await announce(giving, entry, `C0644 ${file.sizeBytes} ${entry.name}\n`);
    if (announced !== 'well') return announced;
    let problem: FileProblem | undefined;
    for (let at = 0; at < file.sizeBytes && !giving.pipe.isGone; at += pieceBytes) {
      const piece = file.read(at, pieceBytes);
      problem ??= piece.ok ? undefined : piece.error;
      giving.pipe.send(piece.ok ? piece.value : Buffer.alloc(Math.min(pieceBytes, file.sizeBytes - at)));
      await (giving.pipe.isFull ? giving.pipe.ready() : yieldToOthers());
    }
    if (problem === undefined) return await ask(giving, '\0');
    // The size is promised, so zeros stand for what cannot be read, and the status says so: as OpenSSH's scp does it.
    await ask(giving, `\x01scp: ${path}: ${problemWords(problem)}\n`);
    return 'failed';
  } finally {
    file.close();
  }
}

async function announce(giving: Giving, entry: Listed, line: string): Promise<Outcome> {
  if (giving.command.keepsTimes) {
    const seconds = Math.floor(entry.modifiedMs / 1000);
    const timed = await ask(giving, `T${seconds} 0 ${seconds} 0\n`);
    if (timed !== 'well') return timed;
  }
  return ask(giving, line);
}

async function ask(giving: Giving, message: string): Promise<Outcome> {
  giving.pipe.send(message);
  const reply = await giving.replies.next();
  return reply === 'refused' ? 'failed' : reply;
}

async function refuse(giving: Giving, path: string, problem: FileProblem): Promise<Outcome> {
  giving.pipe.send(`\x01scp: ${path}: ${problemWords(problem)}\n`);
  return 'failed';
}

function worse(one: Outcome, other: Outcome): Outcome {
  if (one === 'over' || other === 'over') return 'over';
  return one === 'failed' || other === 'failed' ? 'failed' : 'well';
}
