import { flag, word } from '../../grammar/tokens.ts';
import { showing } from '../../notation/showing.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';

const showWord = word('show', 'Show running system information');
const licenseWord = word('license', 'Show license information');

/** `show license host-id`: what a licence is bound to (client-contract 7; the key is inferred). */
export const showLicenseHostId = show({
  syntax: [showWord, licenseWord, word('host-id', 'Show license host-id used for node locked licenses')],
  examples: ['show license host-id'],
  read: ({ device }) => `VDH=${device.serialNumber}`,
  print: (hostId) => [`License hostid: ${hostId}`],
  structure: (hostId) => ({ host_id: hostId }),
});

/** `show license` and `show license brief`: no licence file is there, and none can be installed. */
export const showLicense = show({
  syntax: [showWord, licenseWord, flag('isBrief', word('brief', 'Show license names'))],
  examples: ['show license', 'show license brief'],
  read: () => [],
  print: (names) => names,
});

/** The packages that an N3K-C3172TQ-XL on 7.0(3)I3(1) lists; the base package is there from the factory (nxos-behaviour 5.5). */
const packages = [
  { name: '16P_UPG_PKG', isInstalled: false },
  { name: '32P_LIC_PKG', isInstalled: false },
  { name: 'NXOS_OE_PKG', isInstalled: false },
  { name: '24P_N3K_LIC_PKG', isInstalled: false },
  { name: '48P_N3K_UPG_PKG', isInstalled: false },
  { name: 'LAN_BASE_SERVICES_PKG', isInstalled: true },
  { name: 'LAN_ENTERPRISE_SERVICES_PKG', isInstalled: false },
];

/** `show license usage`: no licence can be installed, so only the factory's base package is. */
export const showLicenseUsage = show({
  syntax: [showWord, licenseWord, word('usage', 'Show license usage table')],
  examples: ['show license usage'],
  read: () => packages,
  *print(known) {
    yield 'Feature                      Ins  Lic   Status Expiry Date Comments';
    yield '                                 Count';
    yield '-'.repeat(80);
    for (const { name, isInstalled } of known) {
      const expiry = isInstalled ? 'Never' : '';
      yield `${name.padEnd(29)} ${(isInstalled ? 'Yes' : 'No').padEnd(3)}   -   Unused ${expiry.padEnd(11)} -`;
    }
    yield '-'.repeat(80);
  },
  // Key names inferred from the columns, in the device's manner.
  structure: (known) =>
    table(
      'show_lic_usage',
      known.map(({ name, isInstalled }) => ({
        feature_name: name,
        lic_installed: isInstalled ? 'Yes' : 'No',
        lic_count: '-',
        lic_status: 'Unused',
        expiry_date: isInstalled ? 'Never' : '',
        comments: '-',
      })),
    ),
});

/** `show license usage PACKAGE`: what uses a package; nothing asks for one here. Form: Cisco's licensing guides. */
export const showLicenseApplications = showing('show license usage <package:word64>', {
  help: { license: 'Show license information', usage: 'Show license usage table', '<package>': 'License package name' },
  examples: ['show license usage LAN_BASE_SERVICES_PKG'],
  read: ({ args }) => packages.some(({ name }) => name === args.package),
  print: (isKnown) =>
    isKnown ? ['Application', '-----------', '-----------'] : ['Feature not found in the license database'],
});

/** `show license all`: licences and what uses them; no licence file can be installed. */
export const showLicenseAll = showing('show license all', {
  help: { license: 'Show license information', all: 'Show license information for all' },
  read: () => [],
  print: (lines) => lines,
});

/** `show license file FILE`: what stands in an installed licence; none is (words inferred). */
export const showLicenseFile = showing('show license file <file:word64>', {
  help: { license: 'Show license information', file: 'Show license file contents', '<file>': 'License file name' },
  examples: ['show license file lan.lic'],
  read: ({ args }) => args.file,
  print: (file) => [`License file ${file} does not exist`],
});
