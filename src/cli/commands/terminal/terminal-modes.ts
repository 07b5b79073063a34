import { rest, wordArg } from '../../grammar/arg-types.ts';
import { arg, choice, either, optional, word } from '../../grammar/tokens.ts';
import { unquoted } from '../../grammar/words.ts';
import { command } from '../../shell/command.ts';

const terminal = word('terminal', 'Configure terminal settings');
const no = word('no', 'Negate a command or set its defaults');
const redirection = word('redirection-mode', 'Set the redirection mode');

/** How many words of its own a session may have. */
const aliasesMaximum = 256;

/** `terminal redirection-mode`: whether `>` writes text or what gzip makes of it (FUND-10.6). */
export const terminalRedirection = command({
  mode: 'exec',
  syntax: [
    terminal,
    redirection,
    choice('form', [
      word('ascii', 'Set the redirection mode to ascii'),
      word('zipped', 'Set the redirection mode to zipped'),
    ]),
  ],
  examples: ['terminal redirection-mode zipped', 'terminal redirection-mode ascii'],
  access: 'read',
  run({ args, session }) {
    session.redirectsZipped = args.form === 'zipped';
  },
});

/** `no terminal redirection-mode`: text again. */
export const terminalNoRedirection = command({
  mode: 'exec',
  syntax: [no, terminal, redirection],
  examples: ['no terminal redirection-mode'],
  access: 'read',
  run({ session }) {
    session.redirectsZipped = false;
  },
});

const eventManager = word('event-manager', 'Embedded event manager');
const bypass = word('bypass', 'Bypass the CLI events');

/** `terminal event-manager bypass`: commands of this session trigger no policy. */
export const terminalBypass = command({
  mode: 'exec',
  syntax: [terminal, eventManager, bypass],
  examples: ['terminal event-manager bypass'],
  access: 'read',
  run({ session }) {
    session.bypassesEventManager = true;
  },
});

/** `no terminal event-manager bypass` and `terminal no event-manager bypass`: they do again. */
export const terminalNoBypass = command({
  mode: 'exec',
  syntax: [either({ before: [no, terminal], after: [terminal, no] }), eventManager, bypass],
  examples: ['no terminal event-manager bypass', 'terminal no event-manager bypass'],
  access: 'read',
  run({ session }) {
    session.bypassesEventManager = false;
  },
});

const aliasWord = word('alias', 'Set an alias for the current session');
const nameArg = arg('name', wordArg({ maxLength: 31, pattern: /^[A-Za-z0-9_-]+$/ }), 'Alias name (Max Size 31)');

/** `terminal alias`: a word that stands for a command in this session; without one it tells those that there are. */
export const terminalAlias = command({
  mode: 'exec',
  syntax: [terminal, aliasWord, optional([nameArg, arg('text', rest(), 'Alias command')])],
  examples: ['terminal alias', 'terminal alias when show clock'],
  access: 'read',
  run({ args, session, screen }) {
    const { name, text } = args;
    if (name === undefined || text === undefined) {
      for (const [known, meant] of session.aliases) screen.print(`${known} :${meant}`);
      return;
    }
    if (session.aliases.size >= aliasesMaximum && !session.aliases.has(name)) return screen.print('Too many aliases');
    session.aliases.set(name, unquoted(text.trim()));
  },
});

/** `no terminal alias`: the word stands for itself again. */
export const terminalNoAlias = command({
  mode: 'exec',
  syntax: [no, terminal, aliasWord, nameArg],
  examples: ['no terminal alias when'],
  access: 'read',
  run({ args, session }) {
    session.aliases.delete(args.name);
  },
});
