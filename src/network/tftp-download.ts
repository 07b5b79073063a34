import { failed, ok, type Result } from '../base/result.ts';
import { nameOf } from '../machine/storage/location.ts';
import type { RemoteFile, RemoteProblem } from '../machine/transfer/remote.ts';
import type { BridgeWay } from './bridge-way.ts';
import { TftpExchange } from './tftp-exchange.ts';
import { acknowledgementPacket, requestPacket, type TftpPacket } from './tftp-packet.ts';
import {
  type Negotiated,
  offeredBlockBytes,
  plainTerms,
  problemOfError,
  stoppedByReader,
  termsOf,
} from './tftp-terms.ts';

/** The server is not asked for more while so much waits to be read. */
const heldBytes = 1024 * 1024;
/** Blocks are small; whoever reads gets them in pieces of about this size. */
const pieceBytes = 64 * 1024;

/** Why a file is not opened: a problem, or a server that knows no options and wants to be asked without. */
export type OpeningProblem = RemoteProblem | { readonly why: 'options-refused' };

/** A file on its way from a server. Invariant: never more than `heldBytes` and one block are held. */
export class TftpDownload {
  readonly #exchange: TftpExchange;
  readonly #path: string;
  readonly #opened: (file: Result<RemoteFile, OpeningProblem>) => void;
  #terms: Negotiated | undefined;
  #pieces: Uint8Array[] = [];
  #waitingBytes = 0;
  #nextBlock = 1;
  #isHolding = false;
  #isComplete = false;
  #problem: RemoteProblem | undefined;
  #wake: (() => void) | undefined;

  constructor(way: BridgeWay, path: string, opened: (file: Result<RemoteFile, OpeningProblem>) => void) {
    this.#path = path;
    this.#opened = opened;
    this.#exchange = new TftpExchange(way, {
      onPacket: (packet) => this.#take(packet),
      onProblem: (problem) => this.#end(problem),
    });
  }

  /** Asks for a file; resolves with the server's first answer. `way.signal` ends the transfer at any time. */
  static open(way: BridgeWay, path: string, hasOptions: boolean): Promise<Result<RemoteFile, OpeningProblem>> {
    return new Promise((opened) => {
      const download = new TftpDownload(way, path, opened);
      const options = hasOptions ? { blksize: String(offeredBlockBytes), tsize: '0' } : {};
      download.#exchange.start(requestPacket('read', path, options));
    });
  }

  #take(packet: TftpPacket): void {
    if (packet.kind === 'error') this.#refuse(packet.code, packet.words);
    else if (packet.kind === 'data') this.#takeBlock(packet.block, packet.bytes);
    else if (packet.kind === 'accepted-options') this.#takeOptions(packet.options);
  }

  #takeOptions(options: ReadonlyMap<string, string>): void {
    if (this.#terms !== undefined) {
      this.#exchange.resend();
    } else {
      this.#open(termsOf(options));
      this.#exchange.send(acknowledgementPacket(0));
    }
  }

  #open(terms: Negotiated): void {
    this.#terms = terms;
    this.#opened(
      ok({
        kind: 'streamed',
        name: nameOf(this.#path),
        sizeBytes: terms.sizeBytes,
        bytes: this.#bytes(),
        problem: () => this.#problem,
      }),
    );
  }

  #refuse(code: number, words: string): void {
    if (code === optionsRefused && this.#terms === undefined) this.#opened(failed({ why: 'options-refused' }));
    this.#exchange.fail(problemOfError(code, words, this.#path));
  }

  #takeBlock(block: number, bytes: Uint8Array): void {
    if (this.#terms === undefined) this.#open(plainTerms);
    if (block !== this.#nextBlock % 0x1_0000) {
      // The last block once more: what said that it had come was lost.
      if (block === (this.#nextBlock - 1) % 0x1_0000) this.#exchange.resend();
      return;
    }
    const acknowledgement = acknowledgementPacket(block);
    this.#nextBlock += 1;
    this.#pieces.push(bytes);
    this.#waitingBytes += bytes.length;
    if (bytes.length < (this.#terms?.blockBytes ?? 0)) {
      this.#isComplete = true;
      this.#exchange.finish(acknowledgement);
    } else if (this.#waitingBytes < heldBytes) {
      this.#exchange.send(acknowledgement);
    } else {
      this.#isHolding = true;
      this.#exchange.hold();
    }
    if (this.#isComplete || this.#waitingBytes >= pieceBytes) this.#wake?.();
  }

  async *#bytes(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        if (this.#waitingBytes > 0 && (this.#waitingBytes >= pieceBytes || this.#isOver)) yield this.#give();
        else if (this.#isOver) return;
        else await this.#more();
      }
    } finally {
      if (!this.#isOver) this.#exchange.fail(stoppedByReader);
    }
  }

  get #isOver(): boolean {
    return this.#isComplete || this.#problem !== undefined;
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = undefined;
        resolve();
      };
    });
  }

  #give(): Uint8Array {
    const piece = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#waitingBytes = 0;
    if (this.#isHolding) {
      this.#isHolding = false;
      this.#exchange.send(acknowledgementPacket(this.#nextBlock - 1));
    }
    return piece;
  }

  #end(problem: RemoteProblem): void {
    this.#problem = problem;
    this.#opened(failed(problem));
    this.#wake?.();
  }
}

/** The error code of a server that refuses the options of a request (RFC 2347). */
const optionsRefused = 8;
