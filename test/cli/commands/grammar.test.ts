import { describe, expect, it } from 'vitest';
import { present } from '../../../src/base/assert.ts';
import { allCommands } from '../../../src/cli/commands/registry.ts';
import { checkGrammar } from '../../../src/cli/grammar/check.ts';
import { word } from '../../../src/cli/grammar/tokens.ts';
import { Interpreter } from '../../../src/cli/shell/interpreter.ts';
import { configPlace, execPlace } from '../../../src/cli/shell/mode.ts';
import { runLine } from '../../../src/cli/shell/run-line.ts';
import type { Screen } from '../../../src/cli/shell/screen.ts';
import { Session } from '../../../src/cli/shell/session.ts';
import { Sessions } from '../../../src/cli/shell/sessions.ts';
import type { Device } from '../../../src/machine/device.ts';
import { operate } from './sessions.ts';

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

  it('accepts the examples of every command and setting', async () => {
    await operate(async ({ switch: { device } }) => {
      const interpreter = new Interpreter(allCommands);
      const running = present(device.running, 'NX-OS');
      const terminal = { length: 0, width: 80 };
      const session = new Session({ running, id: '1', user: 'admin', from: 'test', terminal });
      const refused = (lines: readonly string[]): readonly string[] =>
        lines.filter((line) => interpreter.match(line, device, session).kind !== 'matched');
      const execLines = inExec.flatMap(({ examples }) => examples);
      session.place = execPlace;
      expect(refused(execLines)).toEqual([]);
      for (const mode of modes) {
        const entering = allCommands.settings.find(({ enters }) => enters === mode)?.examples[0];
        await enter(entering, session, device);
        expect(session.mode).toBe(mode);
        const known = [...allCommands.settings, ...allCommands.commands].filter((each) => each.mode === mode);
        const lines = known.flatMap(({ examples }) => examples).filter((line) => !isOfRoutedPort(line));
        expect(refused([...execLines, ...lines])).toEqual([]);
      }
    });
  });

  it('has an example for every command and every setting', () => {
    const without = [...allCommands.commands, ...allCommands.settings].filter(({ examples }) => examples.length === 0);
    expect(
      without.map(({ syntax }) => syntax.map((token) => (token.kind === 'word' ? token.text : '')).join(' ')),
    ).toEqual(
      // They exist from 9.3(7) on or before 7.0(3)I2(1) only, which the lab's switch does not run.
      ['install deactivate icam', 'icam monitor scale', 'boot kickstart ', 'boot system '],
    );
  });
});

/** A switched port has no address and no VRF; `interfaces.test.ts` has those. */
function isOfRoutedPort(line: string): boolean {
  return /^(ip address|vrf member)/.test(line);
}

/** Types the line that leads to a mode. */
async function enter(line: string | undefined, session: Session, device: Device): Promise<void> {
  session.place = configPlace;
  const screen: Screen = {
    isInteractive: false,
    print() {},
    draw() {},
    async show() {},
    ask: async () => undefined,
    async flush() {},
    async ready() {},
  };
  const work = { device, session, screen, interpreter: new Interpreter(allCommands), sessions: new Sessions(device) };
  await runLine(line ?? '', work, new AbortController().signal);
}
