/**
 * Starts the emulator as a user does, waits for the JSON line that says where it listens, ends it with SIGTERM and
 * expects exit code 0. Prints one line; exits non-zero with everything the emulator printed if something was different.
 */
import { spawn } from 'node:child_process';

/** Ends what hangs; on a fresh clone the start installs and builds first. */
const limitMs = 600_000;

function isReady(output) {
  return output.split('\n').some((line) => {
    if (!line.startsWith('{')) return false;
    try {
      return typeof JSON.parse(line) === 'object';
    } catch {
      return false;
    }
  });
}

function smoke() {
  return new Promise((done, fail) => {
    // A process group of its own, so that nothing is left behind whatever happens.
    const child = spawn('npm', ['start', '--', '--port', '0', '--json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    let errors = '';
    let wasReady = false;
    const limit = setTimeout(() => {
      errors += `\nnot ${wasReady ? 'ended' : 'ready'} after ${limitMs / 1000} s`;
      process.kill(-child.pid, 'SIGKILL');
    }, limitMs);
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (wasReady || !isReady(output)) return;
      wasReady = true;
      child.kill('SIGTERM');
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('error', fail);
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      if (wasReady && code === 0) done();
      else fail(new Error(`${output}${errors}\nnpm start ended with ${signal ?? `exit code ${code}`}`));
    });
  });
}

try {
  await smoke();
  console.log('npm start: ready, and ended with exit code 0 on SIGTERM');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
