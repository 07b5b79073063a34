import { bodyOf, entryAt, listAt, valuesAt } from '../../../machine/config/body.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import type { Device } from '../../../machine/device.ts';
import { type AddressedInterface, addressedInterfaces } from '../../../machine/logical-status.ts';
import { numberAt } from '../../../machine/routing-processes.ts';
import { showing } from '../../notation/showing.ts';
import { wantedVrfs } from '../routing/tables.ts';
import { table } from '../words/table.ts';
import { pimLines } from './pim-lines.ts';

const needs = 'feature pim';

/** What is configured of PIM in one VRF. */
function bodyIn(running: RunningConfiguration, vrf: string) {
  return vrf === 'default' ? pimLines.slice.of(running) : bodyOf(running, 'config-vrf', vrf);
}

/** The interfaces of a VRF on which PIM runs. */
export function pimInterfaces(device: Device, vrf: string): readonly AddressedInterface[] {
  return addressedInterfaces(device).filter(
    (one) =>
      one.vrf === vrf &&
      entryAt(bodyOf(device.configuration.running, 'config-if', one.name), 'ip pim sparse-mode') !== undefined,
  );
}

interface Vrf {
  readonly vrf: string;
  readonly ports: readonly (AddressedInterface & {
    readonly priority: number;
    readonly helloMs: number;
    readonly isBorder: boolean;
  })[];
  readonly rps: readonly { readonly rp: string; readonly groups: string; readonly isBidir: boolean }[];
  readonly ssm: string;
}

function vrfsOf(device: Device, wanted: string | undefined): readonly Vrf[] {
  const { running } = device.configuration;
  return wantedVrfs(device, wanted).map(({ name: vrf }) => {
    const body = bodyIn(running, vrf);
    return {
      vrf,
      ports: pimInterfaces(device, vrf).map((one) => {
        const own = bodyOf(running, 'config-if', one.name);
        return {
          ...one,
          priority: numberAt(own, 'ip pim dr-priority', 'priority', 1),
          helloMs: numberAt(own, 'ip pim hello-interval', 'ms', 30_000),
          isBorder: entryAt(own, 'ip pim border') !== undefined,
        };
      }),
      rps: listAt(body, 'ip pim rp-address').map(({ rp, groups, bidir }) => ({
        rp: String(rp),
        groups: String(groups ?? '224.0.0.0/4'),
        isBidir: bidir === true,
      })),
      ssm: String(
        valuesAt(body, 'ip pim ssm')?.range ?? (entryAt(body, 'ip pim ssm') === undefined ? '232.0.0.0/8' : ''),
      ),
    };
  });
}

const read = ({ args, device }: { args: { readonly vrf?: string }; device: Device }) => vrfsOf(device, args.vrf);

/** `show ip pim interface brief` (layout: ntc-templates; keys inferred). */
const brief = showing('show ip pim interface brief [vrf <vrf>]', {
  needs,
  examples: ['show ip pim interface brief', 'show ip pim interface brief vrf all'],
  read,
  *print(all) {
    for (const { vrf, ports } of all) {
      yield `PIM Interface Status for VRF "${vrf}"`;
      yield 'Interface            IP Address      PIM DR Address  Neighbor  Border';
      yield '                                                     Count     Interface';
      for (const { name, address, isUp, isBorder } of ports) {
        const [own = ''] = address.split('/');
        yield `${name.padEnd(21)}${own.padEnd(16)}${(isUp ? own : '0.0.0.0').padEnd(16)}${'0'.padEnd(10)}${isBorder ? 'yes' : 'no'}`;
      }
      yield '';
    }
  },
  structure: (all) =>
    table(
      'vrf',
      all.map(({ vrf, ports }) => ({
        vrf,
        ...table(
          'brief',
          ports.map(({ name, address, isUp }) => ({
            'if-name': name,
            'ipv4-addr': address.split('/')[0],
            'dr-address': isUp ? address.split('/')[0] : '0.0.0.0',
            'nbr-cnt': '0',
            'border-flag': 'false',
          })),
        ),
      })),
    ),
});

