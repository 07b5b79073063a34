import { done, failed, type Result } from '../base/result.ts';
import { type Content, sizeOf } from '../machine/content/content.ts';
import { piecesOf } from '../machine/content/reader.ts';
import type { RemoteProblem } from '../machine/transfer/remote.ts';
import type { BridgeWay } from './bridge-way.ts';
import { TftpExchange } from './tftp-exchange.ts';
import { dataPacket, requestPacket, type TftpPacket } from './tftp-packet.ts';
import { offeredBlockBytes, plainTerms, problemOfError, termsOf } from './tftp-terms.ts';

/** Writes a content to a server, block after block. `way.signal` ends the transfer at any time. */
export function uploadByTftp(
  way: BridgeWay,
  path: string,
  content: Content,
  onProgress: (sentBytes: number) => void,
): Promise<Result<void, RemoteProblem>> {
  return new Promise((resolve) => {
    const blocks = new Blocks(content);
    let blockBytes: number | undefined;
    let block = 0;
    let isLast = false;
    const end = (result: Result<void, RemoteProblem>): void => {
      blocks.close();
      resolve(result);
    };
    const sendNext = (size: number): void => {
      onProgress(blocks.takenBytes);
      if (isLast) {
        exchange.finish(undefined);
        end(done);
        return;
      }
      const bytes = blocks.take(size);
      isLast = bytes.length < size;
      block += 1;
      exchange.send(dataPacket(block, bytes));
    };
    const onPacket = (packet: TftpPacket): void => {
      if (packet.kind === 'error') {
        exchange.fail(problemOfError(packet.code, packet.words, path));
      } else if (packet.kind === 'accepted-options' && blockBytes === undefined) {
        blockBytes = termsOf(packet.options).blockBytes;
        sendNext(blockBytes);
      } else if (packet.kind === 'acknowledgement' && packet.block === block % 0x1_0000) {
        // An acknowledgement of an earlier block is a late or doubled one: answering it would double all that follows.
        blockBytes ??= plainTerms.blockBytes;
        sendNext(blockBytes);
      }
    };
    const exchange = new TftpExchange(way, { onPacket, onProblem: (problem) => end(failed(problem)) });
    const options = { blksize: String(offeredBlockBytes), tsize: String(sizeOf(content)) };
    exchange.start(requestPacket('write', path, options));
  });
}

/** A content cut into blocks. Invariant: one piece of the content is held at a time. */
class Blocks {
  readonly #pieces: Generator<Uint8Array>;
  #piece: Uint8Array = new Uint8Array(0);
  #usedBytes = 0;
  #takenBytes = 0;

  constructor(content: Content) {
    this.#pieces = piecesOf(content);
  }

  /** How many bytes all blocks so far had. */
  get takenBytes(): number {
    return this.#takenBytes;
  }

  /** The next block; shorter than `sizeBytes` at the end, and empty behind it. */
  take(sizeBytes: number): Uint8Array {
    const parts: Uint8Array[] = [];
    for (let missing = sizeBytes; missing > 0; ) {
      if (this.#usedBytes === this.#piece.length && !this.#nextPiece()) break;
      const part = this.#piece.subarray(this.#usedBytes, this.#usedBytes + missing);
      parts.push(part);
      this.#usedBytes += part.length;
      missing -= part.length;
    }
    const block = Buffer.concat(parts);
    this.#takenBytes += block.length;
    return block;
  }

  close(): void {
    this.#pieces.return(undefined);
  }

  #nextPiece(): boolean {
    const next = this.#pieces.next();
    if (next.done === true) return false;
    this.#piece = next.value;
    this.#usedBytes = 0;
    return true;
  }
}
