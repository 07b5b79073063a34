/** The terminal of a client: its size changes while the session lives. */
export interface TerminalWindow {
  readonly name: string;
  readonly columns: number;
  readonly rows: number;
}

/** What a client wants: to type, or to have one line run. */
export type Wanted = { readonly kind: 'shell' } | { readonly kind: 'command'; readonly line: string };

/**
 * One client at one door, so complete that a session never sees what lies behind it. A door makes it; the shell reads,
 * writes and finishes it. Bytes are raw: the shell does echo, line ends and everything else.
 */
export interface Connection {
  readonly user: string;
  readonly peer: { readonly address: string; readonly port: number };
  readonly door: 'ssh' | 'console' | 'inside';
  readonly wanted: Wanted;
  /** Undefined without a pty: then nothing is echoed, paged or drawn. */
  readonly window: TerminalWindow | undefined;
  /** Calls `listener` with every new size until the connection ends. */
  onResize(listener: (window: TerminalWindow) => void): void;
  /** What the client sends, in order; ends when it says that no more comes. */
  readonly input: AsyncIterable<Uint8Array>;
  /** Sends text; resolves when the client can take more, or at once when it is gone. Never rejects. */
  write(text: string): Promise<void>;
  /**
   * Hears that nothing happens before more is typed: everything has been shown, and `takenBytes` of what was sent have been read in
   * all. Only sessions inside the process need to know.
   */
  awaits?(takenBytes: number): void;
  /** Aborts when the client is gone. */
  readonly closed: AbortSignal;
  /** Ends the connection with the exit status that an SSH client reports. Does nothing the second time. */
  finish(exitStatus: number): void;
}
