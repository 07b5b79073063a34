import { failed, ok, type Result } from '../../base/result.ts';
import type { ArgProblem, ArgType } from '../grammar/arg-types.ts';
import { arg, type Token } from '../grammar/tokens.ts';

/** A type of argument. */
export interface ArgumentKind {
  /** How it is typed; `help` is what `?` says of it. All that it captures stands under `name`, or under names that begin with it. */
  token(name: string, help: string): Token;
  /** Makes the one value under `name` of what was captured, where that is more. */
  collect?(values: Record<string, unknown>, name: string): void;
  /** Values as somebody types them; tests type lines with them. */
  readonly samples: readonly string[];
  /** In which order lines stand that differ in it; that of their texts, with numbers counted, when it is left out. */
  sortKey?(value: string): string;
  /** It takes the rest of the line. */
  readonly isRest?: true;
}

/** A type whose values are single words. */
export function plain<Value extends string | number>(
  type: ArgType<Value>,
  samples: readonly string[],
  sortKey?: (value: string) => string,
): ArgumentKind {
  return { token: (name, help) => arg(name, type, help), samples, ...(sortKey === undefined ? {} : { sortKey }) };
}

/** A word that `read` understands and turns into the form in which the device writes it. */
export function written(placeholder: string, read: (text: string) => string | undefined): ArgType<string> {
  return {
    placeholder,
    parse(text): Result<string, ArgProblem> {
      const value = read(text);
      return value === undefined ? failed({ why: 'shape' }) : ok(value);
    },
  };
}
