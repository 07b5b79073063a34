import { line, notation } from '../../notation/notation.ts';

/** Words of passphrases, for `?` (the chapter U of the command reference of 9.3). */
const help = {
  userpassphrase: 'Default passphrase configuration',
  'min-length': 'Minimum length of the password',
  'max-length': 'Maximum length of the password',
  'default-lifetime': 'Default passphrase lifetime in days',
  'default-warntime': 'Default passphrase warntime in days',
  'default-gracetime': 'Default passphrase gracetime in days',
  passphrase: 'Passphrase lifetime',
};

export const lengths = line('userpassphrase min-length <4-127> [max-length <80-127>]', { help });
export const lifetime = line('userpassphrase default-lifetime <0-99999>', {
  default: 'userpassphrase default-lifetime 99999',
  help,
});
export const warntime = line('userpassphrase default-warntime <0-99999>', {
  default: 'userpassphrase default-warntime 14',
  help,
});
export const gracetime = line('userpassphrase default-gracetime <0-99999>', {
  default: 'userpassphrase default-gracetime 3',
  help,
});

/** Lengths and lifetimes of passwords; defaults: `username … passphrase  lifetime 99999 warntime 14 gracetime 3`. */
export const passphraseLines = notation('passphrases', [
  lengths,
  lifetime,
  warntime,
  gracetime,
  line('password secure-mode', {
    default: 'password secure-mode',
    needs: 'singleImage',
    help: { password: 'Password for the user', 'secure-mode': 'Ask for the old password before a new one' },
  }),
]);
