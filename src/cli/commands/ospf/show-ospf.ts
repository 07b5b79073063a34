import { entryAt, listAt, valuesAt } from '../../../machine/config/body.ts';
import type { Device } from '../../../machine/device.ts';
import {
  interfacesOf,
  numberAt,
  type ProcessInterface,
  type RoutingProcess,
  routerIdOf,
  wantedProcesses,
} from '../../../machine/routing-processes.ts';
import { showing } from '../../notation/showing.ts';
import { runningSeconds, uptimeText } from '../routing/tables.ts';
import { table } from '../words/table.ts';
import { isPassive } from './passive.ts';

/** The version that a command is about, and what differs with it. */
const versions = {
  ospf: { needs: 'feature ospf', id: 'ip router ospf area', protocol: 'ospf', head: 'ip ospf' },
  ospfv3: { needs: 'feature ospfv3', id: 'ipv6 router ospfv3 area', protocol: 'ospfv3', head: 'ospfv3' },
} as const;
type Version = (typeof versions)[keyof typeof versions];

/** One area of a process with what is in it. */
interface Area {
  readonly id: string;
  readonly kind: 'normal' | 'stub' | 'nssa';
  readonly ports: readonly ProcessInterface[];
  readonly authentication: string;
  readonly passiveCount: number;
}

interface Process extends RoutingProcess {
  readonly number: number;
  readonly routerId: string;
  readonly areas: readonly Area[];
  readonly uptime: string;
}

function areasOf(device: Device, process: RoutingProcess, { id, head }: Version): readonly Area[] {
  const ports = interfacesOf(device, process, id);
  const named = ['area stub', 'area nssa', 'area authentication', 'area range'].flatMap((line) =>
    listAt(process.body, line).map(({ area }) => String(area)),
  );
  const ids = [...new Set([...ports.map(({ values }) => String(values.area)), ...named])].sort();
  return ids.map((area) => {
    const [stub, nssa, auth] = ['stub', 'nssa', 'authentication'].map((line) =>
      listAt(process.body, `area ${line}`).find((values) => values.area === area),
    );
    return {
      id: area,
      kind: stub === undefined ? (nssa === undefined ? 'normal' : 'nssa') : 'stub',
      ports: ports.filter(({ values }) => values.area === area),
      passiveCount: ports.filter((port) => port.values.area === area && isPassive(process, port, head)).length,
      authentication: auth === undefined ? 'No' : auth.messageDigest === true ? 'Message-digest' : 'Simple password',
    };
  });
}

/** `show ip ospf`, `show ospfv3`: the processes (layout: genie ShowIpOspf; keys: Nexus 9000 NX-API, those of areas inferred). */
function showProcesses(text: 'show ip ospf' | 'show ospfv3' | 'show ipv6 ospfv3', version: Version) {
  return showing(`${text} [<tag:word20>] [vrf <vrf>]`, {
    needs: version.needs,
    examples: [text, `${text} vrf all`],
    read: ({ args, device, running }): readonly Process[] =>
      wantedProcesses(device, version.protocol, args as { tag?: string; vrf?: string }).map((process, place) => ({
        ...process,
        number: place + 1,
        routerId: routerIdOf(device, process),
        areas: areasOf(device, process, version),
        uptime: uptimeText(runningSeconds(device, running)),
      })),
    *print(processes) {
      for (const process of processes) yield* processLines(process);
    },
    structure: (processes) => table('ctx', processes.map(processKeys)),
  });
}

function timersOf({ body }: RoutingProcess) {
  const spf = valuesAt(body, 'timers throttle spf') ?? { start: 200, hold: 1000, max: 5000 };
  const lsa = valuesAt(body, 'timers throttle lsa') ?? { start: 0, hold: 5000, max: 5000 };
  return { spf, lsa, arrival: numberAt(body, 'timers lsa-arrival', 'ms', 1000) };
}

