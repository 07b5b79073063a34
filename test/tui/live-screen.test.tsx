import { cleanup, render } from 'ink-testing-library';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RunningLab } from '../../src/lab/lab.ts';
import { LiveScreen } from '../../src/tui/live-screen.tsx';
import { rowsOf, twoDevices, withStillLab } from './small-lab.ts';

afterEach(cleanup);

/** A live screen of the lab: `shows` resolves when a row of it matches. */
function live(lab: RunningLab) {
  const screen = render(<LiveScreen lab={lab} />);
  const shows = (pattern: RegExp): Promise<unknown> =>
    vi.waitFor(() => expect(rowsOf(screen.lastFrame() ?? '').join('\n')).toMatch(pattern), {
      interval: 10,
      timeout: 10_000,
    });
  return { ...screen, shows };
}

describe('the live screen', () => {
  it('goes from device to device with tab and the arrows, round and round', () =>
    withStillLab(async (lab) => {
      const { stdin, shows } = live(lab);
      await shows(/^ N3K-C3064PQ-10GE {3}NX-OS/m);
      for (const key of ['\t', '\x1b[C', '\x1b[B']) {
        stdin.write(key);
        await shows(/^ N3K-C3048TP-1GE {3}NX-OS/m);
        stdin.write(key);
        await shows(/^ N3K-C3064PQ-10GE {3}NX-OS/m);
      }
      for (const key of ['\x1b[Z', '\x1b[D', '\x1b[A']) {
        stdin.write(key);
        await shows(/^ N3K-C3048TP-1GE {3}NX-OS/m);
        stdin.write(key);
        await shows(/^ N3K-C3064PQ-10GE {3}NX-OS/m);
      }
    }, twoDevices()));

  it('follows what happens in the lab', () =>
    withStillLab(async (lab) => {
      const { shows } = live(lab);
      await shows(/bytes used/);
      const session = await lab.device('N3K-C3064PQ').openInside();
      await session.type('delete n3000-uk9.6.0.2.U6.3a.bin no-prompt');
      await shows(/command {4}admin: delete n3000-uk9\.6\.0\.2\.U6\.3a\.bin no-prompt$/m);
      await session.close();
      await shows(/logout {5}admin from 127\.0\.0\.1$/m);
    }));

  it('goes with n to the next switch that is not up, and stays where all others are', () =>
    withStillLab(async (lab) => {
      const { stdin, shows } = live(lab);
      await shows(/^ N3K-C3064PQ-10GE {3}NX-OS/m);
      lab.device('leaf-2').powerOff();
      await shows(/n next that is not up \(1\)$/m);
      stdin.write('n');
      await shows(/^ N3K-C3048TP-1GE {3}without power$/m);
      lab.device('N3K-C3064PQ').powerOff();
      await shows(/not up \(2\)$/m);
      stdin.write('n');
      await shows(/^ N3K-C3064PQ-10GE {3}without power$/m);
    }, twoDevices()));
});
