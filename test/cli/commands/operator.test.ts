import { expect, it } from 'vitest';
import { allCommands } from '../../../src/cli/commands/registry.ts';
import { execute, labWith, operate } from './sessions.ts';

/** How lines begin that only look, or that concern nobody but whoever types them; `show` of a configuration is none of them. */
const forAll =
  /^(?:alias|cd|cli (?:no )?var|diff-clean|dir|echo|end|exit|find|(?:no )?term(?:inal)?|ping|pop|push|pwd|run-script|sleep|tail|tar list|traceroute|where|who)(?: |$)/;
const configurations = /^show (?:running-config|startup-config)/;

const accounts = [
  { name: 'admin', password: 'admin' },
  { name: 'watcher', password: 'watcher', role: 'network-operator' as const },
];

it('an operator types every command: what only looks is done, everything else is denied in the words of the device', async () => {
  await operate(
    async ({ switch: started }) => {
      const wrong: string[] = [];
      let [allowedCount, deniedCount] = [0, 0];
      const lines = allCommands.commands.flatMap(({ mode, examples }) => (mode === 'exec' ? examples : []));
      for (const line of lines) {
        const { output, status } = await execute(line, started, 'watcher');
        // What this release does not know is nobody's.
        if (/^Syntax error while parsing/.test(output)) continue;
        const isDenied = output === '% Permission denied for the role\n' && status === 30;
        const isForOperators = forAll.test(line) || (line.startsWith('show ') && !configurations.test(line));
        if (isDenied === isForOperators)
          wrong.push(`"${line}" is ${isDenied ? 'denied' : 'allowed'}, with "${output}"`);
        if (isDenied) deniedCount += 1;
        else allowedCount += 1;
      }
      expect(wrong).toEqual([]);
      expect(allowedCount).toBeGreaterThan(100);
      expect(deniedCount).toBeGreaterThan(30);
    },
    labWith({ users: accounts }),
  );
});