function bandwidthOf({ body }: RoutingProcess): number {
  const { bandwidth = 40, unit = 'Gbps' } = valuesAt(body, 'auto-cost reference-bandwidth') ?? {};
  return Number(bandwidth) * (unit === 'Gbps' ? 1000 : 1);
}

function isBorder({ areas }: Process): boolean {
  return areas.length > 1;
}

function* processLines(process: Process): Generator<string> {
  const { tag, vrf, number, routerId, body, areas } = process;
  const { spf, lsa, arrival } = timersOf(process);
  yield '';
  yield ` Routing Process ${tag} with ID ${routerId} VRF ${vrf}`;
  yield ` Routing Process Instance Number ${number}`;
  yield ' Stateful High Availability enabled';
  if (entryAt(body, 'graceful-restart')?.isOff === true) yield ' Graceful-restart is not configured';
  else {
    yield ' Graceful-restart is configured';
    yield `   Grace period: ${numberAt(body, 'graceful-restart grace-period', 'seconds', 60)} state: Inactive `;
    yield '   Last graceful restart exit status: None';
  }
  if (entryAt(body, 'bfd') !== undefined) yield ' BFD is enabled';
  yield ' Supports only single TOS(TOS0) routes';
  yield ' Supports opaque LSA';
  if (isBorder(process)) yield ' This router is an area border';
  const sources = listAt(body, 'redistribute');
  if (sources.length > 0) {
    yield ' This router is an autonomous system boundary';
    yield ' Redistributing External Routes from';
    for (const { protocol, tag: of } of sources) yield `   ${protocol}${of === undefined ? '' : `-${of}`}`;
  }
  yield ` Administrative distance ${numberAt(body, 'distance', 'distance', 110)}`;
  yield ` Reference Bandwidth is ${bandwidthOf(process)} Mbps`;
  yield ` SPF throttling delay time of ${spf.start}.000 msecs,`;
  yield `   SPF throttling hold time of ${spf.hold}.000 msecs, `;
  yield `   SPF throttling maximum wait time of ${spf.max}.000 msecs`;
  yield ` LSA throttling start time of ${lsa.start}.000 msecs,`;
  yield `   LSA throttling hold interval of ${lsa.hold}.000 msecs, `;
  yield `   LSA throttling maximum wait time of ${lsa.max}.000 msecs`;
  yield ` Minimum LSA arrival ${arrival}.000 msec`;
  yield ` LSA group pacing timer ${numberAt(body, 'timers lsa-group-pacing', 'seconds', 10)} secs`;
  yield ` Maximum paths to destination ${numberAt(body, 'maximum-paths', 'paths', 8)}`;
  yield ' Number of external LSAs 0, checksum sum 0';
  yield ' Number of opaque AS LSAs 0, checksum sum 0';
  yield ` Number of areas is ${kindsOf(areas)}`;
  yield ` Number of active areas is ${kindsOf(areas.filter(isActive))}`;
  yield ' Install discard route for summarized external routes.';
  yield ' Install discard route for summarized internal routes.';
  for (const area of areas) yield* areaLines(area, process.uptime);
}

function isActive({ ports }: Area): boolean {
  return ports.some(({ isUp }) => isUp);
}

function countOf(areas: readonly Area[], kind: Area['kind']): number {
  return areas.filter((area) => area.kind === kind).length;
}

function kindsOf(areas: readonly Area[]): string {
  const [normal, stub, nssa] = (['normal', 'stub', 'nssa'] as const).map((kind) => countOf(areas, kind));
  return `${areas.length}, ${normal} normal, ${stub} stub, ${nssa} nssa`;
}

