import type { AnyArgs } from '../grammar/args-of.ts';
import type { Command, Context } from '../shell/command.ts';
import { exampleLines } from './examples.ts';
import { Line } from './line.ts';
import type { TypedValues } from './typed-values.ts';
import { valuesOfArgs } from './values.ts';

/** What a showing command does; the same as `show` of the shell is told. */
export interface Showing<Text extends string, Model> {
  /** The condition without which it does not exist (`cli/shell/conditions.ts`). */
  readonly needs?: string;
  /** What `?` says, by keyword, or by argument in angle brackets. */
  readonly help?: Readonly<Record<string, string>>;
  /** Lines that tests type; made from the text when they are left out. */
  readonly examples?: readonly string[];
  read(context: Context<TypedValues<Text>>): Promise<Model> | Model;
  print(model: Model): Iterable<string>;
  structure?(model: Model): unknown;
}

/** A command that only shows, its syntax written as a command reference writes it: `showing('show ip ospf [vrf <vrf>]', { … })`. */
export function showing<const Text extends string, Model>(text: Text, definition: Showing<Text, Model>): Command {
  return new ShowingCommand(text, definition);
}

class ShowingCommand<Text extends string, Model> implements Command {
  readonly kind = 'command';
  readonly mode = 'exec';
  readonly access = 'read';
  /** Only where there is such a form: a command without it says so. */
  readonly structure?: (context: Context<AnyArgs>) => Promise<unknown>;
  readonly #line: Line<Text>;
  readonly #definition: Showing<Text, Model>;

  constructor(text: Text, definition: Showing<Text, Model>) {
    const { help = {}, needs, structure } = definition;
    this.#line = new Line(text, { help, ...(needs === undefined ? {} : { needs }) });
    this.#definition = definition;
    if (structure !== undefined) this.structure = async (context) => structure(await this.#read(context));
  }

  /** What asks nothing of the switch can tell nothing of it. */
  get isModelled(): boolean {
    return this.#definition.read.length > 0;
  }

  get leading() {
    return this.#line.leading;
  }

  get syntax() {
    return this.#line.syntax;
  }

  get examples() {
    return this.#definition.examples ?? exampleLines(this.#line);
  }

  async run(context: Context<AnyArgs>): Promise<void> {
    await context.screen.show(await this.lines(context));
  }

  async lines(context: Context<AnyArgs>): Promise<Iterable<string>> {
    return this.#definition.print(await this.#read(context));
  }

  #read(context: Context<AnyArgs>): Promise<Model> | Model {
    // The values were taken by walking this very text, from which their types follow.
    const args = valuesOfArgs(this.#line.parts, context.args) as TypedValues<Text>;
    return this.#definition.read({ ...context, args });
  }
}
