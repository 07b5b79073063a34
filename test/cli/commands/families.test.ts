import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Family } from '../../../src/cli/commands/family.ts';
import { families, order } from '../../../src/cli/commands/registry.ts';
import { inOrder } from '../../../src/cli/commands/running-order.ts';
import { describeSyntax } from '../../../src/cli/grammar/describe.ts';
import { word } from '../../../src/cli/grammar/tokens.ts';
import { type Command, type Setting, show } from '../../../src/cli/shell/command.ts';
import { submode } from '../../../src/cli/shell/mode.ts';
import { section, setting, settingIn } from '../../../src/cli/shell/setting.ts';
import { root, sourceFiles } from '../../sources.ts';

/** What is known of a family by name. */
type Families = Readonly<Record<string, Family>>;

/** A source file, by its path below `src/cli/commands`, and what it exports. */
interface Module {
  readonly path: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

const folder = 'src/cli/commands';

/** What several families share stands here; it is no family. */
const shared = 'words';

/** Folders that are no family of the registry, and families that have no folder. */
function strayFolders(folders: readonly string[], known: Families): readonly string[] {
  const unlisted = folders.filter((name) => name !== shared && known[name] === undefined);
  const empty = Object.keys(known).filter((name) => !folders.includes(name));
  return [
    ...unlisted.map(
      (name) =>
        `${folder}/${name}/ is not listed: export \`${name}: Family\` from ${folder}/${name}/family.ts and name it in \`families\` of ${folder}/registry.ts`,
    ),
    ...empty.map(
      (name) => `the family ${name} has no folder: call it in ${folder}/registry.ts as its folder is called`,
    ),
  ];
}

/** Commands and settings that a file exports and no family lists. */
function strayValues(modules: readonly Module[], known: Families): readonly string[] {
  const listed = new Set(Object.values(known).flatMap((family) => [...family.commands, ...family.settings]));
  return modules.flatMap(({ path, exports }) =>
    Object.values(exports)
      .flatMap(typedIn)
      .filter((value) => !listed.has(value))
      .map((value) => {
        const family = path.split('/')[0];
        return `${folder}/${path} makes the ${value.kind} "${describeSyntax(value.syntax)}", which cannot be typed: put it into \`${value.kind}s\` of ${folder}/${family}/family.ts`;
      }),
  );
}

/** Commands and settings without a line that tests could type. */
function withoutExample(known: Families): readonly string[] {
  return Object.entries(known).flatMap(([name, { commands, settings }]) =>
    [...commands, ...settings]
      .filter(({ examples }) => examples.length === 0)
      .map(
        ({ kind, syntax }) =>
          `the ${kind} "${describeSyntax(syntax)}" of ${folder}/${name}/ has no example: give it \`examples\` of lines, which examples.test.ts types`,
      ),
  );
}

/** The commands and settings in a value: itself, or those of a list. */
function typedIn(value: unknown): readonly (Command | Setting)[] {
  if (Array.isArray(value)) return value.flatMap(typedIn);
  return isTyped(value) ? [value] : [];
}

function isTyped(value: unknown): value is Command | Setting {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  return kind === 'command' || kind === 'setting';
}

async function allModules(): Promise<readonly Module[]> {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );
  return Promise.all(paths.map(async (path) => ({ path, exports: await import(join(root, folder, path)) })));
}

describe('nothing that can be typed is forgotten', () => {
  it('every folder is a family, and every family is listed', () => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    expect(
      strayFolders(
        entries.filter((entry) => entry.isDirectory()).map(({ name }) => name),
        families,
      ),
    ).toEqual([]);
  });

  it('every command and every setting is in its family', async () => {
    const modules = (await allModules()).filter(({ path }) => path !== 'registry.ts');
    expect(strayValues(modules, families)).toEqual([]);
    expect(modules.flatMap(({ exports }) => Object.values(exports).flatMap(typedIn)).length).toBeGreaterThan(150);
  });

  it('what lies in words/ is used by several families', () => {
    const users = new Map<string, Set<string>>();
    for (const { path, imports } of sourceFiles(folder)) {
      for (const { target } of imports) {
        if (target?.startsWith(`${folder}/${shared}/`) !== true) continue;
        users.set(target, (users.get(target) ?? new Set()).add(path.split('/')[3] ?? ''));
      }
    }
    const lonely = sourceFiles(`${folder}/${shared}`).filter(({ path }) => (users.get(path)?.size ?? 0) < 2);
    expect(lonely.map(({ path }) => `${path} has words of one family: put it into the folder of that family`)).toEqual(
      [],
    );
  });

  it('every command and every setting has an example', () => {
    expect(withoutExample(families)).toEqual([]);
  });
});

