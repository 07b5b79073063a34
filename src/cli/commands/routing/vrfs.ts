import { withoutBodies } from '../../../machine/config/body.ts';
import { nameLookup, noNames, withNames } from '../../../machine/config/dns.ts';
import { interfaces, withInterfaces } from '../../../machine/config/interfaces.ts';
import { entriesOf, noneKeyed } from '../../../machine/config/keyed.ts';
import { listOf, named, withNamed, withoutNamed } from '../../../machine/config/named.ts';
import { managementVrf, vrfs } from '../../../machine/config/vrfs.ts';
import type { Device } from '../../../machine/device.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, word } from '../../grammar/tokens.ts';
import { section } from '../../shell/setting.ts';
import { vrfMode } from './vrf-mode.ts';

/** The VRF of interfaces for which nobody names another. */
const defaultVrf = 'default';

/** `vrf context`: makes a VRF. */
const vrfContext = section(vrfMode, {
  syntax: [
    word('vrf', 'Configure VRF parameters'),
    word('context', 'Create VRF and enter VRF mode'),
    arg('name', wordArg({ maxLength: 32, pattern: /^[\w.-]+$/, offers: 'vrf' }), 'VRF name (Max Size 32)'),
  ],
  examples: ['vrf context management', 'vrf context tenant-1'],
  enter({ args, device }) {
    const known = device.configuration.of(vrfs);
    if (named(known, args.name) === undefined) {
      const made = withNamed(known, args.name, { name: args.name, routes: noneKeyed });
      device.configuration.change(vrfs, made, device.clock.now());
    }
    return args.name;
  },
  clear({ args, device, refuse }) {
    if (args.name === defaultVrf || args.name === managementVrf) {
      return refuse(`ERROR: VRF ${args.name} cannot be deleted`);
    }
    removeVrf(device, args.name);
  },
  sections: ({ running }) =>
    listOf(vrfs.of(running))
      .filter(({ name }) => name !== defaultVrf)
      .map(({ name }) => ({ line: `vrf context ${name}`, target: name })),
});

export const vrfSettings = [vrfContext];

/** Interfaces of a VRF that goes away fall back to VRF default without an address. */
function removeVrf({ configuration, clock }: Device, name: string): void {
  const configured = configuration.of(interfaces);
  const members = Array.from(entriesOf(configured)).flatMap(([port, { vrf }]) => (vrf === name ? [port] : []));
  configuration.change(
    interfaces,
    withInterfaces(configured, members, () => ({ vrf: defaultVrf, address: undefined, addressOptions: undefined })),
    clock.now(),
  );
  configuration.change(nameLookup, withNames(configuration.of(nameLookup), name, noNames), clock.now());
  configuration.change(vrfs, withoutNamed(configuration.of(vrfs), name), clock.now());
  configuration.replace(withoutBodies(configuration.running, vrfMode.name, [name]), clock.now());
}
