import type { Setting } from '../shell/command.ts';
import { allowDeleteSettings } from './config/allow-delete.ts';
import { bannerSettings } from './config/banner.ts';
import { bootSettings } from './config/boot.ts';
import { cliAliasSettings } from './config/cli-alias.ts';
import { clockSettings } from './config/clock.ts';
import { dmeSettings } from './config/dme.ts';
import { dnsSettings } from './config/dns.ts';
import { featureSettings } from './config/feature.ts';
import { hostnameSettings } from './config/hostname.ts';
import { interfaceAddressSettings } from './config/interface-addresses.ts';
import { interfaceLayer3Settings, interfaceSettings, interfaceStateSettings } from './config/interfaces.ts';
import { lineSettings } from './config/lines.ts';
import { loggingSettings } from './config/logging.ts';
import { loginSettings } from './config/logins.ts';
import { icamSettings, monitoringSettings } from './config/monitoring.ts';
import { roleSettings } from './config/roles.ts';
import { switchportSettings } from './config/switchport.ts';
import { userSettings } from './config/users.ts';
import { vdcSettings } from './config/vdc.ts';
import { vlanSettings } from './config/vlans.ts';
import { routeSettings, vrfSettings } from './config/vrfs.ts';

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
