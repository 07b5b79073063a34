import type { Place } from './mode.ts';
import type { Screen } from './screen.ts';

/** What there is for a line while an interpreter takes it. */
export interface InterpreterLine {
  readonly screen: Screen;
  readonly signal: AbortSignal;
  /** Runs a line of the shell, shown on this screen unless another is named; answers whether it was accepted. */
  execute(line: string, screen?: Screen): Promise<boolean>;
}

/** What takes the lines of a session in place of the shell, as `tclsh` does. */
export interface Interpreter {
  /** The prompt, with its one blank at the end. */
  prompt(hostname: string, place: Place): string;
  /** Takes a line as it was typed. */
  run(line: string, here: InterpreterLine): Promise<void>;
}
