/** Takes what a client sends. */
export interface Receiver {
  /** The next bytes, in order; they may be reused afterwards. */
  take(bytes: Uint8Array): void;
  /** No more comes: the client said so, or is gone. Called exactly once. */
  end(): void;
}

/** Bytes to and from one client, for protocols that are no terminal: SCP and SFTP. */
export interface BytePipe {
  /** Whether nothing that is sent reaches anybody any more. */
  readonly isGone: boolean;
  /** Whether a sender should wait with `ready` before it sends more. */
  readonly isFull: boolean;
  /** Sends bytes or text; they must not be changed before `ready`. */
  send(bytes: Uint8Array | string): void;
  /** Sends text on the error stream. */
  sendError(text: string): void;
  /** Resolves when the client can take more, and at once when it is gone. Never rejects. */
  ready(): Promise<void>;
  /** Ends with an exit status; what was sent before still arrives. Does nothing the second time. */
  finish(exitStatus: number): void;
  /** Our own code threw: somebody who can mend it is told, and the client sees a failed command. */
  fail(error: unknown): void;
  /** Starts receiving; called once. */
  receive(receiver: Receiver): void;
  /** Lets the client wait; some more bytes may still come. */
  pause(): void;
  resume(): void;
}
