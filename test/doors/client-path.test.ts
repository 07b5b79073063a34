import { expect, it } from 'vitest';
import { clientPathOf, parseClientPath } from '../../src/doors/client-path.ts';
import { fakeFront } from './fake-front.ts';

/** The one spelling of the place that a client's path stands for, or why there is none. */
function check(text: string): string {
  const front = fakeFront();
  const place = parseClientPath(front.files, text);
  front.close();
  return place.ok ? clientPathOf(place.value) : place.error.why;
}

it.each([
  'F',
  './F',
  'bootflash:F',
  'bootflash:/F',
  'bootflash:///F',
  '/bootflash/F',
  'BOOTFLASH:F',
  '/bootflash/./d/../F',
])('%s is a file of bootflash', (text) => {
  expect(check(text)).toBe('/bootflash/F');
});

it.each([
  ['usb1:F', '/usb1/F'],
  ['/usb1/F', '/usb1/F'],
  ['usb1:d/F', '/usb1/d/F'],
  ['/bootflash/usb1:F', '/usb1/F'],
  ['/bootflash/bootflash:/d/F', '/bootflash/d/F'],
  ['bootflash://sup-local/F', '/bootflash/F'],
  ['', '/bootflash'],
  ['.', '/bootflash'],
  ['bootflash:', '/bootflash'],
  ['/bootflash', '/bootflash'],
  ['/', '/'],
  ['/bootflash/..', '/'],
  ['/../../..', '/'],
])('%s stands for %s', (text, path) => {
  expect(check(text)).toBe(path);
});

it.each(['../F', 'bootflash:../F', 'bootflash:/../../F', '/bootflash/../bootflash/F'])('%s does not leave', (text) => {
  expect(check(text)).toBe('/bootflash/F');
});

it.each([
  ['/etc/passwd', 'no-filesystem'],
  ['nvram:F', 'no-filesystem'],
  ['usb2:F', 'not-present'],
  ['/usb2/F', 'not-present'],
  ['bootflash://sup-9/F', 'remote-server'],
])('%s is nowhere: %s', (text, why) => {
  expect(check(text)).toBe(why);
});

it('a path has at most 4,095 characters, however short what it stands for', () => {
  const detour = (characters: number): string => `${'./'.repeat(characters)}F`.slice(-characters);
  expect(check(detour(4095))).toBe('/bootflash/F');
  expect(check(detour(4096))).toBe('bad-name');
});
