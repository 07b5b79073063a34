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
