import { choice, flag, optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { longDate } from '../words/dates.ts';
import { interfaceNames, interfaceSyntax } from '../words/interface-arg.ts';
import { configurationLines, headLines } from './configuration-text.ts';

const showWord = word('show', 'Show running system information');

/** `show running-config`: head lines and every setting's own lines (shape: nxos-behaviour 5.6). */
export const showRunningConfig = show({
  syntax: [
    showWord,
    word('running-config', 'Current operating configuration'),
    optional([choice('part', [word('interface', 'Show interface configuration')]), optional([interfaceSyntax])]),
    flag('isAll', word('all', 'Current operating configuration with defaults')),
  ],
  examples: [
    'show running-config',
    'show running-config all',
    'show running-config interface ethernet 1/1',
    'show running-config interface mgmt0 all',
    'show running-config interface',
  ],
  async read(context) {
    const { args, device } = context;
    const lines = await configurationLines(context, args.isAll ? 'all' : undefined);
    const names = args.interfaceForm === undefined ? undefined : interfaceNames(args);
    const asked = args.part === undefined ? '' : ` interface${names === undefined ? '' : ` ${names.join(',')}`}`;
    const wanted = new Set(names);
    const isWanted = (header: string): boolean =>
      names === undefined ? args.interfaceForm === undefined : wanted.has(header.replace('interface ', ''));
    return {
      command: `show running-config${asked}${args.isAll ? ' all' : ''}`,
      nowMs: device.clock.now(),
      lines: args.part === undefined ? lines : interfaceSections(lines, isWanted),
    };
  },
  *print({ command: asked, nowMs, lines }) {
    yield* headLines(asked, nowMs);
    yield* lines;
  },
});

/** `show startup-config`: the text that the next start will replay. */
export const showStartupConfig = show({
  syntax: [showWord, word('startup-config', 'Startup configuration')],
  examples: ['show startup-config'],
  read: ({ device }) => ({ startup: device.configuration.startup, nowMs: device.clock.now() }),
  *print({ startup, nowMs }) {
    if (startup === undefined) {
      yield 'No startup configuration';
      return;
    }
    yield '';
    yield '!Command: show startup-config';
    yield `!Time: ${longDate(nowMs)}`;
    yield `!Startup config saved at: ${longDate(startup.savedAtMs)}`;
    yield '';
    yield* startup.text.split('\n');
  },
});

/** The head line, and the sections of the interfaces whose header is wanted, each behind an empty line. */
function* interfaceSections(lines: readonly string[], isWanted: (header: string) => boolean): Generator<string> {
  yield* lines.slice(0, 1);
  let isInside = false;
  for (const line of lines) {
    if (!line.startsWith(' ')) isInside = line.startsWith('interface ') && isWanted(line);
    if (!isInside) continue;
    if (!line.startsWith(' ')) yield '';
    yield line;
  }
}
