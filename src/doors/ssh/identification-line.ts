import type { Socket } from 'node:net';

/**
 * Bytes of the line with which a client says what it is, its end among them (RFC 4253 4.2). sshd 7.2, which the switch says it
 * runs, reads no more than that and takes nothing in front of it (openssh-portable V_7_2_P1, sshd.c, sshd_exchange_identification).
 */
export const identificationBytes = 255;

/** What that sshd answers to everything else, before it closes. */
export const mismatchWords = 'Protocol mismatch.\n';

/** Reads the identification of a client, in whatever pieces it comes. Invariant: it holds at most `identificationBytes`. */
export class IdentificationLine {
  #line = '';
  #state: 'reading' | 'identified' | 'wrong' = 'reading';

  /** `reading` until the line has ended; `wrong` when it is none of an SSH client. */
  get state(): 'reading' | 'identified' | 'wrong' {
    return this.#state;
  }

  /** Takes the next bytes and answers those behind the line. */
  take(bytes: Uint8Array): Uint8Array {
    if (this.#state !== 'reading') return bytes;
    const room = identificationBytes - this.#line.length;
    const end = bytes.subarray(0, room).indexOf(0x0a);
    this.#line += Buffer.from(bytes.subarray(0, end < 0 ? room : end)).toString('latin1');
    if (end >= 0) this.#state = this.#line.startsWith('SSH-') ? 'identified' : 'wrong';
    else if (bytes.length >= room) this.#state = 'wrong';
    return bytes.subarray(end < 0 ? Math.min(room, bytes.length) : end + 1);
  }
}

/** Who hears of what a client said first. */
export interface IdentificationListener {
  identified(): void;
  /** It is no SSH client: to be closed, after `mismatchWords`. */
  wrong(): void;
}

/** Reads along until a client has said what it is. Call it before anybody else listens to the socket. */
export function expectIdentification(socket: Socket, listener: IdentificationListener): void {
  const line = new IdentificationLine();
  const onData = (bytes: Uint8Array): void => {
    line.take(bytes);
    if (line.state === 'reading') return;
    socket.off('data', onData);
    if (line.state === 'identified') listener.identified();
    else listener.wrong();
  };
  socket.on('data', onData);
}