/** `show ip pim interface` (layout: genie's PIM goldens; keys: those that cisco.nxos nxos_pim_interface reads). */
const detailed = showing('show ip pim interface [<interface>] [vrf <vrf>]', {
  needs,
  examples: ['show ip pim interface', 'show ip pim interface vrf all', 'show ip pim interface ethernet 1/1'],
  read: ({ args, device }) =>
    vrfsOf(device, args.interface === undefined ? args.vrf : 'all')
      .map((one) => ({
        ...one,
        ports: one.ports.filter(({ name }) => args.interface === undefined || name === args.interface),
      }))
      .filter(({ ports }) => args.interface === undefined || ports.length > 0),
  *print(all) {
    for (const { vrf, ports } of all) {
      yield `PIM Interface Status for VRF "${vrf}"`;
      for (const { name, address, isUp, isShut, priority, helloMs, isBorder } of ports) {
        const up = isUp ? 'up' : 'down';
        const [own = ''] = address.split('/');
        yield `${name}, Interface status: protocol-${up}/link-${up}/admin-${isShut ? 'down' : 'up'}`;
        yield `  IP address: ${own}, IP subnet: ${address}`;
        yield `  PIM DR: ${isUp ? own : '0.0.0.0'}, DR's priority: ${priority}`;
        yield '  PIM neighbor count: 0';
        yield `  PIM hello interval: ${Math.floor(helloMs / 1000)} secs${helloMs % 1000 === 0 ? '' : ` (configured ${helloMs} ms)`}, next hello sent in: 00:00:13`;
        yield `  PIM neighbor holdtime: ${Math.floor((helloMs * 3.5) / 1000)} secs`;
        yield `  PIM configured DR priority: ${priority}`;
        yield '  PIM configured DR delay: 3 secs';
        yield `  PIM border interface: ${isBorder ? 'yes' : 'no'}`;
        yield '  PIM GenID sent in Hellos: 0x2c6a6b41';
        yield '  PIM Hello MD5-AH Authentication: disabled';
        yield '  PIM Neighbor policy: none configured';
        yield '  PIM Join-Prune inbound policy: none configured';
        yield '  PIM Join-Prune outbound policy: none configured';
        yield '  PIM Join-Prune interval: 1 minutes';
        yield '  PIM Join-Prune next sending: 1 minutes';
        yield '  PIM BFD enabled: no';
        yield '  PIM passive interface: no';
        yield '  PIM VPC SVI: no';
        yield '  PIM Auto Enabled: no';
      }
      yield '';
    }
  },
  structure: (all) =>
    table(
      'vrf',
      all.map(({ vrf, ports }) => ({
        vrf,
        ...table(
          'iod',
          ports.map(({ name, priority, helloMs, isBorder }) => ({
            'if-name': name,
            'dr-priority': String(priority),
            'hello-interval-sec': String(Math.floor(helloMs / 1000)),
            'is-border': String(isBorder),
            sparse: 'true',
          })),
        ),
      })),
    ),
});

/** `show ip pim neighbor` (layout: ntc-templates): nobody answers yet. */
const neighbours = showing('show ip pim neighbor [<interface>] [vrf <vrf>]', {
  needs,
  examples: ['show ip pim neighbor', 'show ip pim neighbor vrf all'],
  read,
  *print(all) {
    for (const { vrf } of all) {
      yield `PIM Neighbor Status for VRF "${vrf}"`;
      yield 'Neighbor        Interface            Uptime    Expires   DR       Bidir-  BFD    ECMP Redirect';
      yield '                                                         Priority Capable State     Capable';
      yield '';
    }
  },
  structure: (all) =>
    table(
      'vrf',
      all.map(({ vrf }) => ({ vrf })),
    ),
});

