import { choice, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { bannerLines } from './banner.ts';

/** `show banner motd` and `show banner exec`: the text alone. */
export const showBanner = show({
  syntax: [
    word('show', 'Show running system information'),
    word('banner', 'Show banner message'),
    choice('kind', [
      word('motd', 'Show message of the day banner'),
      word('exec', 'Show the banner that is shown after login'),
    ]),
  ],
  examples: ['show banner motd', 'show banner exec'],
  read: ({ args, device }) => bannerLines(device, args.kind),
  print: (lines) => lines,
});
