import { flag, word } from '../../grammar/tokens.ts';
import { command } from '../../shell/command.ts';

/**
 * `write erase`: the startup configuration goes; boot variables and the address of mgmt0 stay, unless `boot` is typed as well
 * (words: nxos-behaviour 3.4). The running configuration is what it was until the switch restarts.
 */
export const writeErase = command({
  mode: 'exec',
  syntax: [
    word('write', 'Write current configuration'),
    word('erase', 'Erase startup configuration'),
    flag('isBoot', word('boot', 'Also erase the boot variables and the configuration of mgmt0')),
  ],
  examples: ['write erase', 'write erase boot'],
  async run({ args, device, session, screen }) {
    screen.print('Warning: This command will erase the startup-configuration.');
    const isAgreed =
      session.dontAsk || /^y/i.test((await screen.ask('Do you wish to proceed anyway? (y/n)  [n] ', 'answer')) ?? '');
    if (!isAgreed) return;
    device.configuration.erase(args.isBoot ? 'startup-and-boot' : 'startup');
  },
});
