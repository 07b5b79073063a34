/**
 * Lines that stand below a line which was refused: in a configuration that is pasted or read from a file they are about what that line
 * would have named, and belong nowhere without it. The device would take them where it stands; an address on the wrong interface helps
 * nobody, so they are refused as well.
 */
export class Nowhere {
  /** How far the line was indented that was refused last; undefined where no line was, or another has followed at its level. */
  #indent: number | undefined;

  /** Whether a line stands below the one that was refused; any other line ends what stands below. */
  holds(line: string): boolean {
    if (this.#indent !== undefined && indentOf(line) <= this.#indent) this.#indent = undefined;
    return this.#indent !== undefined;
  }

  /** A line was refused. */
  refused(line: string): void {
    if (this.#indent === undefined) this.#indent = indentOf(line);
  }
}

/** The blanks before a line. */
export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
