import { spawn } from 'node:child_process';
import { familyOf } from '../process-figures.mjs';

/** Starts a server program that ends with its benchmark, whatever it has started itself included. Its errors are shown. */
export function started(bench, program, args, environment = {}) {
  const child = spawn(program, args, {
    cwd: bench.root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  bench.leftovers.add(() => killFamily(child.pid));
  return child;
}

/** The first line that a program prints; rejects when it ends before. */
export function firstLine(child) {
  return new Promise((resolve, reject) => {
    let text = '';
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`a server ended at its start (${code ?? signal})`)));
    child.stdout.on('data', (bytes) => {
      text += bytes;
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
  });
}

/** Kills a process and everything it has started. */
export function killFamily(id) {
  if (id === undefined) return;
  for (const member of familyOf(id)) {
    try {
      process.kill(member, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}
