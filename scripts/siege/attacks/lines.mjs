/** Lines that hostile clients type. */
import { between, oneOf } from '../random.mjs';

const kinds = [
  (n) => `ip route 10.${(n >> 8) & 255}.${n & 255}.0/24 192.0.2.1`,
  (n) => `vlan ${2 + (n % 3_900)}`,
  (n) => `interface ethernet 1/${1 + (n % 48)}`,
  (n) => `description ${'d'.repeat(n % 80)}`,
  (n) => `ip access-list list${n % 50}`,
  (n) => `permit ip host 10.0.0.${n % 255} any`,
  () => 'show clock',
  () => 'no such command at all',
  (n) => `ntp server 10.9.${(n >> 8) & 255}.${n & 255}`,
  (n) => `username user${n % 200} password Siege-${n}-x role network-operator`,
];

/** Lines of configuration in pieces of a hundred, with what is none among them. */
export function* hugePaste(chance, count) {
  yield 'configure terminal\r';
  const same = chance() < 0.5 ? oneOf(chance, kinds.slice(0, 7)) : undefined;
  for (let at = 0; at < count; at += 100) {
    yield Array.from({ length: 100 }, (_, index) => `${(same ?? oneOf(chance, kinds))(at + index)}\r`).join('');
  }
}

/** A pipeline as long as a line may be. */
export function longPipeline(chance) {
  const stages = [
    'include e',
    'exclude qq',
    'sort',
    'uniq',
    'grep -i a',
    'sed s/a/b/g',
    'egrep (a*)*b',
    'tr a b',
    'cut -c 1-40',
  ];
  let line = 'show running-config all';
  const length = between(chance, 3, 60);
  for (let at = 0; at < length && line.length < 1_900; at += 1) line += ` | ${oneOf(chance, stages)}`;
  return line;
}

/** Patterns that make other engines try everything. */
export const patterns = [
  '(a*)*b',
  '(x+x+)+y',
  '(.*)*(.*)*(.*)*z',
  '.{1,200}.{1,200}q',
  '(((((a?){10}){10}){10}){10}){10}',
  `${'(a|'.repeat(300)}b${')'.repeat(300)}`,
  '[[:alnum:]]*[[:alnum:]]*[[:alnum:]]*!',
];
