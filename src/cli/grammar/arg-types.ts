/** Types of arguments: how a typed word becomes a value, and how `?` shows the place where it is due. */
import { failed, ok, type Result } from '../../base/result.ts';

/** Why a word is not a value of the type. */
export type ArgProblem =
  | { readonly why: 'shape' }
  | { readonly why: 'range'; readonly minimum: number; readonly maximum: number }
  | { readonly why: 'length'; readonly maximum: number }
  /** The word is of the right shape and means nothing here; `words` say so below the caret. */
  | { readonly why: 'meaningless'; readonly words: string };

/** A type of argument. */
export interface ArgType<Value> {
  /** What `?` shows, such as `<0-511>` or `WORD`; empty when only what `offers` names shall be shown. */
  readonly placeholder: string;
  /** The value of a typed word, from which quotes have been taken. */
  readonly parse: (text: string) => Result<Value, ArgProblem>;
  /**
   * Why a value of the right shape is none here; `has` answers conditions as it does for tokens. A method, so that types of narrower
   * values are types of wider ones.
   */
  check?(value: Value, has: (need: string) => boolean): ArgProblem | undefined;
  /** What stands below the caret when the line ends where the value is due, in place of the usual words. */
  readonly missing?: string;
  /** The live source that Tab and `?` ask for candidates, such as `file` or `vrf`. */
  readonly offers?: string;
  /** `rest` takes everything up to the end of the line as it was typed; otherwise one word is taken. */
  readonly span?: 'word' | 'rest';
}

/** A whole number from `minimum` to `maximum`, in decimal digits. */
export function integer(minimum: number, maximum: number): ArgType<number> {
  return {
    placeholder: `<${minimum}-${maximum}>`,
    parse: (text) => {
      if (!/^-?[0-9]+$/.test(text)) return failed({ why: 'shape' });
      const value = Number(text);
      return value < minimum || value > maximum ? failed({ why: 'range', minimum, maximum }) : ok(value);
    },
  };
}

/** What limits a word; `pattern` must describe the whole word. */
export interface WordLimits {
  readonly maxLength?: number;
  readonly pattern?: RegExp;
  readonly placeholder?: string;
  readonly offers?: string;
}

/** A word of the operator's choice; shown as `WORD`. */
export function wordArg(limits: WordLimits = {}): ArgType<string> {
  const { maxLength = Number.POSITIVE_INFINITY, pattern, placeholder = 'WORD', offers } = limits;
  return {
    placeholder,
    parse: (text) => {
      if (text.length > maxLength) return failed({ why: 'length', maximum: maxLength });
      return pattern === undefined || pattern.test(text) ? ok(text) : failed({ why: 'shape' });
    },
    ...(offers === undefined ? {} : { offers }),
  };
}

/** Everything up to the end of the line, blanks and quotes included; shown as `LINE`. Nothing can follow it. */
export function rest(placeholder = 'LINE'): ArgType<string> {
  return { placeholder, parse: (text) => ok(text), span: 'rest' };
}
