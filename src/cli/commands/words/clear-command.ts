import { type Syntax, word } from '../../grammar/tokens.ts';
import { type Command, command } from '../../shell/command.ts';

/** A command that takes away what protocols have learned or counted. No frame reaches a port, so there is nothing to take away. */
export function clearing(syntax: Syntax, examples: readonly string[]): Command {
  return command({ mode: 'exec', syntax: [word('clear', 'Reset functions'), ...syntax], examples, run: () => {} });
}
