import { named } from '../../../machine/config/named.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { users } from '../../../machine/config/users.ts';
import { valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { gracetime, lengths, lifetime, passphraseLines, warntime } from './passphrase.ts';

const help = {
  show: 'Show running system information',
  userpassphrase: 'Display default passphrase configuration',
  username: 'Display a user',
  passphrase: 'Display the passphrase of the user',
  timevalues: 'Lifetime, warntime and gracetime',
  all: 'Lengths and times',
  length: 'Minimum and maximum length',
  'max-length': 'Maximum length',
  'min-length': 'Minimum length',
};

function valuesOf(running: RunningConfiguration) {
  const body = passphraseLines.slice.of(running);
  return {
    minimum: valuesIn(body, lengths)?.minLength ?? 8,
    maximum: valuesIn(body, lengths)?.maxLength ?? 127,
    lifetime: valuesIn(body, lifetime)?.defaultLifetime ?? 99_999,
    warntime: valuesIn(body, warntime)?.defaultWarntime ?? 14,
    gracetime: valuesIn(body, gracetime)?.defaultGracetime ?? 3,
  };
}

/** `show userpassphrase`: what holds for all users (words: the chapter U of the show commands of 9.3, the form is inferred). */
export const showUserpassphrase = showing('show userpassphrase <what:all|length|max-length|min-length|timevalues>', {
  needs: 'singleImage',
  help,
  read: ({ args, device }) => ({ what: args.what, ...valuesOf(device.configuration.running) }),
  *print({ what, minimum, maximum, lifetime: life, warntime: warn, gracetime: grace }) {
    const shows = (...names: readonly string[]): boolean => what === 'all' || names.includes(what);
    if (shows('length', 'min-length')) yield `Minimum passphrase length : ${minimum}`;
    if (shows('length', 'max-length')) yield `Maximum passphrase length : ${maximum}`;
    if (!shows('timevalues')) return;
    yield `Last password change(default) :`;
    yield `Passphrase lifetime(default) : ${life} days after creation`;
    yield `Passphrase warning time before expiry(default) : ${warn} days`;
    yield `Passphrase Gracetime after expiry(default) : ${grace} days`;
  },
});

/** `show username … passphrase timevalues`: what holds for one of them. */
export const showUserTimes = showing('show username <name:word28> passphrase timevalues', {
  needs: 'singleImage',
  help,
  examples: ['show username admin passphrase timevalues'],
  read: ({ args, device }) => {
    const { running } = device.configuration;
    const own = named(users.of(running), args.name)?.passphrase?.match(/\d+/g);
    const { lifetime: life, warntime: warn, gracetime: grace } = valuesOf(running);
    return { life: own?.[0] ?? life, warn: own?.[1] ?? warn, grace: own?.[2] ?? grace };
  },
  print: ({ life, warn, grace }) => [
    `Passphrase lifetime: ${life} days after creation`,
    `Passphrase warning time before expiry: ${warn} days`,
    `Passphrase Gracetime after expiry: ${grace} days`,
  ],
});
