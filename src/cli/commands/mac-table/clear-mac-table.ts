import { integer, wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { clearing } from '../words/clear-command.ts';
import { interfaceSyntax } from '../words/interface-arg.ts';

/** `clear mac address-table dynamic` (Cisco's layer 2 guides). */
export const clearMacTable = clearing(
  [
    word('mac', 'MAC commands'),
    word('address-table', 'MAC Address Table'),
    word('dynamic', 'Clear dynamic entries'),
    optional([word('address', 'MAC address'), arg('address', wordArg({ placeholder: 'E.E.E' }), 'MAC address')]),
    optional([word('interface', 'Interface'), interfaceSyntax]),
    optional([word('vlan', 'VLAN'), arg('vlan', integer(1, 4094), 'VLAN ID')]),
  ],
  [
    'clear mac address-table dynamic',
    'clear mac address-table dynamic vlan 10',
    'clear mac address-table dynamic interface ethernet 1/1',
    'clear mac address-table dynamic address 0011.2233.4455 vlan 10',
  ],
);
