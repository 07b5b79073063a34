import { optional, word } from '../../grammar/tokens.ts';
import { clearing } from '../words/clear-command.ts';
import { interfaceSyntax } from '../words/interface-arg.ts';

const treeWord = word('spanning-tree', 'Clear spanning-tree counters and states');
const onPort = optional([word('interface', 'Clear for an interface'), interfaceSyntax]);

/** `clear spanning-tree counters` (Cisco's layer 2 guides). */
export const clearTreeCounters = clearing(
  [treeWord, word('counters', 'Clear spanning-tree counters'), onPort],
  ['clear spanning-tree counters', 'clear spanning-tree counters interface ethernet 1/1'],
);

/** `clear spanning-tree detected-protocol`: asks neighbours anew which protocol they speak. */
export const clearDetectedProtocol = clearing(
  [treeWord, word('detected-protocol', 'Clear spanning-tree detected protocol'), onPort],
  ['clear spanning-tree detected-protocol', 'clear spanning-tree detected-protocol interface ethernet 1/1'],
);
