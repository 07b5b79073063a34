import { addressText, maskLength, parsePrefix } from '../../../machine/config/addresses.ts';
import { arg, either, optional, word } from '../../grammar/tokens.ts';
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

/** `ip address`: the address of a routed interface; on a switched one the word does not exist. */
const address = settingIn(interfaceMode, {
  syntax: [ipWord, addressWord, prefixForm],
  noSyntax: [ipWord, addressWord, optional([prefixForm])],
  examples: ['ip address 192.0.2.1/24', 'ip address 192.0.2.1 255.255.255.0'],
  set({ args, device, refuse }, names) {
    const length = args.mask === undefined ? undefined : maskLength(args.mask);
    const text = args.prefix ?? (length === undefined ? undefined : `${args.address}/${length}`);
    const prefix = text === undefined ? undefined : parsePrefix(text);
    if (prefix === undefined) return refuse('ERROR: Invalid mask');
    change(device, names, () => ({ address: `${addressText(prefix.address)}/${prefix.length}` }));
  },
  clear: ({ device }, names) => change(device, names, () => ({ address: undefined })),
  write: (view, names) =>
    lines(view, names, (state) => (state.address === undefined ? [] : [`ip address ${state.address}`])),
});

export const interfaceAddressSettings = [address];
