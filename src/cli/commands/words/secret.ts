import { hashInTurns } from '../../../machine/config/password.ts';
import { choice, optional, word } from '../../grammar/tokens.ts';
import type { Context } from '../../shell/command.ts';

/** What may stand before a secret: whether it follows in clear, as it does without this, or as its hash. */
export const formOfSecret = optional([
  choice('form', [
    word('0', 'Denotes that the password that follows should be in clear text'),
    word('5', 'Denotes that the password that follows should be encrypted'),
  ]),
]);

/** What stands in place of a hash for a user who has no password. */
export const noPassword = '!';

/** The hash of a secret as typed in one of its forms; undefined when there is none, or the making of it was interrupted. */
export async function hashOf(
  secret: string,
  form: '0' | '5' | undefined,
  { device, running, session, signal }: Context<unknown>,
): Promise<string | undefined> {
  if (form === '5') return secret === noPassword ? undefined : secret;
  const scheme = running.has('sha256Passwords') ? 'sha256' : 'md5';
  const random = device.random.fork(`salt ${device.clock.now()}`);
  return hashInTurns(secret, random, scheme, { taker: session.turns, signal });
}
