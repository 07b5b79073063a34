import type { TurnTaker } from '../../base/turns.ts';
import { release } from '../../facts/release.ts';
import { hasTrait } from '../../facts/traits.ts';
import { named, noneNamed, withNamed } from '../../machine/config/named.ts';
import { hashInTurns } from '../../machine/config/password.ts';
import { adminRole, users } from '../../machine/config/users.ts';
import type { Device } from '../../machine/device.ts';

const adminName = 'admin';

/** Who sets a password, and until when. */
export interface Setting {
  readonly screen: { readonly turns: TurnTaker };
  readonly signal: AbortSignal;
}

/** Gives the administrator a password, and makes the account if there is none; not once the signal aborts. */
export async function setAdminPassword(device: Device, password: string, by: Setting): Promise<void> {
  const passwordHash = await hashed(device, password, by);
  if (passwordHash === undefined) return;
  const accounts = device.configuration.of(users);
  const known = named(accounts, adminName);
  const account = known ?? { name: adminName, passwordHash, roles: [adminRole], sshKeys: noneNamed };
  device.configuration.change(users, withNamed(accounts, adminName, { ...account, passwordHash }), device.clock.now());
}

/** Writes a new password of the administrator into the startup configuration, if there is one: the next start reads it. */
export async function saveAdminPassword(device: Device, password: string, by: Setting): Promise<void> {
  const { configuration } = device;
  const hash = await hashed(device, password, by);
  const { startup } = configuration;
  if (startup === undefined || hash === undefined) return;
  const line = `username ${adminName} password 5 ${hash}  role ${adminRole}`;
  const lines = startup.text.split('\n');
  const at = lines.findIndex((known) => known.startsWith(`username ${adminName} password `));
  const text = at < 0 ? [...lines, line] : lines.map((known, index) => (index === at ? line : known));
  configuration.save(text.join('\n'), startup.savedAtMs);
}

/** How the release hashes that runs, or whose kickstart does. */
function schemeOf(device: Device): 'md5' | 'sha256' {
  const { stage } = device.power;
  const header = 'header' in stage ? stage.header : undefined;
  return header === undefined || hasTrait(release(header.release), 'sha256Passwords') ? 'sha256' : 'md5';
}

function hashed(device: Device, password: string, { screen, signal }: Setting): Promise<string | undefined> {
  const random = device.random.fork(`salt of ${adminName} at ${device.clock.now()}`);
  return hashInTurns(password, random, schemeOf(device), { taker: screen.turns, signal });
}
