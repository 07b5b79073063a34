/** One mistake that somebody makes in a file, and what is said of it. */
export interface Mistake {
  readonly what: string;
  /** The file, with `«` where the message has to point. */
  readonly text: string;
  /** What the message and the way out say. */
  readonly says: RegExp;
  /** Whether a JSON Schema can know it: not names of models, files and devices, not what two places say together. */
  readonly isOfForm: boolean;
}

/** A mistake of form, which the JSON Schema refuses as well. */
export const form = (what: string, text: string, says: RegExp): Mistake => ({ what, text, says, isOfForm: true });

/** A mistake that only the program can know. */
export const sense = (what: string, text: string, says: RegExp): Mistake => ({ what, text, says, isOfForm: false });

/** The file without the marker, and the place that it marks, `line:column`. */
export function marked({ text }: Mistake): { readonly content: string; readonly place: string } {
  // `@{a}` stands for a variable, which a linter takes for a mistake in a string.
  const written = text.replaceAll('@{', '${');
  const before = written.slice(0, written.indexOf('«')).split('\n');
  return { content: written.replace('«', ''), place: `${before.length}:${(before.at(-1) ?? '').length + 1}` };
}
