import type { CompactFileProblem } from '../../../machine/install/compact-file.ts';
import type { Context } from '../../shell/command.ts';
import { fileWords } from './file-words.ts';

/**
 * Why a compaction failed, in a few words for the log. The device is only known to say `Compact of F failed`; all of these are
 * inferred, and stand where an operator looks next: in the log and in `show install all status`.
 */
export function compactionReason(problem: CompactFileProblem): string {
  switch (problem.why) {
    case 'unsupported-platform':
      return 'Compaction is not supported on this platform';
    case 'busy':
      return 'Another install procedure may be in progress';
    case 'interrupted':
      return 'Interrupted by the operator';
    case 'not-an-image':
    case 'broken-header':
      return 'Not a valid image';
    case 'lacks-group':
      return `The image has no part for platform group ${problem.group}`;
    case 'truncated':
      return `The image is truncated: ${problem.sizeBytes} of ${problem.expectedBytes} bytes`;
    case 'damaged':
      return `Digest mismatch in part ${problem.section}`;
    case 'no-space':
      return `No space left on device: ${problem.neededBytes} bytes needed, ${problem.freeBytes} bytes free`;
    default:
      return fileWords(problem);
  }
}

/** The line of the system log (its form is that of daemons without a facility of their own; its words are inferred). */
export function logFailedCompaction(
  { device }: Pick<Context<unknown>, 'device'>,
  file: string,
  problem: CompactFileProblem,
): void {
  const text = `Compact of ${file} failed: ${compactionReason(problem)} - installer`;
  device.log({ facility: 'USER', severity: 3, mnemonic: 'SYSTEM_MSG', text });
}
