import { privilegeMaximum, privilegeOf } from './roles.ts';
import { slice } from './slice.ts';
import { adminRole } from './users.ts';

/** The level that `enable` leads to, the only one that there is to move to (N9K security guide 9.x). */
export const enabledLevel = privilegeMaximum;

/** Hashes of the passwords that `enable` asks for, by privilege level (1 to 15). */
export const enableSecrets = slice<Readonly<Record<number, string>>>('enable secrets', {});

/**
 * The privilege level of a user with these roles, the highest of them; -1 without any (CSCtz73938, quoted in cisco.nxos #54). `adminHas`
 * tells whether network-admin counts as the highest.
 */
export function privilegeLevel(roles: readonly string[], adminHas: boolean): number {
  return Math.max(
    -1,
    ...roles.map((role) => privilegeOf(role) ?? (adminHas && role === adminRole ? enabledLevel : -1)),
  );
}
