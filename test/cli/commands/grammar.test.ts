import { describe, expect, it } from 'vitest';
import { allCommands } from '../../../src/cli/commands/registry.ts';
import { checkGrammar } from '../../../src/cli/grammar/check.ts';
import { word } from '../../../src/cli/grammar/tokens.ts';

const no = word('no', 'Negate a command or set its defaults');
const inExec = allCommands.commands.filter(({ mode }) => mode === 'exec');
const modes = [...new Set(allCommands.settings.map(({ mode }) => mode))];

describe('the grammar of the switch', () => {
  it('has no mistakes in EXEC mode', () => {
    expect(checkGrammar(inExec)).toEqual([]);
  });

  it.each(modes)('has no mistakes in %s mode', (mode) => {
    const settings = allCommands.settings
      .filter((known) => known.mode === mode)
      .flatMap((known) => [known, { syntax: [no, ...(known.noSyntax ?? known.syntax)] }]);
    const commands = allCommands.commands.filter((known) => known.mode === mode);
    expect(checkGrammar([...settings, ...commands, ...inExec])).toEqual([]);
  });
});
