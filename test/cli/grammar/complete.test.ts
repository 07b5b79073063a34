import { expect, test } from 'vitest';
import { renderChoices } from '../../../src/cli/grammar/complete.ts';
import { tabbed } from './sample-commands.ts';

const cases: readonly (readonly [line: string, then: string])[] = [
  ['conf$0', 'configure $0'],
  ['show$0', 'show $0'],
  ['SHO$0', 'SHOw $0'],
  ['co$0', 'configure copy'],
  ['cle$0', 'clear $0'],
  ['show v$0', 'show version $0'],
  ['show $0', 'interface running-config version'],
  ['clear $0', 'clear counters $0'],
  // Any name would do here, so the only keyword is not forced upon the operator.
  ['show interface $0', 'WORD brief'],
  ['show interface b$0', 'show interface brief $0'],
  // A directory is not the end of the word; a file is.
  ['copy bootflash:i$0', 'copy bootflash:images/$0'],
  ['copy bootflash:a$0', 'copy bootflash:a.bin $0'],
  ['copy b$0', 'copy bootflash:$0'],
  ['copy bootflash:$0', 'bootflash:a.bin bootflash:images/'],
  ['copy bootflash:images/$0', 'nothing'],
  ['copy "bootflash:$0', 'nothing'],
  // `management` is longer than this argument takes, `default` too.
  ['copy bootflash:a bootflash: vrf m$0', 'nothing'],
  ['ping h vrf m$0', 'ping h vrf management $0'],
  ['hostname x$0', 'nothing'],
  ['nonsense$0', 'nothing'],
  ['nonsense $0', 'nothing'],
  ['co t$0', 'nothing'],
];

test.each(cases)('Tab at %j', (line, expected) => expect(tabbed(line)).toBe(expected));

test('choices are laid out in columns that fit the terminal', () => {
  expect(renderChoices(['clear', 'configure', 'copy'], 80)).toEqual(['clear      configure  copy']);
  expect(renderChoices(['clear', 'configure', 'copy'], 20)).toEqual(['clear      configure', 'copy']);
  expect(renderChoices(['clear', 'configure'], 4)).toEqual(['clear', 'configure']);
  expect(renderChoices(['clear', 'configure'], 0)).toEqual(['clear      configure']);
  expect(renderChoices([], 80)).toEqual([]);
});
