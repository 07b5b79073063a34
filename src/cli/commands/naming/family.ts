import type { Family } from '../family.ts';
import { bannerSettings } from './banner.ts';
import { dnsSettings } from './dns.ts';
import { dnsLines } from './dns-lines.ts';
import { hostnameSettings } from './hostname.ts';
import { showBanner } from './show-banner.ts';
import { showHostname, showSwitchname } from './show-hostname.ts';
import { showHosts } from './show-hosts.ts';

/** What the switch is called, what it says to whoever comes, and how it finds the names of others. */
export const naming: Family = {
  commands: [showBanner, showHostname, showSwitchname, showHosts],
  settings: [...bannerSettings, ...dnsSettings, ...dnsLines.settings, ...hostnameSettings],
};
