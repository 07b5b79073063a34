import type { LineValues } from '../../machine/config/body.ts';
import type { AnyArgs } from '../grammar/args-of.ts';
import type { Context } from '../shell/command.ts';

/** What may be said of a line beside its text; docs/notation.md has a worked family for each. */
export interface LineOptions {
  /** The arguments, blanks between them, that make two lines the same line. Without it a line stands at most once. */
  readonly by?: string;
  /** Every different line stands beside the others. */
  readonly many?: boolean;
  /** The line that holds while nothing is configured: `show running-config all` writes it alone. With `no` in front it only writes it. */
  readonly default?: string;
  /** The condition without which the default is not written, beside `needs`. */
  readonly defaultNeeds?: string;
  /** The device writes the default as well, wherever the line exists. */
  readonly isAlwaysWritten?: true;
  /** How the device spells the line, where it does not put one blank between words. */
  readonly spelled?: (text: string) => string;
  /** `kept`: `no` is a state of its own, which is written, rather than the way back to what holds by default. */
  readonly no?: 'kept';
  /** The condition without which the line does not exist (`cli/shell/conditions.ts`). */
  readonly needs?: string;
  /** Identities of lines of the same mode whose place it takes: all of them, or for a line with `by` those that agree with it there. */
  readonly replaces?: string | readonly string[];
  /** Numbers that are given to lines typed without: the last one and this many more. The arguments of `by` hold the number. */
  readonly sequence?: { readonly step: number };
  /** The list that several lines of a mode share, such as permit, deny and remark of an access list. */
  readonly among?: string;
  /** `typed`: lines stand in the order of typing; `fixed`: optional parts come in the order of the text. */
  readonly order?: 'typed' | 'fixed';
  /** The argument of VLANs to which `add`, `remove`, `except`, `all` and `none` may be applied. */
  readonly list?: string;
  /** The argument of words to which typing the line again adds; `no` with some of them takes these away. */
  readonly adds?: string;
  /**
   * The lines that it is short for, as texts: they are kept in its place. For a line that leads to a mode it is what it says of what
   * stands there, beside the line itself.
   */
  readonly means?: (values: LineValues) => readonly string[];
  /** What is kept of what was typed. */
  readonly canonical?: (values: LineValues) => LineValues;
  /** What the device says when it does not take the line. */
  readonly refuse?: (values: LineValues, context: Context<AnyArgs>) => string | undefined;
  /** What happens at once; `isSet` tells the line from its negation. */
  readonly after?: (context: Context<AnyArgs>, values: LineValues, isSet: boolean) => Promise<void> | void;
  /** What `?` says, by keyword, or by argument in angle brackets. */
  readonly help?: Readonly<Record<string, string>>;
  /** Its first keyword is typed in full: its beginning is a line of a mode above, as `key 2` is in the mode of a key. */
  readonly isTypedInFull?: true;
  /** The identity, where the keywords alone do not tell it from another. */
  readonly id?: string;
  /** Lines that tests type; made from the text when they are left out. */
  readonly examples?: readonly string[];
}

/** What may be said of a line that leads to a mode of its own. */
export interface SectionOptions extends LineOptions {
  /** What stands in the prompt. */
  readonly prompt: string | ((values: LineValues) => string);
  /** An empty line stands before each. */
  readonly apart?: boolean;
  /** Nothing is written while nothing stands below it. */
  readonly writeEmpty?: false;
}
