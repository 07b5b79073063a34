import { aliases } from '../../../machine/config/aliases.ts';
import { listOf, withNamed, withoutNamed } from '../../../machine/config/named.ts';
import { rest, wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { setting } from '../../shell/setting.ts';

const cli = word('cli', 'CLI commands');
const alias = word('alias', 'Set alias commands');
const nameWord = word('name', 'Alias name');
const nameArg = arg('name', wordArg({ maxLength: 31, pattern: /^[A-Za-z0-9_-]+$/ }), 'Alias name (Max Size 31)');

/** `cli alias name X …`: a word that stands for a command (nxos-behaviour 6.5; its place in the configuration is inferred). */
const cliAlias = setting({
  syntax: [cli, alias, nameWord, nameArg, arg('command', rest(), 'Alias command')],
  noSyntax: [cli, alias, nameWord, nameArg, optional([arg('command', rest(), 'Alias command')])],
  examples: ['cli alias name wr copy running-config startup-config', 'cli alias name up show clock | include UTC'],
  set({ args, device }) {
    const { name } = args;
    const others = withoutNamed(device.configuration.of(aliases), name);
    const changed = withNamed(others, name, { name, command: args.command.trim() });
    device.configuration.change(aliases, changed, device.clock.now());
  },
  clear({ args, device }) {
    const others = withoutNamed(device.configuration.of(aliases), args.name);
    device.configuration.change(aliases, others, device.clock.now());
  },
  write: ({ running }) => listOf(aliases.of(running)).map(({ name, command }) => `cli alias name ${name} ${command}`),
});

export const cliAliasSettings = [cliAlias];
