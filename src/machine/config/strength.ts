/** Why a password is weak. */
export type Weakness = 'too-short' | 'few-classes';

const lengthMinimum = 8;
const classCountMinimum = 3;
const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

/**
 * What is wrong with a password while `password strength-check` is on. The length is documented (nxos-behaviour 8); of the
 * other rules in Cisco's guides only the mixture of characters is modelled.
 */
export function weaknessesOf(password: string): readonly Weakness[] {
  const weaknesses: Weakness[] = [];
  if (password.length < lengthMinimum) weaknesses.push('too-short');
  if (classes.filter((pattern) => pattern.test(password)).length < classCountMinimum) weaknesses.push('few-classes');
  return weaknesses;
}

/**
 * What cracklib has against a password, in its words, or undefined: the device passes them on (`it is WAY too short` in a capture of
 * Nexus 9000). Of cracklib's rules those are modelled that need no dictionary.
 */
export function cracklibWords(password: string): string | undefined {
  if (password.length < 4) return 'it is WAY too short';
  if (password.length < 6) return 'it is too short';
  return new Set(password).size < 5 ? 'it does not contain enough DIFFERENT characters' : undefined;
}
