import { type Body, emptyBody, entryAt, listAt, valuesAt } from '../../../machine/config/body.ts';
import type { Device } from '../../../machine/device.ts';
import {
  interfacesOf,
  numberAt,
  type ProcessInterface,
  type RoutingProcess,
  wantedProcesses,
} from '../../../machine/routing-processes.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';

const needs = 'feature rip';

interface Shown extends RoutingProcess {
  readonly family: Body;
  readonly ports: readonly ProcessInterface[];
}

function shownOf(
  device: Device,
  family: 'ip' | 'ipv6',
  args: { readonly vrf?: string; readonly tag?: string },
): readonly Shown[] {
  const id = `address-family ${family === 'ip' ? 'ipv4' : 'ipv6'} unicast`;
  return wantedProcesses(device, 'rip', args).map((process) => ({
    ...process,
    family: entryAt(process.body, id)?.body ?? emptyBody,
    ports: interfacesOf(device, process, `${family} router rip`),
  }));
}

const keys = (all: readonly Shown[]) =>
  table(
    'process',
    all.map(({ tag, vrf }) => ({ process: `rip-${tag}`, ...table('vrf', [{ vrf }]) })),
  );

/** RIP of one family (layouts: genie's RIP goldens; keys inferred). */
function commandsOf(text: 'show ip rip' | 'show ipv6 rip', family: 'ip' | 'ipv6') {
  const port = family === 'ip' ? 'RIP port 520, multicast-group 224.0.0.9' : 'RIP port 521, multicast-group ff02::9';
  const read = ({ args, device }: { args: { readonly vrf?: string; readonly tag?: string }; device: Device }) =>
    shownOf(device, family, args);
  return [
    showing(`${text} [instance <tag:word20>] [vrf <vrf>]`, {
      needs,
      examples: [text, `${text} vrf all`],
      read,
      *print(all) {
        if (all.length > 0) {
          yield 'RIP Isolate Mode: No';
          yield 'MMODE: Initialized';
        }
        for (const one of all) yield* processLines(one, port, family === 'ip' ? 'ipv4' : 'ipv6');
      },
      structure: keys,
    }),
    showing(`${text} interface [<interface>] [vrf <vrf>]`, {
      needs,
      examples: [`${text} interface`, `${text} interface vrf all`],
      read,
      *print(all) {
        for (const { tag, vrf, ports } of all) {
          yield `Process Name "rip-${tag}" VRF "${vrf}"`;
          yield 'RIP-configured interface information';
          yield '';
          for (const { name, address, isUp, isShut } of ports) {
            const up = isUp ? 'up' : 'down';
            yield `${name}, protocol-${up}/link-${up}/admin-${isShut ? 'down' : 'up'}, RIP state : ${up}`;
            yield `  address/mask ${address}, metric 1, split-horizon`;
          }
          yield '';
        }
      },
      structure: keys,
    }),
    ...['route', 'neighbor', 'policy statistics redistribute'].map((what) =>
      showing(`${text} ${what} [vrf <vrf>]`, {
        needs,
        examples: [`${text} ${what}`, `${text} ${what} vrf all`],
        read,
        *print(all) {
          for (const { tag, vrf } of all) {
            yield `Process Name "rip-${tag}" VRF "${vrf}"`;
            if (what !== 'route') continue;
            yield 'RIP routing table ';
            yield '';
            yield '> - indicates best RIP route';
            yield '';
          }
        },
        structure: keys,
      }),
    ),
  ];
}

function* processLines({ tag, vrf, family, ports }: Shown, port: string, name: string): Generator<string> {
  const { update = 30, timeout = 180, garbage = 120 } = valuesAt(family, 'timers basic') ?? {};
  yield `Process Name "rip-${tag}" VRF "${vrf}"`;
  yield port;
  yield `Admin-distance: ${numberAt(family, 'distance', 'distance', 120)} `;
  yield `Updates every ${update} sec, expire in ${timeout} sec`;
  yield `Collect garbage in ${garbage} sec`;
  yield `Default-metric: ${numberAt(family, 'default-metric', 'metric', 1)}`;
  yield `Max-paths: ${numberAt(family, 'maximum-paths', 'paths', 8)}`;
  yield 'Process is up and running';
  yield `  Interfaces supported by ${name} RIP :`;
  for (const one of ports) yield `    ${one.name}`;
  const sources = listAt(family, 'redistribute');
  if (sources.length === 0) return;
  yield '  Redistributing :';
  for (const { protocol, tag: of, map } of sources) {
    yield `    ${`${protocol}${of === undefined ? '' : `-${of}`}`.padEnd(16)}policy ${map}`;
  }
}

/** RIP: nobody answers yet. */
export const showRip = [...commandsOf('show ip rip', 'ip'), ...commandsOf('show ipv6 rip', 'ipv6')];
