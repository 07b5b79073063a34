import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { lookup } from 'node:dns';
import { afterHostDelay } from '../base/clock.ts';
import type { RemoteProblem } from '../machine/transfer/remote.ts';
import { answerLimitMs, type BridgeWay, problemOfSocket } from './bridge-way.ts';
import { errorPacket, parsePacket, type TftpPacket } from './tftp-packet.ts';

/** A packet that nothing has answered is sent again after so long, in host milliseconds. */
const resendMs = 1000;
/** How long the end of a transfer is answered for if the server has not heard that we have everything. */
const lingerMs = 3 * resendMs;
/** Room for packets that arrive while the process is busy; lock-step needs one. */
const receiveBufferBytes = 256 * 1024;

const unknownTransfer = 5;

/** What one side of a transfer does with the packets of the other. */
export interface TftpRole {
  /** A packet of the server. */
  onPacket(packet: TftpPacket): void;
  /** The exchange is over before its end. Called once, and not after `finish`. */
  onProblem(problem: RemoteProblem): void;
}

/**
 * One transfer's socket. It keeps what was sent last and sends it again until the server goes on; a server that is silent
 * for `answerLimitMs` is given up. Invariant: only the server's address is listened to and written to, and after the first
 * answer only the port it came from (RFC 1350 section 4).
 */
export class TftpExchange {
  readonly #way: BridgeWay;
  readonly #role: TftpRole;
  #socket: Socket | undefined;
  #address = '';
  /** The server's port: the well-known one until it answers from the one it chose for this transfer. */
  #port: number;
  #hasAnswered = false;
  #isOver = false;
  #last: Uint8Array | undefined;
  #silentMs = 0;
  #stopTimer: () => void = () => {};
  readonly #abort = (): void => this.fail({ why: 'connection-lost', detail: 'the transfer was stopped' });

  constructor(way: BridgeWay, role: TftpRole) {
    this.#way = way;
    this.#role = role;
    this.#port = way.port;
  }

  /** Looks the server up and sends it the request. */
  start(request: Uint8Array): void {
    if (this.#way.signal.aborted) {
      this.#abort();
      return;
    }
    this.#way.signal.addEventListener('abort', this.#abort, { once: true });
    lookup(this.#way.host, (error, address, family) => {
      if (this.#isOver) return;
      if (error !== null) {
        this.fail(problemOfSocket(error, this.#way.shownHost));
        return;
      }
      this.#address = address;
      const type = family === 6 ? 'udp6' : 'udp4';
      this.#socket = createSocket({ type, recvBufferSize: receiveBufferBytes });
      this.#socket.on('message', (bytes, sender) => this.#receive(bytes, sender));
      this.#socket.on('error', (problem) => this.fail(problemOfSocket(problem, this.#way.shownHost)));
      this.send(request);
    });
  }

  /** Sends a packet and keeps sending it until the server goes on. */
  send(packet: Uint8Array): void {
    this.#last = packet;
    this.#silentMs = 0;
    this.#transmit();
  }

  /** Sends the last packet once more, because the server seems to have missed it. */
  resend(): void {
    if (this.#last !== undefined && !this.#isOver) this.#sendTo(this.#last, this.#port);
  }

  /** Waits for nothing until the next `send`: whoever reads has enough for now, and a server that asks again is ignored. */
  hold(): void {
    this.#last = undefined;
    this.#stopTimer();
  }

  /** Everything has come: the last acknowledgement is repeated for a while to a server that missed it. */
  finish(acknowledgement: Uint8Array | undefined): void {
    if (this.#isOver) return;
    this.#stopTimer();
    if (acknowledgement === undefined || this.#way.signal.aborted) {
      this.#close();
      return;
    }
    this.#last = acknowledgement;
    this.#sendTo(acknowledgement, this.#port);
    this.#isOver = true;
    this.#stopTimer = afterHostDelay(lingerMs, () => this.#close());
  }

  /** Gives up, telling the server if it is still there. */
  fail(problem: RemoteProblem): void {
    if (!this.#isOver) {
      this.#isOver = true;
      if (this.#hasAnswered) this.#sendTo(errorPacket(0, 'stopped'), this.#port);
      this.#role.onProblem(problem);
    }
    this.#close();
  }

  #transmit(): void {
    if (this.#last === undefined || this.#isOver) return;
    this.#stopTimer();
    this.#sendTo(this.#last, this.#port);
    this.#stopTimer = afterHostDelay(resendMs, () => {
      this.#silentMs += resendMs;
      if (this.#silentMs >= answerLimitMs) this.fail(this.#silence());
      else this.#transmit();
    });
  }

  #silence(): RemoteProblem {
    if (!this.#hasAnswered) return { why: 'timed-out', host: this.#way.shownHost };
    return { why: 'connection-lost', detail: 'Connection timed out' };
  }

  #sendTo(packet: Uint8Array, port: number): void {
    // Whatever the host says about one datagram, the timers decide; only a broken socket ends the transfer.
    this.#socket?.send(packet, port, this.#address, () => {});
  }

  #receive(bytes: Buffer, sender: RemoteInfo): void {
    if (sender.address !== this.#address) return;
    if (this.#hasAnswered && sender.port !== this.#port) {
      this.#sendTo(errorPacket(unknownTransfer, 'Unknown transfer ID'), sender.port);
      return;
    }
    const packet = parsePacket(bytes);
    if (packet === undefined) return;
    if (this.#isOver) {
      if (packet.kind === 'data' && this.#last !== undefined) this.#sendTo(this.#last, this.#port);
      return;
    }
    this.#hasAnswered = true;
    this.#port = sender.port;
    this.#role.onPacket(packet);
  }

  #close(): void {
    this.#isOver = true;
    this.#stopTimer();
    this.#way.signal.removeEventListener('abort', this.#abort);
    this.#socket?.close();
    this.#socket = undefined;
  }
}
