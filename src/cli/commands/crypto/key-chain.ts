import type { LineValues } from '../../../machine/config/body.ts';
import { line, notation, section } from '../../notation/notation.ts';
import { mixedKey } from '../words/encrypted-key.ts';

/** Words of key chains, for `?` (the chapter K of the command reference of 9.3). */
const help = {
  key: 'Key management',
  chain: 'Key-chain management',
  'key-string': 'Set key string',
  'accept-lifetime': 'Set accept lifetime of key',
  'send-lifetime': 'Set send lifetime of key',
  'cryptographic-algorithm': 'Set cryptographic algorithm',
  local: 'Specify time in local timezone',
  duration: 'Set key lifetime duration',
  infinite: 'Set infinite lifetime',
};

/** `key-string cisco`, `key-string 0 cisco`, `key-string 7 070c285f4d06`: kept encrypted. */
const encrypted = ({ first = '', second }: LineValues): LineValues => {
  if (second !== undefined && first !== '0') return { first, second };
  return { first: '7', second: mixedKey(String(second ?? first)) };
};

export const keyString = line('key-string <first:word> [<second:word>]', {
  canonical: encrypted,
  isTypedInFull: true,
  help,
  examples: ['key-string cisco', 'key-string 7 070c285f4d06'],
});

/** `HH:MM:SS Mon D YYYY`, to a moment, for a number of seconds, or for ever. */
const lifetime =
  '[local] <start:time> <startMonth:word9> <startDay:1-31> <startYear:1970-2100> [ infinite | duration <1-2147483646> | <end:time> <endMonth:word9> <endDay:1-31> <endYear:1970-2100> ]';
const examples = (head: string): readonly string[] => [
  `${head} 00:00:00 Jan 1 2024 infinite`,
  `${head} local 01:02:03 Feb 4 2024 duration 600`,
  `${head} 00:00:00 Jan 1 2024 23:59:59 Dec 31 2024`,
];
export const acceptLifetime = line(`accept-lifetime ${lifetime}`, { help, examples: examples('accept-lifetime') });
export const sendLifetime = line(`send-lifetime ${lifetime}`, { help, examples: examples('send-lifetime') });
export const algorithm = line(
  'cryptographic-algorithm <algorithm:HMAC-SHA-1|HMAC-SHA-256|HMAC-SHA-384|HMAC-SHA-512|MD5|3DES|AES>',
  { help, needs: 'singleImage' },
);

/** `key`: one of a chain, by its number. */
export const key = section('key <number:0-65535>', {
  by: 'number',
  prompt: 'config-keychain-key',
  help,
  holds: [keyString, acceptLifetime, sendLifetime, algorithm],
});

/** `key chain`: keys that routing protocols authenticate themselves with. */
export const keyChain = section('key chain <name:word63>', {
  by: 'name',
  prompt: 'config-keychain',
  help,
  holds: [key],
});

export const keyChainLines = notation('key chains', [keyChain]);
