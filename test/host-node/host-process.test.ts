import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { nodeProcesses } from '../../src/host-node/host-process.ts';

it('a process that was killed is gone, also while its parent does not ask for it', async () => {
  const parent = spawn('sh', ['-c', 'sleep 600 & echo $!; exec sleep 600'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [told] = await once(parent.stdout, 'data');
  const pid = Number(told);
  try {
    const stat = (): readonly string[] =>
      readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
    const child = { ...nodeProcesses.here(), pid, started: stat()[19] ?? '' };
    expect(nodeProcesses.lifeOf(child)).toBe('runs');
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(stat()[0]).toBe('Z'));
    expect(nodeProcesses.lifeOf(child)).toBe('gone');
    // A lock of an old version tells no start.
    expect(nodeProcesses.lifeOf({ ...child, started: '-' })).toBe('gone');
  } finally {
    parent.kill('SIGKILL');
    await once(parent, 'close');
  }
});
