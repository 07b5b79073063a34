import { type Body, bodyOf, entryAt, listAt, valuesAt } from '../../../machine/config/body.ts';
import { numberAt } from '../../../machine/routing-processes.ts';
import { showing } from '../../notation/showing.ts';
import { type Ipv6Interface, ipv6InterfacesByVrf } from '../interfaces/show-ipv6-interface.ts';

const headings = { nd: 'ICMPv6 ND Interfaces', icmp: 'ICMPv6 Interfaces' } as const;

/** `show ipv6 nd interface` and `show ipv6 icmp interface` (layout: genie ShowIpv6NdInterface). */
const neighbourDiscovery = (['nd', 'icmp'] as const).map((what) =>
  showing(`show ipv6 ${what} interface [<interface>] [vrf <vrf>]` as string, {
    examples: [`show ipv6 ${what} interface`, `show ipv6 ${what} interface vrf all`],
    read: ({ args, device }) => {
      const { interface: port, vrf } = args as { readonly interface?: string; readonly vrf?: string };
      return ipv6InterfacesByVrf(device, vrf ?? (port === undefined ? 'default' : 'all')).map(
        ({ vrf: name, rows }) => ({
          vrf: name,
          rows: rows
            .filter((row) => port === undefined || row.name === port)
            .map((row) => ({ ...row, body: bodyOf(device.configuration.running, 'config-if', row.name) })),
        }),
      );
    },
    *print(all) {
      for (const { vrf, rows } of all) {
        yield '';
        yield `${headings[what]} for VRF "${vrf}"`;
        for (const row of rows) yield* interfaceLines(row);
      }
    },
  }),
);

function* interfaceLines(row: Ipv6Interface & { readonly body: Body }): Generator<string> {
  const { name, isUp, isShut, addresses, linkLocal, mtuBytes, body } = row;
  const is = isUp ? 'up' : 'down';
  const has = (what: string) => entryAt(body, `ipv6 nd ${what}`) !== undefined;
  const at = (what: string, value: string, otherwise: number) => numberAt(body, `ipv6 nd ${what}`, value, otherwise);
  const interval = at('ra-interval', 'raInterval', 600);
  yield `${name}, Interface status: protocol-${is}/link-${is}/admin-${isShut ? 'down' : 'up'}`;
  yield '  IPv6 address: ';
  for (const address of addresses) yield `    ${address} [VALID]`;
  yield `  IPv6 link-local address: ${linkLocal} [VALID]`;
  yield '  ND mac-extract : Disabled';
  yield '  ICMPv6 active timers:';
  yield '      Last Neighbor-Solicitation sent: never';
  yield '      Last Neighbor-Advertisement sent: never';
  yield '      Last Router-Advertisement sent: never';
  yield '      Next Router-Advertisement sent in: never';
  yield '  Router-Advertisement parameters:';
  yield `      Periodic interval: ${at('ra-interval', 'min', Math.floor(interval / 3))} to ${interval} seconds`;
  yield `      Send "Managed Address Configuration" flag: ${has('managed-config-flag')}`;
  yield `      Send "Other Stateful Configuration" flag: ${has('other-config-flag')}`;
  yield `      Send "Default Router Preference" value: ${capital(valuesAt(body, 'ipv6 nd router-preference')?.preference)}`;
  yield `      Send "Current Hop Limit" field: ${at('hop-limit', 'hopLimit', 64)}`;
  yield `      Send "MTU" option value: ${at('mtu', 'mtu', mtuBytes)}`;
  yield `      Send "Router Lifetime" field: ${at('ra-lifetime', 'raLifetime', 1800)} secs`;
  yield `      Send "Reachable Time" field: ${at('reachable-time', 'reachableTime', 0)} ms`;
  yield `      Send "Retrans Timer" field: ${at('retrans-timer', 'retransTimer', 0)} ms`;
  yield `      Suppress RA: ${has('suppress-ra') ? 'Enabled' : 'Disabled'}`;
  yield `      Suppress MTU in RA: ${valuesAt(body, 'ipv6 nd suppress-ra')?.mtu === true ? 'Enabled' : 'Disabled'}`;
  yield '      Suppress Route Information Option in RA: Disabled';
  yield '  Neighbor-Solicitation parameters:';
  yield `      NS retransmit interval: ${at('ns-interval', 'nsInterval', 1000)} ms`;
  yield '      ND NUD retry base: 1';
  yield '      ND NUD retry interval: 1000';
  yield '      ND NUD retry attempts: 3';
  yield '  ICMPv6 error message parameters:';
  yield `      Send redirects: ${entryAt(body, 'ipv6 redirects')?.isOff !== true} (0)`;
  yield `      Send unreachables: ${entryAt(body, 'ipv6 unreachables') !== undefined}`;
  yield '  ICMPv6 DAD parameters:';
  yield `      Maximum DAD attempts: ${at('dad attempts', 'attempts', 1)}`;
}

