import { describe, expect, it } from 'vitest';
import { allCommands } from '../../../src/cli/commands/registry.ts';
import { checkGrammar } from '../../../src/cli/grammar/check.ts';
import { type Syntax, word } from '../../../src/cli/grammar/tokens.ts';

const no = word('no', 'Negate a command or set its defaults');
const inExec = allCommands.commands.filter(({ mode }) => mode === 'exec');
const modes = [...new Set(allCommands.settings.map(({ mode }) => mode))];

/** The settings of a mode, and what negates them. */
function typedIn(mode: string): readonly { readonly syntax: Syntax }[] {
  return allCommands.settings
    .filter((known) => known.mode === mode)
    .flatMap((known) => [known, { syntax: [no, ...(known.noSyntax ?? known.syntax)] }]);
}

describe('the grammar of the switch', () => {
  it('has no mistakes in EXEC mode', () => {
    expect(checkGrammar(inExec)).toEqual([]);
  });

  it('has no mistakes in the modes to which lines of the notation lead', () => {
    const below = modes.filter((mode) => mode.includes(' > '));
    const problems = below.map((mode) => ({ mode, problems: checkGrammar(typedIn(mode)) }));
    expect(problems.filter((each) => each.problems.length > 0)).toEqual([]);
  });

  it.each(modes.filter((mode) => !mode.includes(' > ')))('has no mistakes in %s mode', (mode) => {
    const commands = allCommands.commands.filter((known) => known.mode === mode);
    expect(checkGrammar([...typedIn(mode), ...commands, ...inExec])).toEqual([]);
  });
});
