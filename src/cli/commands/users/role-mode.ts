import { type Named, named, withNamed } from '../../../machine/config/named.ts';
import { type Role, roles } from '../../../machine/config/roles.ts';
import type { Device } from '../../../machine/device.ts';
import { submode } from '../../shell/mode.ts';

/** `(config-role)#`, about the role of that name. */
export const roleMode = submode<string>('config-role');

/** Puts other roles in the place of those that were made. */
export function changeRoles(device: Device, changed: Named<Role>): void {
  device.configuration.change(roles, changed, device.clock.now());
}

/** Changes some fields of a role that was made. */
export function changeRole(device: Device, name: string, fields: (known: Role) => Partial<Role>): void {
  const made = device.configuration.of(roles);
  const known = named(made, name);
  if (known !== undefined) changeRoles(device, withNamed(made, name, { ...known, ...fields(known) }));
}
