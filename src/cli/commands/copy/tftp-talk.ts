import type { Screen } from '../../shell/screen.ts';
import type { CopyProblem } from './problem.ts';

/** The first step of the bar, which is one block of TFTP, and every further one (genielibs capture: 0.50KB, 4.50KB, 8.50KB). */
const firstStepBytes = 512;
const stepBytes = 4096;
const cells = 25;

/**
 * What the device's TFTP client says while it works (nxos-behaviour 4.5). Invariant: the server counts as met when it has
 * answered anything, even with an error, and that is said once.
 */
export class TftpTalk {
  readonly #screen: Screen;
  #hasMet = false;
  #drawnSteps = 0;

  constructor(screen: Screen) {
    this.#screen = screen;
    screen.print(tryingLine);
  }

  met(): void {
    if (!this.#hasMet) this.#screen.print('Connection to Server Established.');
    this.#hasMet = true;
  }

  /** Moves the bar. The first time through the cells every step is drawn, later only the newest. */
  readonly moved = (movedBytes: number): void => {
    if (!this.#screen.isInteractive || movedBytes === 0) return;
    const steps = 1 + Math.max(0, Math.floor((movedBytes - firstStepBytes) / stepBytes));
    if (steps <= this.#drawnSteps) return;
    const from = steps <= cells ? this.#drawnSteps : steps - 1;
    for (let step = from; step < steps; step += 1) this.#screen.draw(`\r${bar(step)}`);
    this.#drawnSteps = steps;
  };

  /** Clears the bar's line. */
  end(): void {
    if (this.#drawnSteps > 0) this.#screen.draw(`\r${' '.repeat(bar(0).length)}\r`);
  }

  /** What must have been said before the words of a failure. */
  failed(problem: CopyProblem): void {
    this.end();
    if (isAnswer(problem)) this.met();
  }
}

/** Said before the first packet is sent. */
export const tryingLine = 'Trying to connect to tftp server......';

/** Inferred: behind the last cell the bar begins anew. */
function bar(step: number): string {
  const filled = '#'.repeat(step % (cells + 1)).padEnd(cells);
  const kilobytes = ((firstStepBytes + step * stepBytes) / 1024).toFixed(2);
  return `[${filled}]${kilobytes.padStart(13)}KB`;
}

/** Whether a problem is something that a server said. */
function isAnswer({ why }: CopyProblem): boolean {
  return why === 'not-found' || why === 'is-directory' || why === 'denied' || why === 'no-space' || why === 'rejected';
}

/** Why an operation failed: in the words of RFC 1350 where the server said so, in those of the C library elsewhere. */
export function tftpReason(problem: CopyProblem, isLocal: boolean): string {
  switch (problem.why) {
    case 'not-found':
    case 'is-directory':
      return 'File not found';
    case 'denied':
      return 'Access violation';
    case 'no-space':
      return isLocal ? 'No space left on device' : 'Disk full or allocation exceeded';
    case 'rejected':
      return problem.words;
    case 'io-error':
      return 'Input/output error';
    case 'too-large':
      return 'File too large';
    case 'unknown-vrf':
      return `vrf ${problem.vrf} does not exist`;
    default:
      return 'Connection timed out';
  }
}
