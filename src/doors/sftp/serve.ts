import { yieldToOthers } from '../../base/clock.ts';
import { nextTurn, TurnTaker } from '../../base/turns.ts';
import type { BytePipe, Receiver } from '../byte-pipe.ts';
import type { Front } from '../front.ts';
import { MalformedPacket, PacketStream } from './packet-reader.ts';
import { SftpSession } from './session.ts';

/** Serves the SFTP subsystem on a pipe. The client is made to wait while it does not read the answers. */
export function serveSftp(front: Front, pipe: BytePipe): void {
  const turns = new TurnTaker(front.turns);
  const session = new SftpSession({
    files: front.files,
    turns,
    now: () => front.now(),
    send: (packet) => pipe.send(packet),
  });
  pipe.receive(new SftpReceiver(session, pipe, turns));
}

/** Feeds a session with packets, for one turn at a time. Invariant: no packet is answered while the pipe is full. */
class SftpReceiver implements Receiver {
  readonly #session: SftpSession;
  readonly #pipe: BytePipe;
  readonly #stream = new PacketStream();
  readonly #turns: TurnTaker;
  #isWaiting = false;
  #isEnded = false;

  constructor(session: SftpSession, pipe: BytePipe, turns: TurnTaker) {
    this.#session = session;
    this.#pipe = pipe;
    this.#turns = turns;
  }

  take(bytes: Uint8Array): void {
    this.#stream.add(bytes);
    if (!this.#isWaiting) this.#work();
  }

  end(): void {
    this.#isEnded = true;
    if (this.#isWaiting && !this.#pipe.isGone) return;
    this.#finish(0);
  }

  #work(): void {
    let turn: Promise<void> | undefined;
    try {
      while (!this.#pipe.isFull) {
        if (!this.#stream.hasMore) return;
        turn = nextTurn(this.#turns);
        if (turn !== undefined) break;
        const packet = this.#stream.next();
        if (packet === undefined) return;
        turn = this.#session.answer(packet);
        if (turn !== undefined) break;
      }
    } catch (error) {
      if (!(error instanceof MalformedPacket)) throw error;
      this.#finish(1);
      return;
    }
    this.#wait(turn ?? yieldToOthers()).catch((error) => this.#pipe.fail(error));
  }

  async #wait(turn: Promise<void>): Promise<void> {
    this.#isWaiting = true;
    this.#pipe.pause();
    await Promise.all([this.#pipe.ready(), turn]);
    this.#isWaiting = false;
    this.#pipe.resume();
    this.#work();
    if (this.#isEnded && !this.#isWaiting) this.#finish(0);
  }

  #finish(exitStatus: number): void {
    this.#session.close();
    this.#pipe.finish(exitStatus);
  }
}
