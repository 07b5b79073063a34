import { named } from '../../machine/config/named.ts';
import { mayRun, roles } from '../../machine/config/roles.ts';
import { adminRole, defaultRole, users } from '../../machine/config/users.ts';
import type { Device } from '../../machine/device.ts';
import type { Match } from '../grammar/match.ts';
import { splitWords } from '../grammar/words.ts';
import { behindDo, type Language, type Runnable } from './language.ts';
import type { Session } from './session.ts';

/** What a line is for an operator; `denied` is a command that none of their roles lets run. */
export type Permitted = Match<Runnable> | { readonly kind: 'denied'; readonly column: number };

/** The command that a line is, if the operator's roles let them run it. */
export function matchPermitted(line: string, language: Language, device: Device, session: Session): Permitted {
  const found = language.match(line, device, session);
  if (found.kind !== 'matched') return found;
  const granted = rolesOf(session.user, device);
  if (session.isEnabled || granted.includes(adminRole)) return found;
  const words = splitWords(behindDo(line, session) ?? line).map(({ text }) => text);
  const { configuration } = device;
  if (mayRun(granted, configuration.of(roles), found.command.access, words, configuration.isOn('privilege')))
    return found;
  return { kind: 'denied', column: 0 };
}

/** The roles that a user has. General knowledge: `admin` is on every switch, also on one that has no configuration. */
export function rolesOf(user: string, device: Device): readonly string[] {
  return named(device.configuration.of(users), user)?.roles ?? [user === 'admin' ? adminRole : defaultRole];
}
