import {
  type Body,
  bodiesIn,
  bodyOf,
  entriesAt,
  type LineValues,
  withBody,
  withEntries,
} from '../../machine/config/body.ts';
import { entriesOf, hasKey, noneKeyed } from '../../machine/config/keyed.ts';
import { type RunningConfiguration, type Slice, slice } from '../../machine/config/slice.ts';
import type { AnyArgs } from '../grammar/args-of.ts';
import type { Context, Meets, Setting, View } from '../shell/command.ts';
import { type Around, aroundOf } from '../shell/conditions.ts';
import type { Mode, Place, Submode } from '../shell/mode.ts';
import { defaulted, isOutOfNumbers, meant, negated, placed } from './change.ts';
import { exampleLines } from './examples.ts';
import { type Line, SectionLine } from './line.ts';
import { bodyAt, changedAt, type Root, type Spot, targetsOf } from './place.ts';
import { valuesOfArgs } from './values.ts';
import { linesOf, writtenLine } from './written.ts';

export { line, section } from './line.ts';

/** The lines of a family, as settings that its `family.ts` lists. */
export interface Notation {
  readonly settings: readonly Setting[];
}

/** The lines of a family in configuration mode, and what is configured of them. */
export interface RootNotation extends Notation {
  readonly slice: Slice<Body>;
}

/** Lines of configuration mode, and of the modes to which they lead. `name` is that of the family, unique among all. */
export function notation(name: string, lines: readonly Line[]): RootNotation {
  const part = slice<Body>(`lines of ${name}`, {});
  const root: Root = { kind: 'family', slice: part };
  const home: Home = { mode: 'config', spotsOf: () => [{ root, target: '', path: [] }], root };
  return { slice: part, settings: settingsOf(lines, home) };
}

/** Lines of a mode that some code makes by hand, such as `interfaceMode`, and of the modes to which they lead. */
export function notationIn<Target>(mode: Submode<Target>, lines: readonly Line[]): Notation {
  const root: Root = { kind: 'mode', mode: mode.name };
  const home: Home = {
    mode: mode.name,
    root,
    spotsOf: (target) => targetsOf(target).map((key) => ({ root, target: key, path: [] })),
    // Modes by hand that know conditions are about lists of names.
    has: (need, key, around) => mode.has(need, [key] as Target, around),
  };
  return { settings: settingsOf(lines, home) };
}

/** Where lines stand. */
interface Home {
  readonly mode: Mode;
  readonly root: Root;
  /** What a place in the mode is about. */
  spotsOf(target: unknown): readonly Spot[];
  has?(need: string, key: string, around: Around): boolean | undefined;
}

function settingsOf(lines: readonly Line[], home: Home): readonly Setting[] {
  const seen = new Set<string>();
  const isSilent = silenceOf(home);
  return lines.flatMap((line) => {
    const { among } = line.options;
    const isNumberEnough = among === undefined || !seen.has(among);
    // The first of those that share a list writes for all of them.
    const sharing = among === undefined ? [line] : lines.filter(({ options }) => options.among === among);
    const own = new LineSetting(line, home, {
      isNumberEnough,
      isSilent,
      kinds: isNumberEnough ? sharing : [],
      beside: lines,
    });
    if (among !== undefined) seen.add(among);
    if (!(line instanceof SectionLine)) return [own];
    const below: Home = { mode: own.enters ?? '', root: home.root, spotsOf: (target) => target as readonly Spot[] };
    return [own, ...settingsOf(line.holds, below)];
  });
}

type Silence = (view: View, target: unknown) => boolean;

const silences = new Map<Mode, Silence>();

/** Most targets of a mode have none of its lines: that is asked once for all of them, whichever family they are of. */
function silenceOf({ mode, root }: Home): Silence | undefined {
  if (root.kind === 'family' || mode !== root.mode) return undefined;
  const known = silences.get(mode) ?? silenceIn(mode);
  silences.set(mode, known);
  return known;
}

function silenceIn(mode: Mode): Silence {
  const bodies = bodiesIn(mode);
  return ({ isAll, running }, target) => {
    const configured = bodies.of(running);
    return !isAll && (configured.size === 0 || targetsOf(target).every((key) => !hasKey(configured, key)));
  };
}

/** What a setting knows of its line beside the line itself. */
interface About {
  /** Whether a number alone negates the line. */
  readonly isNumberEnough: boolean;
  readonly isSilent: Silence | undefined;
  /** The lines for which it writes: itself, all that share its list, or none. */
  readonly kinds: readonly Line[];
  /** All lines of the mode. */
  readonly beside: readonly Line[];
  readonly block?: string;
}

/** A line as a setting of the shell. */
class LineSetting implements Setting {
  readonly kind = 'setting';
  readonly mode: Mode;
  readonly line: Line;
  readonly needs: string | undefined;
  readonly enters?: Mode;
  readonly block?: string;
  readonly isSilent?: Silence;
  readonly #home: Home;
  readonly #about: About;

  constructor(line: Line, home: Home, about: About) {
    this.line = line;
    this.mode = home.mode;
    this.needs = line.options.needs;
    if (about.isSilent !== undefined && line.options.isAlwaysWritten !== true) this.isSilent = about.isSilent;
    this.#home = home;
    this.#about = about;
    if (about.block !== undefined) this.block = about.block;
    if (line instanceof SectionLine) this.enters = `${home.mode} > ${line.text}`;
  }

