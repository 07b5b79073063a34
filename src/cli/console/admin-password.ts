import { release } from '../../facts/release.ts';
import { hasTrait } from '../../facts/traits.ts';
import { adminRole, users } from '../../machine/config/accounts.ts';
import { named, noneNamed, withNamed } from '../../machine/config/named.ts';
import { hashPassword } from '../../machine/config/password.ts';
import type { Device } from '../../machine/device.ts';

const adminName = 'admin';

/** Gives the administrator a password, and makes the account if there is none. */
export function setAdminPassword(device: Device, password: string): void {
  const accounts = device.configuration.of(users);
  const known = named(accounts, adminName);
  const passwordHash = hashed(device, password);
  const account = known ?? { name: adminName, passwordHash, roles: [adminRole], sshKeys: noneNamed };
  device.configuration.change(users, withNamed(accounts, adminName, { ...account, passwordHash }), device.clock.now());
}

/** Writes a new password of the administrator into the startup configuration, if there is one: the next start reads it. */
export function saveAdminPassword(device: Device, password: string): void {
  const { configuration } = device;
  const { startup } = configuration;
  if (startup === undefined) return;
  const line = `username ${adminName} password 5 ${hashed(device, password)}  role ${adminRole}`;
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

function hashed(device: Device, password: string): string {
  return hashPassword(password, device.random.fork(`salt of ${adminName} at ${device.clock.now()}`), schemeOf(device));
}
