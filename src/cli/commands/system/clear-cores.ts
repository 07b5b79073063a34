import { idle } from '../words/idle-command.ts';

/** `clear cores` (command reference 9.3(x)): nothing crashed. */
export const clearCores = [
  idle('clear cores'),
  idle('clear processes log { all | archive [<name:word64>] | pid <1-65535> }'),
];