function capital(word: unknown): string {
  const text = String(word ?? 'medium');
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** `show ipv6 routers`: nobody advertises (genie ShowIpv6Routers shows one block for each router). */
const routers = showing('show ipv6 routers [<interface>] [vrf <vrf>]', {
  examples: ['show ipv6 routers', 'show ipv6 routers vrf all'],
  read: ({ args, device }) => ipv6InterfacesByVrf(device, args.vrf ?? 'default'),
  *print() {},
});

/** `show ipv6 mld groups` and `local-groups`: those that are configured (layout: genie ShowIpv6MldGroups). */
const groups = (['groups', 'local-groups'] as const).map((what) =>
  showing(`show ipv6 mld ${what} [vrf <vrf>]` as string, {
    examples: [`show ipv6 mld ${what}`, `show ipv6 mld ${what} vrf all`],
    read: ({ args, device }) =>
      ipv6InterfacesByVrf(device, (args as { readonly vrf?: string }).vrf ?? 'default').map(({ vrf, rows }) => ({
        vrf,
        members: rows.flatMap(({ name, linkLocal }) =>
          ['ipv6 mld static-oif', 'ipv6 mld join-group'].flatMap((id) =>
            listAt(bodyOf(device.configuration.running, 'config-if', name), id).map(({ group }) => ({
              group: String(group),
              type: id.endsWith('oif') ? 'S' : 'L',
              port: name,
              reporter: linkLocal,
            })),
          ),
        ),
      })),
    *print(all) {
      for (const { vrf, members } of all) {
        yield `MLD Connected Group Membership for VRF "${vrf}" - ${members.length} total entries`;
        yield 'Type: S - Static, D - Dynamic, L - Local, T - SSM Translated';
        for (const { group, type, port, reporter } of members) {
          yield group;
          yield `  ${type.padEnd(5)}${port.padEnd(20)}00:00:10  never     ${reporter}`;
        }
        yield '';
      }
    },
  }),
);

/** `show ipv6 mld interface` (layout: genie ShowIpv6MldInterface). */
const mldInterfaces = showing('show ipv6 mld interface [<interface>] [vrf <vrf>]', {
  examples: ['show ipv6 mld interface', 'show ipv6 mld interface vrf all'],
  read: ({ args, device }) =>
    ipv6InterfacesByVrf(device, args.vrf ?? (args.interface === undefined ? 'default' : 'all')).map(
      ({ vrf, rows }) => ({
        vrf,
        rows: rows
          .map((row) => ({ ...row, body: bodyOf(device.configuration.running, 'config-if', row.name) }))
          .filter(({ name, body }) =>
            args.interface === undefined
              ? Object.keys(body).some((id) => id.startsWith('ipv6 mld') || id === 'ipv6 pim sparse-mode')
              : name === args.interface,
          ),
      }),
    ),
  *print(all) {
    for (const { vrf, rows } of all) {
      yield '';
      yield `ICMPv6 MLD Interfaces for VRF "${vrf}"`;
      for (const row of rows) yield* mldLines(row);
    }
  },
});

function* mldLines({
  name,
  isUp,
  isShut,
  addresses,
  linkLocal,
  body,
}: Ipv6Interface & { readonly body: Body }): Generator<string> {
  const is = isUp ? 'up' : 'down';
  const at = (what: string, value: string, otherwise: number) => numberAt(body, `ipv6 mld ${what}`, value, otherwise);
  const version = Number(valuesAt(body, 'ipv6 mld version')?.version ?? 2);
  yield `${name}, Interface status: protocol-${is}/link-${is}/admin-${isShut ? 'down' : 'up'}`;
  yield '  IPv6 address: ';
  for (const address of addresses) yield `    ${address} [VALID]`;
  yield `  Link Local Address : ${linkLocal}(VALID)`;
  yield `  IPv6 Link-local Address: ${linkLocal}`;
  yield '  ICMPv6 MLD parameters:';
  yield `      Active Querier: ${isUp ? linkLocal : 'none'}`;
  yield `      MLD Membership count: ${listAt(body, 'ipv6 mld static-oif').length + listAt(body, 'ipv6 mld join-group').length}`;
  yield `      MLD version: ${version}, host version: ${version}`;
  for (const [text, what, otherwise, unit] of mldFigures) {
    const value = at(what, what === 'robustness-variable' ? 'value' : 'seconds', otherwise);
    yield `      MLD ${text}: ${value}${unit}, configured value: ${value}${unit}`;
  }
  yield `      MLD reporting for link-local groups: ${entryAt(body, 'ipv6 mld report-link-local-groups') === undefined ? 'disabled' : 'enabled'}`;
  yield `      MLD immediate leave: ${entryAt(body, 'ipv6 mld immediate-leave') === undefined ? 'disabled' : 'enabled'}`;
  yield '  ICMPv6 MLD Statistics (sent/received):';
  for (const kind of ['V1 Queries', 'V2 Queries', 'V1 Reports', 'V2 Reports', 'V1 Leaves'])
    yield `  ${`${kind}:`.padEnd(21)}0/0`;
}

const mldFigures = [
  ['query interval', 'query-interval', 125, ' secs'],
  ['max response time', 'query-max-response-time', 10, ' secs'],
  ['group timeout', 'group-timeout', 260, ' secs'],
  ['querier timeout', 'querier-timeout', 255, ' secs'],
  ['robustness variable', 'robustness-variable', 2, ''],
] as const;

export const showIpv6Nd = [...neighbourDiscovery, routers, mldInterfaces, ...groups];
