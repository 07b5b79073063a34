/** Receives what a stage lets through. */
export type Emit = (line: string) => void;

/** Work that is done a little at a time: each step takes a millisecond or so, and lets through what it has by then. */
export type Steps = Iterable<void>;

/** One filter at work: lines go in one by one, and it lets through what it wants, when it wants. */
export interface Stage {
  take(line: string, emit: Emit): void;
  /** Called once, after the last line. */
  end?(emit: Emit): void;
  /** In place of `end` where the end is long work: whoever runs the stage carries the steps out. */
  finish?(emit: Emit): Steps;
  /** Whether no further line can change anything, so that the lines need not even be made. */
  isFull?(): boolean;
}

/** What a filter may keep from one command to the next, such as the earlier output that `diff` compares with. */
export interface FilterMemory {
  /** What the same line showed before in this session; undefined the first time. */
  readonly earlier: readonly string[] | undefined;
  /** Keeps what it shows now. */
  keep(lines: readonly string[]): void;
}
