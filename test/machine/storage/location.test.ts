import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inside, nameOf, normal, parentOf, parseLocation, spell } from '../../../src/machine/storage/location.ts';

const base = { filesystem: 'bootflash', path: '/scripts' };

/** Where typed text leads from bootflash:/scripts, as messages spell it, or why it leads nowhere. */
function check(text: string): unknown {
  const location = parseLocation(text, base);
  return location.ok ? spell(location.value) : location.error;
}

describe('a typed location', () => {
  it.each([
    ['a.py', 'bootflash:/scripts/a.py'],
    ['./a.py', 'bootflash:/scripts/a.py'],
    ['../vlan.dat', 'bootflash:/vlan.dat'],
    ['../../../vlan.dat', 'bootflash:/vlan.dat'],
    ['/vlan.dat', 'bootflash:/vlan.dat'],
    ['', 'bootflash:/scripts'],
    ['..', 'bootflash:/'],
    ['usb1:', 'usb1:/'],
    ['usb1:x', 'usb1:/x'],
    ['usb1:/x/', 'usb1:/x'],
    ['USB1:x', 'usb1:/x'],
    ['bootflash:', 'bootflash:/'],
    ['bootflash:///d//x', 'bootflash:/d/x'],
    ['bootflash://sup-local', 'bootflash:/'],
    ['bootflash://sup-local/d/x', 'bootflash:/d/x'],
    ['bootflash://sup-active/x', 'bootflash:/x'],
    ['bootflash://module-1/x', 'bootflash:/x'],
    ['bootflash:a/../../b', 'bootflash:/b'],
  ])('%j leads to %s', (text, place) => {
    expect(check(text)).toBe(place);
  });

  it('on another supervisor leads nowhere', () => {
    expect(check('bootflash://sup-2/x')).toEqual({ why: 'remote-server', server: 'sup-2' });
    expect(check('bootflash://module-27/x')).toEqual({ why: 'remote-server', server: 'module-27' });
  });

  it('never leaves its filesystem, and is normal', () => {
    const step = fc.constantFrom('..', '.', '', 'a', 'b.c', ':', ' x');
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 8 }),
        fc.constantFrom('', '/', 'usb1:', 'bootflash:/'),
        (steps, start) => {
          const location = parseLocation(`${start}${steps.join('/')}`, base);
          if (!location.ok) return;
          const { path } = location.value;
          expect(path).toBe(normal(path));
          expect(path === '/' || /^(\/(?!\.{0,2}(\/|$))[^/]+)+$/.test(path)).toBe(true);
          expect(path === '/' || inside(parentOf(path), nameOf(path)) === path).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});
