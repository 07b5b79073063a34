/** A small switch-like grammar for the tests of this room, and the notation in which they speak. */
import { failed, ok } from '../../../src/base/result.ts';
import { type ArgType, integer, rest, wordArg } from '../../../src/cli/grammar/arg-types.ts';
import { type Completion, complete } from '../../../src/cli/grammar/complete.ts';
import { describeSyntax } from '../../../src/cli/grammar/describe.ts';
import { compileGrammar, type Matchable, type Surroundings } from '../../../src/cli/grammar/grammar.ts';
import { help, renderHelp } from '../../../src/cli/grammar/help.ts';
import { match } from '../../../src/cli/grammar/match.ts';
import { anyOrder, arg, choice, either, flag, optional, type Syntax, word } from '../../../src/cli/grammar/tokens.ts';

/** A location such as `bootflash:/name`, enough of it for these tests. */
export const location: ArgType<string> = {
  placeholder: 'URI',
  parse: (text) => (/^[a-z]+[0-9]?:\S*$/.test(text) ? ok(text) : failed({ why: 'shape' })),
  offers: 'file',
};

const show = word('show', 'Show running system information');
const running = word('running-config', 'Current running configuration');
const startup = word('startup-config', 'Startup configuration');

const syntaxes: readonly Syntax[] = [
  [show, word('version', 'Show the software version')],
  [show, word('interface', 'Show interface status'), optional([word('brief', 'Show brief info of interface')])],
  [show, word('interface', 'Show interface status'), arg('name', wordArg(), 'Interface name')],
  [show, running, flag('isWhole', word('all', 'With defaults'))],
  [show, word('incompatibility', 'Show incompatible configuration', { needs: 'installer' })],
  [word('configure', 'Enter configuration mode'), optional([word('terminal', 'Configure from the terminal')])],
  [
    word('copy', 'Copy from one file to another'),
    either({
      save: [running, choice('target', [startup])],
      file: [
        arg('source', location, 'Enter the source'),
        arg('destination', location, 'Enter the destination'),
        optional([word('vrf', 'VRF'), arg('vrf', wordArg({ maxLength: 4, offers: 'vrf' }), 'VRF name')]),
      ],
    }),
  ],
  [word('clear', 'Reset functions'), word('counters', 'Clear the counters')],
  [word('vlan', 'VLAN commands'), arg('id', integer(1, 4094), 'VLAN number')],
  [word('hostname', 'Configure the name'), arg('name', wordArg({ maxLength: 8 }), 'Name of the switch')],
  [word('description', 'Describe the line'), arg('text', rest(), 'Up to the end of the line')],
  [
    word('ping', 'Test network reachability'),
    arg('host', wordArg(), 'Address or name'),
    anyOrder([
      [word('count', 'Number of packets'), arg('count', integer(1, 655350), 'Packets')],
      [word('vrf', 'VRF'), arg('vrf', wordArg({ offers: 'vrf' }), 'VRF name')],
      [word('df-bit', 'Do not fragment')],
    ]),
  ],
  [
    word('boot', 'Configure boot variables'),
    either(
      {
        image: [word('nxos', 'Software image'), arg('image', location, 'Image file')],
        order: [word('order', 'Boot order'), choice('first', [word('usb1', 'First slot'), word('bootflash', 'Flash')])],
      },
      'what',
    ),
  ],
];

export const commands: readonly Matchable[] = syntaxes.map((syntax) => ({ syntax }));
export const grammar = compileGrammar(commands);

/** A switch without the installer, with three files, two VRFs. */
export const surroundings: Surroundings = {
  has: () => false,
  offer: (source) => {
    if (source === 'vrf') return [{ text: 'default' }, { text: 'management', help: 'Known VRF name' }];
    return [{ text: 'bootflash:images/', isFinal: false }, { text: 'bootflash:a.bin' }, { text: 'volatile:' }];
  },
};

/** What `match` makes of a line: the command and its arguments, or the reason with `$0` where the caret would stand. */
export function told(line: string, around: Surroundings = surroundings): string {
  const answer = match(grammar, line, around);
  const at = (column: number): string => `${line.slice(0, column)}$0${line.slice(column)}`;
  switch (answer.kind) {
    case 'empty':
      return 'empty';
    case 'matched':
      return `${describeSyntax(answer.command.syntax)} ${JSON.stringify(sorted(answer.args))}`;
    case 'incomplete':
    case 'invalid':
      return `${answer.kind}: ${at(answer.column)}`;
    case 'ambiguous':
      return `ambiguous: ${at(answer.column)} (${answer.candidates.join(' ')})`;
    case 'invalid-number':
      return `invalid-number: ${at(answer.column)} (${answer.range.minimum}:${answer.range.maximum})`;
    case 'meaningless':
      return `meaningless: ${at(answer.column)} (${answer.words})`;
    case 'invalid-length':
      return `invalid-length: ${at(answer.column)} (${answer.maxLength})`;
  }
}

function sorted(args: object): object {
  return Object.fromEntries(Object.entries(args).sort());
}

/** What `?` shows at `$0`. */
export function helped(marked: string): string[] {
  const line = marked.replace('$0', '');
  const answer = help(grammar, line, surroundings);
  return answer.kind === 'help' ? renderHelp(answer) : [answer.kind, `${' '.repeat(answer.column)}^`];
}

/** The line after Tab, the choices, or `nothing`. */
export function tabbed(marked: string): string {
  const line = marked.replace('$0', '');
  const answer: Completion = complete(grammar, line, surroundings);
  switch (answer.kind) {
    case 'extend':
      return `${line}${answer.text}$0`;
    case 'list':
      return answer.candidates.join(' ');
    case 'nothing':
      return 'nothing';
  }
}
