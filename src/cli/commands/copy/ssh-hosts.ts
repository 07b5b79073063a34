import { word } from '../../grammar/tokens.ts';
import { command, show } from '../../shell/command.ts';

const sshWord = word('ssh', 'Configure Secure Shell Protocol parameters');
const hostsWord = word('hosts', 'SSH hosts that are trusted');

/** `clear ssh hosts`: forgets the keys of all servers, which are asked about again (the command: public scripts for Nexus 9000). */
export const clearSshHosts = command({
  mode: 'exec',
  syntax: [word('clear', 'Reset functions'), sshWord, hostsWord],
  examples: ['clear ssh hosts'],
  run: ({ device }) => device.knownHosts.clear(),
});

/** `show ssh hosts`: the servers whose keys were accepted, with the keys. The form is inferred: one line for each, as they are kept. */
export const showSshHosts = show({
  syntax: [word('show', 'Show running system information'), sshWord, hostsWord],
  examples: ['show ssh hosts'],
  read: ({ device }) => device.knownHosts.all,
  print: (lines) => lines,
});
