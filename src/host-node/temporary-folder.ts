import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProcess, writeProcess } from '../base/host/processes.ts';
import { nodeProcesses } from './host-process.ts';

const start = 'n3k-uploads-';
/** Stands for the blanks of the process that made a folder, which its name tells. */
const blank = '~';
let hasSwept = false;

/** Makes a folder for uploads that ends with this process, and first removes those of processes that were killed. */
export function makeTemporaryFolder(): string {
  sweepOnce();
  const owner = writeProcess(nodeProcesses.here()).replaceAll(' ', blank);
  return mkdtempSync(join(tmpdir(), `${start}${owner}${blank}`));
}

/** Removes what killed processes have left where this process keeps its own; the first call does. */
export function sweepOnce(): void {
  if (hasSwept) return;
  hasSwept = true;
  sweepAll(tmpdir());
}

/** Removes what killed processes of this computer have left in `folder`. What is of an owner that may live, elsewhere as well, stays. */
export function sweepAll(folder: string): void {
  for (const name of namesIn(folder)) if (name.startsWith(start)) sweep(folder, name);
}

function sweep(folder: string, name: string): void {
  const owner = readProcess(name.slice(start.length).split(blank).slice(0, -1).join(' '));
  if (owner === undefined || nodeProcesses.lifeOf(owner) !== 'gone') return;
  try {
    rmSync(join(folder, name), { recursive: true, force: true });
  } catch {
    // It is of another user.
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
