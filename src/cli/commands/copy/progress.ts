import type { Pace } from '../../../machine/transfer/pace.ts';
import type { Screen } from '../../shell/screen.ts';
import { meterLine } from './meter.ts';

/** What a copy from a server draws while it runs. */
export interface Progress {
  readonly moved: (readBytes: number) => void;
  /** Ends the line that was drawn; `isErased` takes it away. */
  end(isErased: boolean): void;
}

/** Nothing is drawn: FTP's client shows no progress, and of HTTP's none is known. */
export const noProgress: Progress = { moved: () => {}, end: () => {} };

/** OpenSSH's meter. After a compacting copy the line is gone, as the technote's screen shows. */
export function sshMeter(
  screen: Screen,
  { name, sizeBytes }: { readonly name: string; readonly sizeBytes: number },
  pace: Pace,
): Progress {
  if (!screen.isInteractive) return noProgress;
  let drawn = '';
  let lastShare = -1;
  let lastBytes = 0;
  const draw = (movedBytes: number): void => {
    const elapsedMs = Math.max(1, pace.elapsedMs);
    const bytesPerSecond = (movedBytes / elapsedMs) * 1000;
    drawn = meterLine({ name, movedBytes, sizeBytes, elapsedMs, bytesPerSecond });
    screen.draw(`\r${drawn}`);
  };
  return {
    moved(movedBytes) {
      lastBytes = movedBytes;
      const share = Math.floor((movedBytes / Math.max(1, sizeBytes)) * 100);
      if (share === lastShare) return;
      lastShare = share;
      draw(movedBytes);
    },
    end(isErased) {
      if (drawn === '') return;
      if (isErased) return screen.draw(`\r${' '.repeat(drawn.length)}\r`);
      // OpenSSH draws its meter once more when a transfer stops in the middle, so that it shows where.
      if (lastBytes !== sizeBytes) draw(lastBytes);
      screen.print('');
    },
  };
}