describe('whoever forgets something hears what to do', () => {
  const showNothing = show({
    syntax: [word('show', ''), word('nothing', '')],
    examples: [],
    read: () => undefined,
    print: () => [],
  });
  const ntp = line('ntp');
  const weather = line('weather');
  const mode = submode<string>('config-ntp');
  const none: Family = { commands: [], settings: [] };

  it('a folder without a line in the registry', () => {
    expect(strayFolders(['vlans', 'ntp', 'words'], { vlans: none })).toEqual([
      'src/cli/commands/ntp/ is not listed: export `ntp: Family` from src/cli/commands/ntp/family.ts and name it in `families` of src/cli/commands/registry.ts',
    ]);
    expect(strayFolders([], { vlans: none })).toEqual([
      'the family vlans has no folder: call it in src/cli/commands/registry.ts as its folder is called',
    ]);
  });

  it('a command or a setting that its family does not list, alone or in a list', () => {
    const modules = [{ path: 'vlans/show-nothing.ts', exports: { showNothing, other: [ntp], text: 'show' } }];
    expect(strayValues(modules, { vlans: none })).toEqual([
      'src/cli/commands/vlans/show-nothing.ts makes the command "show nothing", which cannot be typed: put it into `commands` of src/cli/commands/vlans/family.ts',
      'src/cli/commands/vlans/show-nothing.ts makes the setting "ntp", which cannot be typed: put it into `settings` of src/cli/commands/vlans/family.ts',
    ]);
    expect(strayValues(modules, { vlans: { commands: [showNothing], settings: [ntp] } })).toEqual([]);
  });

  it('a command without an example', () => {
    expect(withoutExample({ vlans: { commands: [showNothing], settings: [] } })).toEqual([
      'the command "show nothing" of src/cli/commands/vlans/ has no example: give it `examples` of lines, which examples.test.ts types',
    ]);
  });

  it('a setting that has no place in the running configuration', () => {
    expect(() => inOrder({ ...families, weather: { commands: [], settings: [weather] } }, order)).toThrow(
      'the setting "weather" of the family weather has no place in the running configuration: put its first words into `order` of src/cli/commands/registry.ts',
    );
  });

  it('a place that no setting takes', () => {
    expect(() => inOrder(families, [...order, 'weather'])).toThrow(
      'no setting begins with "weather": list its setting in a family, or take it out of `order` of src/cli/commands/registry.ts',
    );
  });

  it('lines that two families have in one mode', () => {
    const shape = { syntax: [word('ntp', '')], examples: ['ntp'], clear: () => {} };
    const opened = section(mode, { ...shape, enter: () => '', sections: () => [] });
    const inside = settingIn(mode, { ...shape, set: () => {}, write: () => [] });
    const both = { ntp: { commands: [], settings: [opened, inside] }, clock: { commands: [], settings: [inside] } };
    expect(() => inOrder(both, ['ntp'])).toThrow(
      'ntp and clock have lines in config-ntp: give "ntp" `lines` in `order` of src/cli/commands/registry.ts',
    );
    expect(inOrder(both, [{ section: 'ntp', lines: ['ntp'] }])).toEqual([opened, inside, inside]);
    expect(() => inOrder({ ntp: { commands: [], settings: [inside] } }, [])).toThrow(
      'the family ntp has lines in config-ntp, to which no line leads: list the section of that mode in a family',
    );
  });
});

it('a running configuration is in the order of its places: the closest place, and in it the order of the family', () => {
  const [one, two, three] = [line('ntp server'), line('ntp'), line('ntp', 'logging')];
  const settings = [one, two, three];
  expect(inOrder({ ntp: { commands: [], settings } }, ['ntp', 'ntp server'])).toEqual([two, three, one]);
  expect(inOrder({ ntp: { commands: [], settings } }, [{ apart: ['ntp server'] }, 'ntp'])).toEqual([
    { ...one, block: expect.any(String) },
    two,
    three,
  ]);
});

/** A line of configuration mode that does nothing. */
function line(...phrases: readonly string[]): Setting {
  return setting({
    syntax: phrases.flatMap((phrase) => phrase.split(' ')).map((text) => word(text, '')),
    examples: [phrases.join(' ')],
    set: () => {},
    clear: () => {},
    write: () => [],
  });
}
