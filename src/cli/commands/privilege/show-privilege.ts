import { enabledLevel, privilegeLevel } from '../../../machine/config/privilege.ts';
import { word } from '../../grammar/tokens.ts';
import { type Context, show } from '../../shell/command.ts';
import { rolesOf } from '../../shell/permission.ts';

/** `show privilege`: a capture of Nexus 9000 in ansible #69617, of Nexus 5000 in cisco.nxos #54. */
export const showPrivilege = show({
  syntax: [
    word('show', 'Show running system information'),
    word('privilege', 'Show current privilege level', { needs: 'not noPrivilegeLevels' }),
  ],
  examples: ['show privilege'],
  read: (context) => ({
    user: context.session.user,
    level: levelOf(context),
    isOn: context.device.configuration.isOn('privilege'),
  }),
  print: ({ user, level, isOn }) => [
    `User name: ${user}`,
    `Current privilege level: ${level}`,
    `Feature privilege: ${isOn ? 'Enabled' : 'Disabled'}`,
  ],
});

/** The level at which the operator works. */
export function levelOf({ device, running, session }: Context<unknown>): number {
  if (session.isEnabled) return enabledLevel;
  return privilegeLevel(rolesOf(session.user, device), running.has('adminLevel'));
}
