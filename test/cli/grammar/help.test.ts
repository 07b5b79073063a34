import { expect, test } from 'vitest';
import { helped } from './sample-commands.ts';

test('after a blank, the next tokens are listed with the ending last', () => {
  expect(helped('show interface $0')).toEqual([
    '  WORD   Interface name',
    '  brief  Show brief info of interface',
    '  <CR>',
  ]);
});

test('a word is helped by the keywords that begin with it', () => {
  expect(helped('co$0')).toEqual([
    '  configure  Enter configuration mode',
    '  copy       Copy from one file to another',
  ]);
  expect(helped('SHOW V$0')).toEqual(['  version  Show the software version']);
});

test('a token whose condition does not hold is not listed', () => {
  expect(helped('show $0')).toEqual([
    '  interface       Show interface status',
    '  running-config  Current running configuration',
    '  version         Show the software version',
  ]);
});

test('an argument is shown by its placeholder and by what its source offers', () => {
  expect(helped('vlan $0')).toEqual(['  <1-4094>  VLAN number']);
  expect(helped('vlan 50000$0')).toEqual(['  <1-4094>  VLAN number']);
  expect(helped('ping h vrf $0')).toEqual([
    '  WORD        VRF name',
    '  default     VRF name',
    '  management  Known VRF name',
  ]);
  expect(helped('copy bootflash:$0')).toEqual([
    '  URI                Enter the source',
    '  bootflash:a.bin    Enter the source',
    '  bootflash:images/  Enter the source',
  ]);
});

test('within the rest of a line everything is welcome', () => {
  expect(helped('description $0')).toEqual(['  LINE  Up to the end of the line']);
  expect(helped('description two words $0')).toEqual(['  LINE  Up to the end of the line', '  <CR>']);
});

test('an empty line lists all commands', () => {
  expect(helped('$0')).toEqual([
    '  boot         Configure boot variables',
    '  clear        Reset functions',
    '  configure    Enter configuration mode',
    '  copy         Copy from one file to another',
    '  description  Describe the line',
    '  hostname     Configure the name',
    '  ping         Test network reachability',
    '  show         Show running system information',
    '  vlan         VLAN commands',
  ]);
});

test('options already typed are not listed again', () => {
  expect(helped('ping h vrf m $0')).toEqual(['  count   Number of packets', '  df-bit  Do not fragment', '  <CR>']);
});

test('a line that is wrong is refused as it would be when entered', () => {
  expect(helped('show nonsense $0')).toEqual(['invalid', '     ^']);
  expect(helped('show nonsense$0')).toEqual(['invalid', '     ^']);
  expect(helped('c t$0')).toEqual(['ambiguous', '^']);
});
