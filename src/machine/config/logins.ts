import { slice } from './slice.ts';

/** When logins are refused for a while: so many failures within so many seconds close the switch for some seconds. */
export interface LoginBlock {
  readonly blockSeconds: number;
  readonly attempts: number;
  readonly withinSeconds: number;
}

/** `login block-for`; undefined while nothing is watched for, as on a switch from the factory. */
export const loginBlock = slice<LoginBlock | undefined>('login block-for', undefined);

/** `ssh login-attempts`: wrong logins on one connection, after which it is closed; 3 by default (N9K security guide). */
export const sshLoginAttempts = slice('ssh login-attempts', 3);
