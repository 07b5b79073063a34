import type { Setting } from '../shell/command.ts';
import { bootSettings } from './boot/boot.ts';
import { allowDeleteSettings } from './files/allow-delete.ts';
import { dmeSettings } from './install/dme.ts';
import { interfaceAddressSettings } from './interfaces/interface-addresses.ts';
import { interfaceLayer3Settings, interfaceSettings, interfaceStateSettings } from './interfaces/interfaces.ts';
import { switchportSettings } from './interfaces/switchport.ts';
import { loggingSettings } from './monitoring/logging.ts';
import { icamSettings, monitoringSettings } from './monitoring/monitoring.ts';
import { bannerSettings } from './naming/banner.ts';
import { dnsSettings } from './naming/dns.ts';
import { hostnameSettings } from './naming/hostname.ts';
import { routeSettings, vrfSettings } from './routing/vrfs.ts';
import { cliAliasSettings } from './session/cli-alias.ts';
import { lineSettings } from './session/lines.ts';
import { clockSettings } from './system/clock.ts';
import { featureSettings } from './system/feature.ts';
import { vdcSettings } from './system/vdc.ts';
import { loginSettings } from './users/logins.ts';
import { roleSettings } from './users/roles.ts';
import { userSettings } from './users/users.ts';
import { vlanSettings } from './vlans/vlans.ts';

/**
 * Every setting, in the order of the running configuration; settings of a mode stand in this order below its line. The order
 * is that of public captures (nxos-behaviour 5.6, pynxos test_device, a 7.0(3)I2(1) switch).
 */
export const allSettings: readonly Setting[] = [
  ...hostnameSettings,
  ...dmeSettings,
  ...vdcSettings,
  ...inBlock('features', featureSettings),
  ...clockSettings,
  ...inBlock('accounts', [
    ...loginSettings,
    ...roleSettings,
    ...userSettings,
    ...bannerSettings,
    ...dnsSettings,
    ...monitoringSettings,
    ...routeSettings,
  ]),
  ...inBlock('vlans', vlanSettings),
  ...inBlock('vrfs', vrfSettings),
  ...interfaceSettings,
  ...switchportSettings,
  ...interfaceLayer3Settings,
  ...interfaceAddressSettings,
  ...interfaceStateSettings,
  ...cliAliasSettings,
  ...icamSettings,
  ...lineSettings,
  ...bootSettings,
  ...allowDeleteSettings,
  ...loggingSettings,
];

/** Settings before which an empty line stands when others come before them. */
function inBlock(block: string, settings: readonly Setting[]): readonly Setting[] {
  return settings.map((known) => ({ ...known, block }));
}