/** `show ip pim rp` (layout: ntc-templates, genie ShowPimRp). */
const rps = showing('show ip pim rp [vrf <vrf>]', {
  needs,
  examples: ['show ip pim rp', 'show ip pim rp vrf all'],
  read,
  *print(all) {
    for (const { vrf, rps: configured } of all) {
      yield `PIM RP Status Information for VRF "${vrf}"`;
      yield 'BSR disabled';
      yield 'Auto-RP disabled';
      yield 'BSR RP Candidate policy: None';
      yield 'BSR RP policy: None';
      yield 'Auto-RP Announce policy: None';
      yield 'Auto-RP Discovery policy: None';
      yield '';
      for (const { rp, groups, isBidir } of configured) {
        yield `RP: ${rp}, (0), `;
        yield ' uptime: 00:00:10   priority: 255, ';
        yield ' RP-source: (local),  ';
        yield ' group ranges:';
        yield ` ${groups}  ${isBidir ? ' (bidir) ' : ''}`;
      }
      yield '';
    }
  },
  structure: (all) =>
    table(
      'vrf',
      all.map(({ vrf, rps: configured }) => ({
        vrf,
        'is-bsr-enabled': 'false',
        'is-auto-rp-enabled': 'false',
        ...table(
          'rp',
          configured.map(({ rp, groups }) => ({
            'rp-addr': rp,
            priority: '255',
            ...table('grange', [{ 'grp-addr': groups }]),
          })),
        ),
      })),
    ),
});

/** `show ip pim group-range` (layout: ntc-templates). */
const ranges = showing('show ip pim group-range [vrf <vrf>]', {
  needs,
  examples: ['show ip pim group-range', 'show ip pim group-range vrf all'],
  read,
  *print(all) {
    for (const { vrf, ssm, rps: configured } of all) {
      yield `PIM Group-Range Configuration for VRF "${vrf}"`;
      yield 'Group-range        Action Mode  RP-address      Shrd-tree-range   Origin';
      for (const range of ssm.split(' ').filter((one) => one !== ''))
        yield `${range.padEnd(19)}Accept SSM   -               -                 Local`;
      for (const { rp, groups, isBidir } of configured) {
        yield `${groups.padEnd(19)}-      ${(isBidir ? 'Bidir' : 'ASM').padEnd(6)}${rp.padEnd(16)}-                 Static`;
      }
      yield '';
    }
  },
  structure: (all) =>
    table(
      'vrf',
      all.map(({ vrf, ssm }) => ({ vrf, ...table('grange', [{ 'grp-range': ssm, mode: 'SSM' }]) })),
    ),
});

/** `show ip pim vrf`, `route`, `statistics`, `df` and `oif-list`: little to tell while there is no traffic (headings inferred). */
const others = (
  [
    ['show ip pim vrf [<vrf>] [detail]', 'PIM Enabled VRF'],
    ['show ip pim route [vrf <vrf>]', 'PIM Routing Table for VRF'],
    ['show ip pim statistics [vrf <vrf>]', 'PIM Global Counter Statistics for VRF'],
    ['show ip pim df [vrf <vrf>]', 'Bidir-PIM Designated Forwarder Information for VRF'],
    ['show ip pim policy statistics register-policy [vrf <vrf>]', 'C: No. of messages matched policy for VRF'],
  ] as const
).map(([text, heading]) =>
  showing(text as string, {
    needs,
    examples: [text.replaceAll(/ \[.*/g, '')],
    read: ({ args, device }) => vrfsOf(device, (args as { vrf?: string }).vrf),
    *print(all) {
      for (const { vrf, ports } of all) {
        yield `${heading} "${vrf}"`;
        if (text.startsWith('show ip pim vrf'))
          yield `  VRF ID: 1, Table ID: 0x00000001, Interface Count: ${ports.length}, BFD Enabled: no`;
        yield '';
      }
    },
  }),
);

/** PIM for IPv6 has no RP and no neighbours here. */
const six = ['neighbor', 'interface', 'rp', 'group-range', 'route'].map((what) =>
  showing(`show ipv6 pim ${what} [vrf <vrf>]` as string, {
    needs: 'feature pim6',
    examples: [`show ipv6 pim ${what}`],
    read: ({ args, device }) => wantedVrfs(device, (args as { vrf?: string }).vrf),
    *print(all) {
      for (const { name } of all) {
        yield `PIM6 ${{ neighbor: 'Neighbor', interface: 'Interface', rp: 'RP', 'group-range': 'Group-Range', route: 'Route' }[what]} Status${what === 'rp' ? ' Information' : ''} for VRF "${name}"`;
        yield '';
      }
    },
  }),
);

export const showPim = [brief, detailed, neighbours, rps, ranges, ...others, ...six];
