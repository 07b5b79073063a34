/** What there is to say about showing lines. */
export interface Showing {
  /** Called before about `count` lines are taken, for lines that are slow to come by. */
  readonly prepare?: (count: number) => Promise<void>;
  /** False shows everything at once, whatever the terminal wants. */
  readonly isPaged?: boolean;
  /** What is shown are the pieces of one line. */
  readonly isOneLine?: boolean | undefined;
}

/** What a command shows itself on. Interactive sessions page and ask; a command sent over exec does neither. */
export interface Screen {
  /** One line. */
  print(line: string): void;
  /** Text as it is, at once: progress that is drawn in place (`\r`) or grows (dots). */
  draw(text: string): void;
  /** Whether drawing in place makes sense. */
  readonly isInteractive: boolean;
  /** Lines, page by page where a terminal wants that. Resolves when all is shown or the operator has seen enough. */
  show(lines: Iterable<string>, how?: Showing): Promise<void>;
  /** The answer to a question; undefined when nobody can answer or Ctrl-C was typed. A `secret` is not echoed. */
  ask(question: string, kind: 'answer' | 'secret'): Promise<string | undefined>;
  /** Sends what has been printed; resolves when the client can take more. */
  flush(): Promise<void>;
  /** Resolves when the client can take more, and sends nothing on its own account: what long work waits for at each step. */
  ready(): Promise<void>;
}
