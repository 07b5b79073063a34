import { exampleLines } from '../../notation/examples.ts';
import { Line } from '../../notation/line.ts';
import type { Command } from '../../shell/command.ts';

/** What may be said of a command that finds nothing to do beside its text. */
export interface IdleOptions {
  readonly needs?: string;
  readonly help?: Readonly<Record<string, string>>;
  readonly examples?: readonly string[];
}

/**
 * A command that resets what protocols have learned or counted, its syntax written as a command reference writes it. No frame reaches a
 * port and no neighbour answers, so there is nothing to take away.
 */
export function idle(text: string, { examples, ...options }: IdleOptions = {}): Command {
  const line = new Line(text, options);
  return {
    kind: 'command',
    mode: 'exec',
    access: 'write',
    get leading() {
      return line.leading;
    },
    get syntax() {
      return line.syntax;
    },
    get examples() {
      return examples ?? exampleLines(line);
    },
    run() {},
  };
}

/** Several of them that need the same. */
export function idleEach(texts: readonly string[], options: IdleOptions = {}): readonly Command[] {
  return texts.map((text) => idle(text, options));
}