  inBlock(block: string): Setting {
    return new LineSetting(this.line, this.#home, { ...this.#about, block });
  }

  get leading() {
    return this.line.leading;
  }

  get syntax() {
    return this.line.syntax;
  }

  get noSyntax() {
    return this.line.negatedSyntax(this.#about.isNumberEnough);
  }

  get examples() {
    return this.line.options.examples ?? exampleLines(this.line);
  }

  set(context: Context<AnyArgs>): Promise<void> | void {
    const { line } = this;
    const { options } = line;
    const values = valuesOfArgs(line.parts, context.args);
    const words = options.refuse?.(values, context);
    if (words !== undefined) return context.refuse(words);
    const spots = this.#spots(context);
    const { running } = context.device.configuration;
    if (spots.some((spot) => isOutOfNumbers(bodyAt(running, spot), line, values))) {
      // The words are inferred from what cisco.nxos takes for an error.
      return context.refuse('ERROR: No sequence number is left, please specify sequence number');
    }
    const texts = options.means?.(values);
    if (line instanceof SectionLine) {
      const below = this.#place(context, spots, values);
      if (texts !== undefined) this.#change(context, below, (body) => meant(body, line.holds, { texts, isSet: true }));
      this.#enter(context, line, values, below);
    } else if (texts === undefined) this.#place(context, spots, values);
    else this.#change(context, spots, (body) => meant(body, this.#about.beside, { texts, isSet: true }));
    return options.after?.(context, values, true);
  }

  clear(context: Context<AnyArgs>): Promise<void> | void {
    const { $no: _, ...values } = valuesOfArgs(this.line.negatedParts(this.#about.isNumberEnough), context.args);
    const texts = this.line instanceof SectionLine ? undefined : this.line.options.means?.(values);
    this.#change(context, this.#spots(context), (body) =>
      texts === undefined ? negated(body, this.line, values) : meant(body, this.#about.beside, { texts, isSet: false }),
    );
    return this.line.options.after?.(context, values, false);
  }

  /** `default` before it: back to what holds when nothing is configured. */
  reset(context: Context<AnyArgs>): void {
    const { $no: _, ...values } = valuesOfArgs(this.line.negatedParts(this.#about.isNumberEnough), context.args);
    this.#change(context, this.#spots(context), (body) => defaulted(body, this.line, values));
  }

  *write(view: View, target: unknown): Iterable<string> {
    for (const spot of this.#home.spotsOf(target)) {
      const has = (need: string): boolean | undefined =>
        this.#home.has?.(need, spot.target, aroundOf(view.running, view.model));
      yield* writtenLine(this.#about.kinds, bodyAt(view.running, spot), view, has);
    }
  }

  prune(running: RunningConfiguration, around: Around, meets: Meets): RunningConfiguration {
    const { needs } = this;
    const { root } = this.#home;
    if (needs === undefined || this.mode.includes(' > ')) return running;
    const id = this.line.storedId;
    if (root.kind === 'family') {
      const body = root.slice.of(running);
      if (entriesAt(body, id).size === 0 || meets(needs)) return running;
      return root.slice.in(running, withEntries(body, id, noneKeyed));
    }
    let left = running;
    for (const [target, body] of entriesOf(bodiesIn(root.mode).of(running))) {
      if (entriesAt(body, id).size === 0 || meets(needs, (need) => this.#home.has?.(need, target, around))) continue;
      left = withBody(left, root.mode, target, withEntries(bodyOf(left, root.mode, target), id, noneKeyed));
    }
    return left;
  }

  #spots({ session }: Context<AnyArgs>): readonly Spot[] {
    return this.#home.spotsOf(session.place.target);
  }

  #change({ device }: Context<AnyArgs>, spots: readonly Spot[], change: (body: Body) => Body): void {
    const { configuration, clock } = device;
    const before = configuration.running;
    const after = spots.reduce((running, spot) => changedAt(running, spot, change), before);
    if (after !== before) configuration.replace(after, clock.now());
  }

  /** Puts the line where it was typed, and answers where its body is. */
  #place(context: Context<AnyArgs>, spots: readonly Spot[], values: LineValues): readonly Spot[] {
    const { line } = this;
    let key = '';
    this.#change(context, spots, (body) => {
      const after = placed(body, line, values);
      key = after.key;
      return after.body;
    });
    const isMadeBelow = line instanceof SectionLine && line.options.writeEmpty === false;
    const step = { id: line.storedId, key, ...(isMadeBelow ? { made: values } : {}) };
    return spots.map((spot) => ({ ...spot, path: [...spot.path, step] }));
  }

  #enter({ session }: Context<AnyArgs>, { options }: SectionLine, values: LineValues, below: readonly Spot[]): void {
    const above: Place = session.place;
    session.place = {
      mode: this.enters ?? '',
      prompt: `(${typeof options.prompt === 'string' ? options.prompt : options.prompt(values)})`,
      target: below,
      above,
      has: (need, around) => above.has?.(need, around),
    };
  }
}

/** The lines of one target of a mode made by hand: `linesAt(running, interfaceMode, 'Ethernet1/1')`. */
export function linesAt<Target>(running: RunningConfiguration, mode: Submode<Target>, target: string): Body {
  return bodyOf(running, mode.name, target);
}

export { linesOf };
