import { failed, ok } from '../../../base/result.ts';
import { breakouts, isBreakable } from '../../../machine/config/breakouts.ts';
import { entriesOf } from '../../../machine/config/keyed.ts';
import { ethernetPorts } from '../../../machine/config/ports.ts';
import { parseRanges, rangesOf } from '../../../machine/config/vlans.ts';
import { type ArgType, integer } from '../../grammar/arg-types.ts';
import { arg, choice, optional, word } from '../../grammar/tokens.ts';
import type { Context } from '../../shell/command.ts';
import { setting } from '../../shell/setting.ts';
import { split } from './existence.ts';

/** Numbers of ports: `49`, `49-52`, `49,51`. */
const portNumbers: ArgType<readonly number[]> = {
  placeholder: '<1-64>',
  parse(text) {
    const numbers = parseRanges(text, 1, 256);
    return numbers === undefined ? failed({ why: 'shape' }) : ok(numbers);
  },
};

const mapPart = [
  word('map', 'Breakout map'),
  choice('map', [word('10g-4x', 'Break out a port into four of 10G')]),
] as const;

const headPart = [
  word('interface', 'Configure interfaces'),
  word('breakout', 'Break out a high-bandwidth port'),
  word('module', 'Module number'),
  arg('module', integer(1, 1), 'Module number'),
  word('port', 'Port number'),
  arg('numbers', portNumbers, 'Port range'),
] as const;

/**
 * `interface breakout`: a 40 Gb/s port becomes four of 10 Gb/s, `Ethernet1/49/1` to `Ethernet1/49/4` (Cisco's interface guide for Nexus
 * 3000). Ports that cannot be split are refused (inferred words).
 */
export const breakout = setting({
  syntax: [...headPart, ...mapPart],
  noSyntax: [...headPart, optional(mapPart)],
  examples: ['interface breakout module 1 port 49 map 10g-4x', 'interface breakout module 1 port 50-51,53 map 10g-4x'],
  set(context) {
    if (areBreakable(context)) split(context.device, context.args.numbers, context.args.map);
  },
  clear(context) {
    if (areBreakable(context)) split(context.device, context.args.numbers, undefined);
  },
  write({ running }) {
    const numbers = Array.from(entriesOf(breakouts.of(running)), ([key]) => Number(key));
    if (numbers.length === 0) return [];
    return rangesOf(numbers)
      .split(',')
      .map((range) => `interface breakout module 1 port ${range} map 10g-4x`);
  },
});

function areBreakable({ args, device, refuse }: Context<{ readonly numbers: readonly number[] }>): boolean {
  const breakable = new Set(
    ethernetPorts(device.model)
      .filter(isBreakable)
      .map(({ number }) => number),
  );
  const bad = args.numbers.find((number) => !breakable.has(number));
  if (bad !== undefined) refuse(`ERROR: Breakout not allowed on port Ethernet1/${bad}`);
  return bad === undefined;
}
