import { describe, expect, it } from 'vitest';
import { allCommands } from '../../../src/cli/commands/registry.ts';
import { checkGrammar } from '../../../src/cli/grammar/check.ts';
import { word } from '../../../src/cli/grammar/tokens.ts';
import { Interpreter } from '../../../src/cli/shell/interpreter.ts';
import { Session } from '../../../src/cli/shell/session.ts';
import { operate } from './sessions.ts';

const no = word('no', 'Negate a command or set its defaults');
const inExec = allCommands.commands.filter(({ mode }) => mode === 'exec');
const inConfig = allCommands.commands.filter(({ mode }) => mode === 'config');
const settings = allCommands.settings.flatMap((known) => [
  known,
  { syntax: [no, ...(known.noSyntax ?? known.syntax)] },
]);

describe('the grammar of the switch', () => {
  it('has no mistakes in EXEC mode', () => {
    expect(checkGrammar(inExec)).toEqual([]);
  });

  it('has no mistakes in configuration mode', () => {
    expect(checkGrammar([...settings, ...inConfig, ...inExec])).toEqual([]);
  });

  it('accepts the examples of every command', async () => {
    await operate(async ({ switch: { device } }) => {
      const interpreter = new Interpreter(allCommands);
      const session = new Session('1', 'admin', 'test', { length: 0, width: 80 });
      const refused = (mode: Session['mode'], lines: readonly string[]): readonly string[] => {
        session.mode = mode;
        return lines.filter((line) => interpreter.match(line, device, session).kind !== 'matched');
      };
      const execLines = inExec.flatMap(({ examples }) => examples);
      const configLines = [...allCommands.settings, ...inConfig].flatMap(({ examples }) => examples);
      expect(refused('exec', execLines)).toEqual([]);
      expect(refused('config', [...execLines, ...configLines])).toEqual([]);
    });
  });

  it('has an example for every command and every setting', () => {
    const without = [...allCommands.commands, ...allCommands.settings].filter(({ examples }) => examples.length === 0);
    expect(without).toEqual([]);
  });
});
