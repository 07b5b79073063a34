import { assert } from '../../base/assert.ts';
import { isEqual } from '../../base/equal.ts';
import type { LineValues } from '../../machine/config/body.ts';
import { compileGrammar } from '../grammar/grammar.ts';
import { match } from '../grammar/match.ts';
import type { Syntax, Word } from '../grammar/tokens.ts';
import type { LineOptions, SectionOptions } from './options.ts';
import { leadingTokens, negatedParts, type SyntaxOptions, syntaxOf } from './syntax.ts';
import { leadingWords, outerWords, type Parts, parseLine } from './text.ts';
import { keyOf, textOf, valuesOfArgs } from './values.ts';

/** A line of configuration, as a command reference writes it. All that follows from its text is made when somebody asks. */
export class Line<Text extends string = string> {
  readonly text: Text;
  readonly options: LineOptions;
  readonly by: readonly string[];
  #parts: Parts | undefined;
  #id: string | undefined;
  #leading: readonly Word[] | undefined;
  #default: { readonly values: LineValues; readonly isNegated: boolean } | undefined;

  constructor(text: Text, options: LineOptions) {
    this.text = text;
    this.options = options;
    this.by = options.by?.split(' ') ?? [];
  }

  get parts(): Parts {
    this.#parts ??= parseLine(this.text);
    return this.#parts;
  }

  /** What a configuration knows it by: its keywords outside of brackets, or what the options say. */
  get id(): string {
    this.#id ??= this.options.id ?? outerWords(this.text);
    return this.#id;
  }

  /** Under which identity it is kept: its own, or that of the list it shares. */
  get storedId(): string {
    return this.options.among ?? this.id;
  }

  get leading(): readonly Word[] {
    this.#leading ??= leadingTokens(leadingWords(this.text), this.#syntaxOptions);
    return this.#leading;
  }

  get syntax(): Syntax {
    return syntaxOf(this.parts, this.#syntaxOptions);
  }

  /** What is typed behind `no`; `isNumberEnough` where the number of a line alone means it. */
  negatedParts(isNumberEnough = false): Parts {
    const { many = false, sequence } = this.options;
    const number = sequence === undefined ? undefined : this.by.at(-1);
    return negatedParts(this.parts, { by: this.by, isWhole: many, number, isNumberEnough });
  }

  negatedSyntax(isNumberEnough = false): Syntax {
    return syntaxOf(this.negatedParts(isNumberEnough), this.#syntaxOptions);
  }

  /** Whether it holds until it is negated. */
  get isOnByDefault(): boolean {
    return this.options.default === this.text;
  }

  /** What holds while nothing is configured; undefined where no default is known. */
  get defaultValues(): LineValues | undefined {
    const known = this.#knownDefault;
    return known?.isNegated === true ? undefined : known?.values;
  }

  get #knownDefault(): { readonly values: LineValues; readonly isNegated: boolean } | undefined {
    const { default: text } = this.options;
    if (text === undefined) return undefined;
    this.#default ??= text.startsWith('no ')
      ? { values: {}, isNegated: true }
      : { values: this.read(text), isNegated: false };
    return this.#default;
  }

  /** The values of a text that is this line; conditions are taken to hold. */
  read(text: string): LineValues {
    const values = this.tried(text);
    assert(values !== undefined, `"${this.text}": "${text}" is not this line`);
    return values;
  }

  /** The values of a text; undefined where it is another line. */
  tried(text: string): LineValues | undefined {
    if (!`${text} `.startsWith(`${leadingWords(this.text).join(' ')} `)) return undefined;
    const matched = match(compileGrammar([{ syntax: this.syntax }]), text, { has: () => true, offer: () => [] });
    return matched.kind === 'matched' ? valuesOfArgs(this.parts, matched.args) : undefined;
  }

  isDefault(values: LineValues): boolean {
    return this.defaultValues !== undefined && isEqual(values, this.defaultValues);
  }

  textOf(values: LineValues): string {
    const text = textOf(this.parts, values);
    return this.options.spelled?.(text) ?? text;
  }

  /** What is written of a negation that is kept. */
  negatedText(values: LineValues): string {
    return `no ${this.isOnByDefault ? this.textOf(values) : textOf(this.negatedParts(), values)}`;
  }

  /** Its key among the lines of its identity. */
  keyOf(values: LineValues): string {
    return this.options.many === true
      ? textOf(this.parts, values).replaceAll(/\d+/g, (digits) => digits.padStart(10, '0'))
      : keyOf(this.parts, this.by, values);
  }

  get #syntaxOptions(): SyntaxOptions {
    const { help = {}, needs, order, isTypedInFull = false } = this.options;
    return { help, needs, isFixed: order === 'fixed', isTypedInFull };
  }
}

/** A line that leads to a mode of its own, and what may stand there. */
export class SectionLine<Text extends string = string> extends Line<Text> {
  declare readonly options: SectionOptions;
  readonly holds: readonly Line[];

  constructor(text: Text, options: SectionOptions, holds: readonly Line[]) {
    super(text, options);
    this.holds = holds;
  }
}

/** A line of configuration: `line('ntp server <host> [prefer]', { by: 'host' })`. */
export function line<const Text extends string>(text: Text, options: LineOptions = {}): Line<Text> {
  return new Line(text, options);
}

/** A line that leads to a mode of its own; `holds` are the lines of that mode, in the order in which they are written. */
export function section<const Text extends string>(
  text: Text,
  options: SectionOptions & { readonly holds: readonly Line[] },
): SectionLine<Text> {
  const { holds, ...about } = options;
  return new SectionLine(text, about, holds);
}
