import { word } from '../../grammar/tokens.ts';
import { type Command, show } from '../../shell/command.ts';

/** `show hostname` and `show switchname`: a blank stands behind the name (pynxos test_device, ntc-templates). */
export const [showHostname, showSwitchname] = [named('hostname'), named('switchname')] as const;

function named(what: 'hostname' | 'switchname'): Command {
  return show({
    syntax: [word('show', 'Show running system information'), word(what, "Display system's host name")],
    examples: [`show ${what}`],
    read: ({ device }) => device.configuration.hostname,
    print: (hostname) => [`${hostname} `],
    structure: (hostname) => ({ hostname }),
  });
}
