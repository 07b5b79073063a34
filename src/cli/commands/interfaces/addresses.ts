import { addressText, maskLength, parsePrefix } from '../../../machine/config/addresses.ts';
import { bodyOf, entriesAt, withBody, withEntries } from '../../../machine/config/body.ts';
import { interfaceIn } from '../../../machine/config/interfaces.ts';
import { noneKeyed } from '../../../machine/config/keyed.ts';
import type { Device } from '../../../machine/device.ts';
import { integer } from '../../grammar/arg-types.ts';
import { anyOrder, arg, either, optional, word } from '../../grammar/tokens.ts';
import { addressArg, prefixArg } from '../../notation/network-args.ts';
import { settingIn } from '../../shell/setting.ts';
import { change, interfaceMode, lines } from './interface-mode.ts';

const ipWord = word('ip', 'Configure IP features');
const addressWord = word('address', 'Configure IP address on interface', { needs: 'routed' });
const prefixForm = either({
  prefix: [arg('prefix', prefixArg(), 'IP address and network mask length in format x.x.x.x/m')],
  mask: [
    arg('address', addressArg(), 'IP address in format i.i.i.i'),
    arg('mask', addressArg(), 'IP network mask in format m.m.m.m'),
  ],
});

const optionsPart = anyOrder([
  [word('route-preference', 'Route preference'), arg('preference', integer(1, 255), 'Route preference')],
  [word('tag', 'Route tag'), arg('tag', integer(0, 4_294_967_295), 'Route tag')],
]);

/** Lines that go with the address. */
const withAddress = ['ip address dhcp', 'ip unnumbered'];
const secondaries = 'ip address secondary';

/**
 * `ip address`: the primary address of a routed interface; on a switched one the word does not exist. Without an address `no` takes all of
 * them away; a primary one is held by its secondaries (inferred words).
 */
const address = settingIn(interfaceMode, {
  syntax: [ipWord, addressWord, prefixForm, optionsPart],
  noSyntax: [ipWord, addressWord, optional([prefixForm, optionsPart])],
  examples: ['ip address 192.0.2.1/24', 'ip address 192.0.2.1 255.255.255.0', 'ip address 192.0.2.1/24 tag 5'],
  set({ args, device, refuse }, names) {
    const typed = typedAddress(args);
    if (typed === undefined) return refuse('ERROR: Invalid mask');
    const options = [
      ...(args.preference === undefined ? [] : [`route-preference ${args.preference}`]),
      ...(args.tag === undefined ? [] : [`tag ${args.tag}`]),
    ];
    change(device, names, () => ({
      address: typed,
      addressOptions: options.length === 0 ? undefined : options.join(' '),
    }));
    dropAddressLines(device, names, withAddress);
  },
  clear({ args, device, refuse }, names) {
    const { running } = device.configuration;
    const isAll = args.prefix === undefined && args.address === undefined;
    const typed = isAll ? undefined : typedAddress(args);
    const isHeld = (name: string): boolean =>
      entriesAt(bodyOf(running, interfaceMode.name, name), secondaries).size > 0;
    const mine = names.filter((name) => isAll || interfaceIn(running, name).address === typed);
    if (!isAll && mine.some(isHeld)) return refuse('ERROR: Must delete secondary before deleting primary');
    change(device, mine, () => ({ address: undefined, addressOptions: undefined }));
    if (isAll) dropAddressLines(device, names, [...withAddress, secondaries]);
  },
  write: (view, names) =>
    lines(view, names, (state) => {
      if (state.address === undefined) return [];
      return [`ip address ${state.address}${state.addressOptions === undefined ? '' : ` ${state.addressOptions}`}`];
    }),
});

function typedAddress(args: {
  readonly prefix?: string | undefined;
  readonly address?: string | undefined;
  readonly mask?: string | undefined;
}): string | undefined {
  const length = args.mask === undefined ? undefined : maskLength(args.mask);
  const text = args.prefix ?? (length === undefined ? undefined : `${args.address}/${length}`);
  const prefix = text === undefined ? undefined : parsePrefix(text);
  return prefix === undefined ? undefined : `${addressText(prefix.address)}/${prefix.length}`;
}

/** Takes some lines of some interfaces away, by their identities. */
export function dropAddressLines(
  { configuration, clock }: Device,
  names: readonly string[],
  ids: readonly string[],
): void {
  const after = names.reduce((running, name) => {
    const body = ids.reduce((left, id) => withEntries(left, id, noneKeyed), bodyOf(running, interfaceMode.name, name));
    return withBody(running, interfaceMode.name, name, body);
  }, configuration.running);
  if (after !== configuration.running) configuration.replace(after, clock.now());
}

export const interfaceAddressSettings = [address];
