import { slice } from '../../../machine/config/slice.ts';
import type { Device } from '../../../machine/device.ts';
import { rest } from '../../grammar/arg-types.ts';
import { arg, word } from '../../grammar/tokens.ts';
import type { Context } from '../../shell/command.ts';
import { setting } from '../../shell/setting.ts';

/** A text and the character that it was typed between. */
interface Banner {
  readonly delimiter: string;
  readonly lines: readonly string[];
}

/** What is shown before login; the default is the text that every switch shows (FUND-10.6, nxos-behaviour 3.6). */
const motd = slice<Banner>('banner motd', { delimiter: '#', lines: ['User Access Verification'] });

/** What is shown behind the licence notice after login. */
const execBanner = slice<Banner | undefined>('banner exec', undefined);

const bannerWord = word('banner', 'Configure banner message');
const motdWord = word('motd', 'Configure message of the day banner');
const execWord = word('exec', 'Configure banner shown after login');
const textArg = arg('text', rest(), 'Delimiting character, the text, and the character again');

/** `banner motd`: what is shown before login. Without one, every switch shows the same text. */
const bannerMotd = setting({
  syntax: [bannerWord, motdWord, textArg],
  noSyntax: [bannerWord, motdWord],
  examples: ['banner motd #Authorised users only#'],
  async set(context) {
    const text = await typedText(context);
    if (text !== undefined) context.device.configuration.change(motd, text, context.device.clock.now());
  },
  clear: ({ device }) => device.configuration.change(motd, motd.initial, device.clock.now()),
  write: ({ running, isAll }) => {
    const text = motd.of(running);
    return isAll || text !== motd.initial ? written('motd', text) : [];
  },
});

/** `banner exec`: what is shown after login. */
const bannerExec = setting({
  syntax: [bannerWord, execWord, textArg],
  noSyntax: [bannerWord, execWord],
  examples: ['banner exec @This switch is watched@'],
  async set(context) {
    const text = await typedText(context);
    if (text !== undefined) context.device.configuration.change(execBanner, text, context.device.clock.now());
  },
  clear: ({ device }) => device.configuration.change(execBanner, undefined, device.clock.now()),
  write: ({ running }) => written('exec', execBanner.of(running)),
});

/** Characters of a banner, its line ends counted (inferred: a screen full of text many times over). */
const bannerCharacters = 8_192;

export const bannerSettings = [bannerExec, bannerMotd];

/**
 * The text between two delimiters: on the same line, or asked for line by line until one holds the delimiter. Undefined when
 * nobody goes on, and when it is too long, which is told behind the last line. The sentence is Cisco's; the prompt of the lines and
 * the words for a text that is too long are inferred.
 */
async function typedText({ args, screen, refuse }: Context<{ readonly text: string }>): Promise<Banner | undefined> {
  const delimiter = args.text.charAt(0);
  const lines: string[] = [];
  let characters = 0;
  let line: string | undefined = args.text.slice(1);
  if (!line.includes(delimiter)) screen.print(`Enter TEXT message.  End with the character '${delimiter}'.`);
  while (line !== undefined) {
    const end = line.indexOf(delimiter);
    const text = end < 0 ? line : line.slice(0, end);
    characters += text.length + 1;
    // Lines of a text that is too long are taken to its end, or they would count as commands.
    if (characters <= bannerCharacters) lines.push(text);
    if (end >= 0 && characters <= bannerCharacters) return { delimiter, lines };
    if (end >= 0) {
      refuse(`ERROR: Banner is longer than ${bannerCharacters} characters`);
      return undefined;
    }
    line = await screen.ask('> ', 'answer');
  }
  return undefined;
}

function written(kind: 'motd' | 'exec', banner: Banner | undefined): readonly string[] {
  if (banner === undefined) return [];
  return `banner ${kind} ${banner.delimiter}${banner.lines.join('\n')}${banner.delimiter}`.split('\n');
}

/** The lines of a banner as they are shown: without the line ends next to its delimiters. */
export function bannerLines(device: Device, kind: 'motd' | 'exec'): readonly string[] {
  const { configuration } = device;
  const banner = kind === 'motd' ? configuration.of(motd) : configuration.of(execBanner);
  const lines = [...(banner?.lines ?? [])];
  if (lines[0] === '') lines.shift();
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
