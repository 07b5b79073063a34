import { assert } from '../../base/assert.ts';
import type { Syntax } from '../grammar/tokens.ts';
import type { Setting } from '../shell/command.ts';
import type { Family } from './family.ts';

/**
 * A place in the running configuration, by the words with which the lines that stand there begin: `logging` is the place of all
 * lines that begin so and have no closer one, in the order of their family. `lines` orders what stands in a section. An empty
 * line stands before what is `apart`, when anything of it is written.
 */
export type Place =
  | string
  | { readonly section: string; readonly lines: readonly string[] }
  | { readonly apart: readonly Place[] };

interface KnownPlace {
  readonly words: string;
  readonly block: string | undefined;
  readonly lines: readonly string[] | undefined;
}

interface Placed {
  readonly family: string;
  readonly setting: Setting;
}

const where = '`order` of src/cli/commands/registry.ts';

/** The settings of all families as a running configuration has them. A setting without a place, or a place without one, stops the program. */
export function inOrder(families: Readonly<Record<string, Family>>, order: readonly Place[]): readonly Setting[] {
  const settings = Object.entries(families).flatMap(([family, { settings: own }]) =>
    own.map((setting): Placed => ({ family, setting })),
  );
  const inMode = (mode: string): readonly Placed[] => settings.filter(({ setting }) => setting.mode === mode);
  const entered = new Set(['config']);
  const inside = (place: KnownPlace, here: readonly Setting[]): readonly Setting[] =>
    here.flatMap(({ enters }) => {
      if (enters === undefined || entered.has(enters)) return [];
      entered.add(enters);
      const found = below(place, enters, inMode(enters));
      return [...found, ...inside({ ...place, lines: undefined }, found)];
    });
  const ordered = [...arranged(inMode('config'), placesIn(order))].flatMap(([place, here]) => [
    ...here.map(({ setting }) => (place.block === undefined ? setting : inBlock(setting, place.block))),
    ...inside(
      place,
      here.map(({ setting }) => setting),
    ),
  ]);
  for (const { family, setting } of settings) {
    assert(
      entered.has(setting.mode),
      `the family ${family} has lines in ${setting.mode}, to which no line leads: list the section of that mode in a family`,
    );
  }
  return ordered;
}

function inBlock(setting: Setting, block: string): Setting {
  return setting.inBlock?.(block) ?? { ...setting, block };
}

/** What stands in a section: in the order of its lines, or of the one family that has lines there. */
function below({ words, lines }: KnownPlace, mode: string, settings: readonly Placed[]): readonly Setting[] {
  const families = [...new Set(settings.map(({ family }) => family))];
  assert(
    lines !== undefined || families.length <= 1,
    `${families.join(' and ')} have lines in ${mode}: give "${words}" \`lines\` in ${where}`,
  );
  if (lines === undefined) return settings.map(({ setting }) => setting);
  const places = lines.map((words) => ({ words, block: undefined, lines: undefined }));
  return [...arranged(settings, places).values()].flat().map(({ setting }) => setting);
}

/** The settings of each place. */
function arranged(settings: readonly Placed[], places: readonly KnownPlace[]): ReadonlyMap<KnownPlace, Placed[]> {
  const byWords = new Map(places.map((place) => [place.words, place]));
  const here = new Map(places.map((place): [KnownPlace, Placed[]] => [place, []]));
  for (const placed of settings) {
    const head = headOfSetting(placed.setting);
    const place = placeOf(head, byWords);
    const words = head.join(' ');
    assert(
      place !== undefined,
      `the setting "${words}" of the family ${placed.family} has no place in the running configuration: put its first words into ${where}`,
    );
    here.get(place)?.push(placed);
  }
  for (const [{ words }, found] of here) {
    assert(
      found.length > 0,
      `no setting begins with "${words}": list its setting in a family, or take it out of ${where}`,
    );
  }
  return here;
}

/** The place with the most words in common. */
function placeOf(head: readonly string[], places: ReadonlyMap<string, KnownPlace>): KnownPlace | undefined {
  for (let count = head.length; count > 0; count -= 1) {
    const place = places.get(head.slice(0, count).join(' '));
    if (place !== undefined) return place;
  }
  return undefined;
}

function headOfSetting(setting: Setting): readonly string[] {
  return setting.leading?.map(({ text }) => text) ?? headOf(setting.syntax);
}

/** The words with which a line begins; where there are several ways, the first. */
function headOf([token, ...rest]: Syntax): readonly string[] {
  if (token?.kind === 'word') return [token.text, ...headOf(rest)];
  if (token?.kind === 'either') return headOf([...(Object.values(token.branches)[0] ?? []), ...rest]);
  return [];
}

function placesIn(order: readonly Place[], block?: string): readonly KnownPlace[] {
  return order.flatMap((place, index): readonly KnownPlace[] => {
    if (typeof place === 'string') return [{ words: place, block, lines: undefined }];
    if ('apart' in place) return placesIn(place.apart, `block ${index}`);
    return [{ words: place.section, block, lines: place.lines }];
  });
}
