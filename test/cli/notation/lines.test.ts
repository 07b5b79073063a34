import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allCommands } from '../../../src/cli/commands/registry.ts';
import { compileGrammar } from '../../../src/cli/grammar/grammar.ts';
import { match } from '../../../src/cli/grammar/match.ts';
import { kindOf } from '../../../src/cli/notation/argument-kinds.ts';
import { Line, line } from '../../../src/cli/notation/line.ts';
import { argumentsOf, namesOf } from '../../../src/cli/notation/text.ts';
import type { Setting } from '../../../src/cli/shell/command.ts';
import { root, sourceFiles } from '../../sources.ts';

/** A line of a family, and the mode in which it stands. */
interface Placed {
  readonly line: Line;
  readonly mode: string;
}

function placed(settings: readonly Setting[]): readonly Placed[] {
  return settings.flatMap((setting) =>
    'line' in setting && setting.line instanceof Line ? [{ line: setting.line, mode: setting.mode }] : [],
  );
}

/** Where the text of a line stands in the source. */
function placeOf(text: string): string {
  for (const { path } of sourceFiles('src/cli')) {
    const at = readFileSync(join(root, path), 'utf8').indexOf(text);
    if (at >= 0) return `${path}:${readFileSync(join(root, path), 'utf8').slice(0, at).split('\n').length}`;
  }
  return 'a line of a test';
}

/** What is wrong with a line, in words. */
function mistakesOf(known: Line): readonly string[] {
  try {
    const arguments_ = argumentsOf(known.parts);
    const names = namesOf(known.parts);
    const unknown = arguments_.flatMap(({ type }) =>
      kindOf(type) === undefined ? `<${type}> is no type of argument` : [],
    );
    if (unknown.length > 0) return unknown;
    void known.syntax;
    void known.negatedSyntax();
    void known.defaultValues;
    return known.by.flatMap((name) =>
      names.includes(name) ? [] : `by names "${name}", which the line does not capture`,
    );
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function mistakes(all: readonly Placed[]): readonly string[] {
  const ids = new Map<string, Line>();
  return all.flatMap(({ line: known, mode }) => {
    const wrong = mistakesOf(known);
    if (wrong.length > 0) return wrong.map((why) => `${placeOf(known.text)}: ${why}`);
    const id = `${mode} | ${known.options.among === undefined ? '' : 'among '}${known.id}`;
    const other = ids.get(id);
    ids.set(id, known);
    return other === undefined
      ? []
      : [`${placeOf(known.text)}: "${known.text}" and "${other.text}" have one identity; give one of them an \`id\``];
  });
}

it('every line of every family is sound', () => {
  expect(mistakes(placed(allCommands.settings))).toEqual([]);
});

it('names a mistake', () => {
  const at = (one: Line): Placed => ({ line: one, mode: 'config' });
  expect(mistakes([at(line('tea <leaf>'))])).toEqual(['a line of a test: <leaf> is no type of argument']);
  expect(mistakes([at(line('tea [<word>'))])).toEqual(['a line of a test: "tea [<word>": "[" is not closed']);
  expect(mistakes([at(line('tea <word>', { by: 'cup' }))])[0]).toContain('by names "cup"');
  expect(mistakes([at(line('tea <1-9>', { default: 'tea 12' }))])[0]).toContain('"tea 12" is not this line');
  expect(mistakes([at(line('tea <word>')), at(line('tea <1-9>'))])[0]).toContain('have one identity');
});

/** Lines of configuration mode whose words the line of a neighbor or of an interface takes as well: the mode that somebody is in comes first. */
const takenFirst = new Set(['password strength-check', 'password secure-mode', 'ip pim bfd']);

it('no free text of a mode swallows a line of configuration mode', () => {
  const everything = { has: () => true, offer: () => [] };
  const { settings } = allCommands;
  const outside = new Set(settings.filter(({ mode }) => mode === 'config').flatMap(({ examples }) => examples));
  const swallowed = [...new Set(settings.map(({ mode }) => mode))].flatMap((mode) => {
    if (mode === 'config') return [];
    const here = settings.filter((known) => known.mode === mode);
    const own = new Set(here.flatMap(({ examples }) => examples));
    const grammar = compileGrammar(here);
    return [...outside].flatMap((text) =>
      !own.has(text) && !takenFirst.has(text) && match(grammar, text, everything).kind === 'matched'
        ? [`${mode}: ${text}`]
        : [],
    );
  });
  expect(swallowed).toEqual([]);
});
