import { hostname, hostnamePattern } from '../../../machine/config/hostname.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import type { Context } from '../../shell/command.ts';
import { setting } from '../../shell/setting.ts';

const nameArg = arg(
  'name',
  wordArg({ maxLength: 63, pattern: hostnamePattern }),
  'Set name as the system network name (Max Size 63)',
);

const hostnameWord = word('hostname', "Configure system's host name");
const switchnameWord = word('switchname', "Configure system's host name");

function set({ args, device }: Context<{ readonly name: string }>): void {
  device.configuration.change(hostname, args.name, device.clock.now());
}

function clear({ device }: Context<unknown>): void {
  device.configuration.change(hostname, hostname.initial, device.clock.now());
}

/** `hostname`: the name in the prompt; without one it is `switch`, and no line says so. */
const hostnameSetting = setting({
  syntax: [hostnameWord, nameArg],
  noSyntax: [hostnameWord, optional([nameArg])],
  examples: ['hostname N3K-C3064PQ'],
  set,
  clear,
  write: ({ running }) => {
    const name = hostname.of(running);
    return name === undefined ? [] : [`hostname ${name}`];
  },
});

/** `switchname`: another word for the same. */
const switchname = setting({
  syntax: [switchnameWord, nameArg],
  noSyntax: [switchnameWord, optional([nameArg])],
  examples: ['switchname N3K-C3064PQ'],
  set,
  clear,
  write: () => [],
});

export const hostnameSettings = [hostnameSetting, switchname];
