/**
 * Makes a checkout ready to run: installs the locked dependencies and builds `dist/` when either is missing or older
 * than its sources, and otherwise returns in a few milliseconds. Hooked before `npm start`, `npm test` and `npm run bench`.
 *
 * Promises: stdout stays untouched (it belongs to the command that follows), two runs at once take turns, and a
 * failure shows the tool's own output and exits non-zero. Uses nothing that would have to be installed first.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const installStamp = join(root, 'node_modules', '.n3k-install');
const buildStamp = join(root, 'dist', '.n3k-build');
const lock = join(root, '.prepare-lock');
const heartbeatMs = 2_000;
const staleAfterMs = 15_000;

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

// Is there anything to do?

function lockfileDigest() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** True if npm's own record of what it installed names every required package in the locked version. */
function installedMatchesLock() {
  const installed = textOf(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  const found = JSON.parse(installed).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional === true || found[path]?.version === entry.version,
  );
}

function isInstalled() {
  const digest = lockfileDigest();
  if (textOf(installStamp) === digest) return true;
  // A plain `npm install` leaves no stamp; what it installed may be right all the same.
  if (!installedMatchesLock()) return false;
  writeFileSync(installStamp, digest);
  return true;
}

function addEntries(hash, path) {
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = join(path, entry.name);
    if (entry.isDirectory()) addEntries(hash, file);
    else if (entry.isFile()) addFile(hash, file);
  }
}

function addFile(hash, file) {
  const { size, mtimeMs } = statSync(file);
  hash.update(`${file}\0${size}\0${mtimeMs}\n`);
}

/** Names, sizes and times of everything the build reads: cheap to take, and different after any edit. */
function sourcesDigest() {
  const hash = createHash('sha256');
  for (const entry of readdirSync(root, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory() && ['src', 'models', 'scenarios', 'scripts'].includes(entry.name))
      addEntries(hash, join(root, entry.name));
    if (entry.isFile() && /^(package(-lock)?|tsconfig.*)\.json$/.test(entry.name))
      addFile(hash, join(root, entry.name));
  }
  return hash.digest('hex');
}

function isBuilt() {
  return textOf(buildStamp) === sourcesDigest();
}

// One run at a time.

/** True if the holder of the lock is certainly gone: its process has ended, or nothing has touched the lock for long. */
function isAbandoned(owner) {
  try {
    if (Date.now() - statSync(lock).mtimeMs > staleAfterMs) return true;
  } catch {
    return false;
  }
  const [pid, host] = (owner ?? '').split(' ');
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Moves the lock of `owner` out of the way. A lock that somebody has taken anew since it was judged is put back. */
function removeAbandoned(owner) {
  const aside = `${lock}-${process.pid}`;
  try {
    renameSync(lock, aside);
    if (ownerOf(aside) === owner) rmSync(aside, { recursive: true, force: true });
    else renameSync(aside, lock);
  } catch {
    // Another waiter was first.
  }
}

function ownerOf(folder) {
  return textOf(join(folder, 'owner'));
}

const self = `${process.pid} ${hostname()}`;

function tryLock() {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(lock, 'owner'), self);
  return true;
}

/** Waits for its turn; answers what gives it back. */
async function takeLock() {
  for (let isToldAlready = false; !tryLock(); ) {
    const owner = ownerOf(lock);
    if (isAbandoned(owner)) {
      removeAbandoned(owner);
      continue;
    }
    if (!isToldAlready) console.error('Waiting for another run that is preparing this checkout…');
    isToldAlready = true;
    await pause(100);
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    if (ownerOf(lock) === self) utimesSync(lock, now, now);
  }, heartbeatMs);
  heartbeat.unref();
  return () => {
    clearInterval(heartbeat);
    if (ownerOf(lock) === self) rmSync(lock, { recursive: true, force: true });
  };
}

// Doing it.

/** `npm run build` builds also when nothing has changed, and leaves the stamp, so that `npm start` need not build again. */
const isAlways = process.argv.includes('--build');

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/** The tool that runs now, and the signal that ends this run. */
let running;
let interruptedBy;

/**
 * Ends the tool with everything it has started. The run goes on until the tool is gone: an npm that is still writing
 * would otherwise meet the npm of the next run.
 */
function interrupt(signal) {
  interruptedBy ??= signal;
  const stopping = running;
  if (stopping === undefined) return;
  const send = (what) => {
    try {
      process.kill(-stopping.pid, what);
    } catch {
      // It has ended by itself.
    }
  };
  send('SIGTERM');
  setTimeout(send, 2_000, 'SIGKILL').unref();
}

/** Runs a tool and answers what it printed; a failure throws with that output. */
function run(command, args) {
  return new Promise((done, fail) => {
    if (interruptedBy !== undefined) throw new Error('interrupted');
    // A process group of its own: Ctrl-C reaches this script only, which then ends the whole group.
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    running = child;
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', fail);
    child.on('close', (code, signal) => {
      running = undefined;
      const output = Buffer.concat(chunks).toString('utf8').trimEnd();
      if (code === 0) done(output);
      else fail(new Error(`${output}\n${[command, ...args].join(' ')} failed (${signal ?? `exit code ${code}`})`));
    });
  });
}

async function install() {
  console.error('Installing dependencies…');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) await run(process.execPath, [npm, ...args]);
  else await run('npm', args);
  writeFileSync(installStamp, lockfileDigest());
}

async function build() {
  // Taken before the build: a file that is edited while it runs leads to another build, not to a stale one.
  const digest = sourcesDigest();
  rmSync(buildStamp, { force: true });
  const output = await run(process.execPath, [join(root, 'scripts', 'build.mjs')]);
  if (output !== '') console.error(output);
  writeFileSync(buildStamp, digest);
}

async function prepare() {
  if (isInstalled() && isBuilt() && !isAlways) return;
  const release = await takeLock();
  for (const signal of Object.keys(signalNumbers)) process.on(signal, interrupt);
  try {
    // Whoever held the lock before may have done the work.
    if (!isInstalled()) await install();
    if (!isBuilt() || isAlways) await build();
  } finally {
    release();
  }
}

prepare().catch((error) => {
  if (interruptedBy !== undefined) process.exit(128 + signalNumbers[interruptedBy]);
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