function* areaLines({ id, kind, ports, authentication, passiveCount }: Area, uptime: string): Generator<string> {
  const up = ports.filter(({ isUp }) => isUp);
  yield `   Area ${id === '0.0.0.0' ? 'BACKBONE' : ''}(${id}) ${up.length === 0 ? '(Inactive)' : ''}`.trimEnd();
  if (kind !== 'normal') yield `        This area is a ${kind === 'stub' ? 'STUB' : 'NSSA'} area`;
  yield `        Area has existed for ${uptime}`;
  yield `        Interfaces in this area: ${ports.length} Active interfaces: ${up.length}`;
  yield `        Passive interfaces: ${passiveCount}  Loopback interfaces: ${ports.filter(({ name }) => name.startsWith('loopback')).length}`;
  yield `        ${authentication} authentication available`;
  yield '        SPF calculation has run 1 times';
  yield '         Last SPF ran for 0.000134s';
  yield '        Area ranges are';
  yield '        Number of LSAs: 1, checksum sum 0';
}

function processKeys(process: Process): object {
  const { tag, vrf, number, routerId, body, areas } = process;
  const { spf, lsa, arrival } = timersOf(process);
  return {
    ptag: tag,
    instance_number: String(number),
    cname: vrf,
    rid: routerId,
    stateful_ha: 'true',
    gr_ha: entryAt(body, 'graceful-restart')?.isOff === true ? 'false' : 'true',
    gr_planned_only: 'true',
    gr_grace_period: `PT${numberAt(body, 'graceful-restart grace-period', 'seconds', 60)}S`,
    gr_state: 'inactive',
    gr_last_status: 'None',
    support_tos0_only: 'true',
    support_opaque_lsa: 'true',
    is_abr: String(isBorder(process)),
    is_asbr: String(listAt(body, 'redistribute').length > 0),
    admin_dist: String(numberAt(body, 'distance', 'distance', 110)),
    ref_bw: String(bandwidthOf(process)),
    spf_start_time: milliseconds(spf.start),
    spf_hold_time: milliseconds(spf.hold),
    spf_max_time: milliseconds(spf.max),
    lsa_start_time: milliseconds(lsa.start),
    lsa_hold_time: milliseconds(lsa.hold),
    lsa_max_time: milliseconds(lsa.max),
    min_lsa_arr_time: milliseconds(arrival),
    lsa_aging_pace: String(numberAt(body, 'timers lsa-group-pacing', 'seconds', 10)),
    spf_max_paths: String(numberAt(body, 'maximum-paths', 'paths', 8)),
    max_metric_adver: String(entryAt(body, 'max-metric router-lsa') !== undefined),
    asext_lsa_cnt: '0',
    asext_lsa_crc: '0',
    asopaque_lsa_cnt: '0',
    asopaque_lsa_crc: '0',
    area_total: String(areas.length),
    area_normal: String(countOf(areas, 'normal')),
    area_stub: String(countOf(areas, 'stub')),
    area_nssa: String(countOf(areas, 'nssa')),
    act_area_total: String(areas.filter(isActive).length),
    act_area_normal: String(countOf(areas.filter(isActive), 'normal')),
    act_area_stub: String(countOf(areas.filter(isActive), 'stub')),
    act_area_nssa: String(countOf(areas.filter(isActive), 'nssa')),
    no_discard_rt_ext: 'false',
    no_discard_rt_int: 'false',
    ...table(
      'area',
      areas.map(({ id, ports, passiveCount }) => ({
        aname: id,
        total_intf: String(ports.length),
        act_intf: String(ports.filter(({ isUp }) => isUp).length),
        passive_intf: String(passiveCount),
        loopback_intf: String(ports.filter(({ name }) => name.startsWith('loopback')).length),
      })),
    ),
  };
}

/** Times are ISO 8601 durations in structured output. */
function milliseconds(value: unknown): string {
  return `PT0S${value}`;
}

export const showOspfProcesses = [
  showProcesses('show ip ospf', versions.ospf),
  showProcesses('show ospfv3', versions.ospfv3),
  showProcesses('show ipv6 ospfv3', versions.ospfv3),
];
