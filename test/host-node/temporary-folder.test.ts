import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { nodeProcesses } from '../../src/host-node/host-process.ts';
import { makeTemporaryFolder, sweepAll } from '../../src/host-node/temporary-folder.ts';

it('what a killed process left is removed; what is of a living one, of one elsewhere or of none stays', () => {
  const folder = mkdtempSync(join(tmpdir(), 'n3k-sweep-'));
  const made = makeTemporaryFolder();
  try {
    const living = basename(made);
    const { pid, started } = nodeProcesses.here();
    const ofAnother = (was: string, is: string): string => living.replace(`-${was}~`, `-${is}~`);
    // Its number was given to this process later.
    const killed = living.replace(`${pid}~${started}~`, `${pid}~1~`);
    // No process has this number: Linux counts to 2^22.
    const gone = ofAnother(String(pid), '999999999');
    const elsewhere = `n3k-uploads-999999999~1~pid:[1]~another-computer~abcdef`;
    const kept = [living, elsewhere, 'n3k-uploads-abcdef', 'others'];
    for (const name of [...kept, killed, gone]) mkdirSync(join(folder, name));
    sweepAll(folder);
    expect(readdirSync(folder).sort()).toEqual([...kept].sort());
    sweepAll(join(folder, 'nowhere'));
  } finally {
    rmSync(made, { recursive: true });
    rmSync(folder, { recursive: true });
  }
});
