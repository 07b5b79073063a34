import { parseInstant } from '../../base/calendar.ts';
import { type Named, noneNamed } from './named.ts';
import { slice } from './slice.ts';

/** A user of the switch; the password is kept as its hash (`$5$…` or `$1$…`). */
export interface UserAccount {
  readonly name: string;
  /** Undefined for a user without a password, who cannot log in with one. */
  readonly passwordHash: string | undefined;
  /** Names of roles, in the order in which they were given; at least one. */
  readonly roles: readonly string[];
  /** Lines as in an authorized_keys file, each under itself. */
  readonly sshKeys: Named<string>;
  /** How long the password lasts, as days: `lifetime 99999 warntime 14 gracetime 3`. */
  readonly passphrase?: string;
  /** The shell that the user has, where that is another than the one of the switch. */
  readonly shelltype?: string;
  /** The day from whose beginning the user may log in no more, `2030-12-31`; undefined for one who always may. */
  readonly expires?: string | undefined;
}

/** Whether a user's time is over at a moment in milliseconds. */
export function isExpired({ expires }: UserAccount, nowMs: number): boolean {
  return expires !== undefined && (parseInstant(`${expires} 00:00:00`) ?? Number.POSITIVE_INFINITY) <= nowMs;
}

/** The role that may do everything. */
export const adminRole = 'network-admin';

/** The role of a user for whom none was named. */
export const defaultRole = 'network-operator';

/** How many accounts a switch has at most (security guide of NX-OS 10.4(x), CLI guide of Nexus 5000); the words at the bound are inferred. */
export const accountsMaximum = 256;

/** How many roles one account has at most (system management guide of Nexus 3548, 7.x). */
export const rolesMaximum = 64;

/** The accounts, in the order in which they were made. */
export const users = slice<Named<UserAccount>>('users', noneNamed);

/** Whether passwords typed in clear are checked for strength (on unless configured otherwise: nxos-behaviour 8). */
export const isStrengthChecked = slice('password strength-check', true);
