import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';

/**
 * `show debug`: the debug flags that are set. `debug` is taken and no process tells of anything, so the list is empty; that it is then nothing
 * at all is inferred. RANCID takes a refusal of this command for a broken run (rancid: lib/nxos.pm, ShowDebug).
 */
export const showDebug = show({
  syntax: [word('show', 'Show running system information'), word('debug', 'Show debug flags')],
  examples: ['show debug'],
  read: (): readonly string[] => [],
  print: (flags) => flags,
});
