import type { Writable } from 'node:stream';

/** What is held for a reader that is slow. */
export const waitingBytes = 1024 * 1024;

/** Writes to `output`; what comes while more than `waitingBytes` wait for its reader is lost, as on a console that nobody reads. */
export function lossyOutput(output: Pick<Writable, 'write' | 'writableLength'>): (text: string) => void {
  return (text) => {
    if (output.writableLength <= waitingBytes) output.write(text);
  };
}
