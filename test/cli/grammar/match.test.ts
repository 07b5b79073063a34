import { describe, expect, test } from 'vitest';
import { surroundings, told } from './sample-commands.ts';

const cases: readonly (readonly [line: string, told: string])[] = [
  ['', 'empty'],
  [' \t ', 'empty'],
  ['show version', 'show version {}'],
  ['  sh   ver  ', 'show version {}'],
  ['SHOW Ver', 'show version {}'],
  ['conf', 'configure [terminal] {}'],
  ['conf t', 'configure [terminal] {}'],
  // An exact keyword or its prefix goes before a name that could be the same word.
  ['show interface b', 'show interface [brief] {}'],
  ['show interface "b"', 'show interface <name> {"name":"b"}'],
  ['show int Ethernet1/1', 'show interface <name> {"name":"Ethernet1/1"}'],
  ['show int', 'show interface [brief] {}'],
  ['show run', 'show running-config [all] {"isWhole":false}'],
  ['show run all', 'show running-config [all] {"isWhole":true}'],
  ['vlan 10', 'vlan <1-4094> {"id":10}'],
  ['description  two  "blanks" ', 'description <text> {"text":"two  \\"blanks\\" "}'],
  ["hostname 'a b'", 'hostname <name> {"name":"a b"}'],
  ['hostname ""', 'hostname <name> {"name":""}'],
  ["hostname it's", 'hostname <name> {"name":"it\'s"}'],
];

describe('a line that is a command', () => {
  test.each(cases)('%j', (line, expected) => expect(told(line)).toBe(expected));

  test('alternatives hand over what the branch taken has captured', () => {
    const copy = 'copy {running-config startup-config | <source> <destination> [vrf <vrf>]}';
    expect(told('copy r s')).toBe(`${copy} {"target":"startup-config"}`);
    expect(told('copy usb1:a bootflash:')).toBe(`${copy} {"destination":"bootflash:","source":"usb1:a"}`);
    expect(told('copy usb1:a bootflash: vrf mgmt')).toBe(
      `${copy} {"destination":"bootflash:","source":"usb1:a","vrf":"mgmt"}`,
    );
    const boot = 'boot {nxos <image> | order {usb1 | bootflash}}';
    expect(told('boot n bootflash:x')).toBe(`${boot} {"image":"bootflash:x","what":"image"}`);
    expect(told('boot o b')).toBe(`${boot} {"first":"bootflash","what":"order"}`);
  });

  test('options come in any order, each at most once', () => {
    const ping = 'ping <host> [count <1-655350>] [vrf <vrf>] [df-bit]';
    expect(told('ping 10.0.0.1')).toBe(`${ping} {"host":"10.0.0.1"}`);
    expect(told('ping h vrf m count 3')).toBe(`${ping} {"count":3,"host":"h","vrf":"m"}`);
    expect(told('ping h d count 3 vrf m')).toBe(`${ping} {"count":3,"host":"h","vrf":"m"}`);
    expect(told('ping h count 3 count 4')).toBe('invalid: ping h count 3 $0count 4');
  });

  test('a token whose condition does not hold does not exist', () => {
    expect(told('show inc')).toBe('invalid: show in$0c');
    expect(told('show in')).toBe('show interface [brief] {}');
    const withInstaller = { ...surroundings, has: (need: string) => need === 'installer' };
    expect(told('show inc', withInstaller)).toBe('show incompatibility {}');
    expect(told('show in', withInstaller)).toBe('ambiguous: show $0in (incompatibility interface)');
  });
});

const refusals: readonly (readonly [line: string, told: string])[] = [
  ['nonsense', 'invalid: $0nonsense'],
  ['show version now', 'invalid: show version $0now'],
  ['copy x bootflash:', 'invalid: copy $0x bootflash:'],
  ['"show" version', 'invalid: $0"show" version'],
  ['c', 'ambiguous: $0c (clear configure copy)'],
  ['co t', 'ambiguous: $0co t (configure copy)'],
  ['show', 'incomplete: show$0'],
  ['show  ', 'incomplete: show$0  '],
  ['copy bootflash:a', 'incomplete: copy bootflash:a$0'],
  ['ping h vrf', 'incomplete: ping h vrf$0'],
  ['description', 'incomplete: description$0'],
  ['vlan 0', 'invalid-number: vlan $00 (1:4094)'],
  ['vlan 5000 x', 'invalid-number: vlan $05000 x (1:4094)'],
  ['vlan x', 'invalid: vlan $0x'],
  ['hostname nine-long', 'invalid-length: hostname $0nine-long (8)'],
];

describe('a line that is none is refused where it goes wrong', () => {
  test.each(refusals)('%j', (line, expected) => expect(told(line)).toBe(expected));
});
