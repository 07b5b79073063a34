import { EmulatorError, type UserProblem } from '../base/emulator-error.ts';
import type { Mistake } from '../facts/issue-words.ts';
import { readText, told } from '../facts/load.ts';
import { type Parsed, type Path, parse } from '../facts/yaml.ts';

interface Found extends UserProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The mistakes of a scenario, its includes and its lab, each once, however many rows of a matrix meet it. */
export class ScenarioProblems {
  readonly #found = new Map<string, Found>();

  /** Notes a mistake in a file. */
  note(parsed: Parsed, mistake: Mistake): void {
    const place = parsed.positionOf(mistake.path, mistake.part);
    const problem = told(parsed, mistake);
    // One mistake in one place: what a second check says of it would not help.
    const key = place === undefined ? problem.message : `${parsed.file}:${place.line}:${place.column}`;
    if (this.#found.has(key)) return;
    this.#found.set(key, { ...problem, file: parsed.file, line: place?.line ?? 0, column: place?.column ?? 0 });
  }

  /** Notes what is wrong with the value at a place, or with its key. */
  say(parsed: Parsed, path: Path, message: string, hint: string, part: Mistake['part'] = 'value'): void {
    this.note(parsed, { path, part, message, hint });
  }

  /** Notes what reading a file has found. */
  add(error: EmulatorError): void {
    for (const problem of error.problems) {
      this.#found.set(problem.message, { ...problem, file: '', line: 0, column: 0 });
    }
  }

  /** Parses a file; undefined, with its mistakes noted, when that does not work. */
  parse(path: string): Parsed | undefined {
    try {
      return parse(readText(path), path);
    } catch (error) {
      if (!(error instanceof EmulatorError)) throw error;
      this.add(error);
      return undefined;
    }
  }

  /** All of them, in the order of their lines. */
  get all(): readonly UserProblem[] {
    return [...this.#found.values()]
      .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column))
      .map(({ message, hint }) => ({ message, hint }));
  }
}
