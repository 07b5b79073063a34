import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { longDate } from '../words/dates.ts';
import { startupLines } from './configuration-text.ts';
import { askedWords, partOf, partSyntax } from './show-running-config.ts';

/** `show startup-config`: the text that the next start will replay, or a part of it. */
export const showStartupConfig = show({
  syntax: [
    word('show', 'Show running system information'),
    word('startup-config', 'Startup configuration'),
    partSyntax,
  ],
  examples: ['show startup-config', 'show startup-config vlan', 'show startup-config interface mgmt0'],
  read: (context) => ({
    lines: startupLines(context),
    asked: context.args,
    savedAtMs: context.device.configuration.startup?.savedAtMs ?? 0,
    nowMs: context.device.clock.now(),
  }),
  *print({ lines, asked, savedAtMs, nowMs }) {
    if (lines === undefined) {
      yield 'No startup configuration';
      return;
    }
    yield '';
    yield `!Command: show startup-config${askedWords(asked)}`;
    yield `!Time: ${longDate(nowMs)}`;
    yield `!Startup config saved at: ${longDate(savedAtMs)}`;
    yield '';
    yield* partOf(lines, asked);
  },
});

/** `show startup-config log`: when it was read, and what it did not take (what it says is inferred; nothing is kept of refusals). */
export const showStartupConfigLog = show({
  syntax: [
    word('show', 'Show running system information'),
    word('startup-config', 'Startup configuration'),
    word('log', 'Show execution log of last used ascii startup-config'),
  ],
  examples: ['show startup-config log'],
  read: () => undefined,
  print: () => ['No startup-config log available.'],
});
