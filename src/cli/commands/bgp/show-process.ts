import { entryAt } from '../../../machine/config/body.ts';
import { isOn, listIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import type { Context } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import type { Family } from './families.ts';
import { aggregate4, network4, redistribute, redistributeTagged, triggerDelay, waitIgp } from './family-lines.ts';
import { clusterId, confederationId, instanceShutdown, isolate } from './instance-lines.ts';
import { notRunning, type Told, told, vrfsOf, type Wanted } from './selection.ts';
import type { BgpVrf, Instance } from './state.ts';
import { type Path, pathBytes, pathsOf } from './table.ts';
import { says } from './told-peer.ts';

interface ProcessVrf {
  readonly vrf: BgpVrf;
  readonly families: readonly { readonly family: Family; readonly paths: readonly Path[]; readonly peers: number }[];
}

/** `show bgp process` (text: genie's goldens of ShowBgpProcessVrfAll; keys: command reference 9.3(x)). */
const about = {
  needs: 'feature bgp',
  read: (context: Context<Wanted>): Promise<Told<ProcessVrf> | undefined> =>
    told(context, (instance, args) =>
      vrfsOf(instance, args).map((vrf) => ({
        vrf,
        families: vrf.families.map((family) => ({
          family,
          paths: pathsOf(context.device, { vrf, kind: family.kind, family, peers: [] }),
          peers: vrf.peers.filter((peer) => peer.families.some(({ kind }) => kind === family.kind)).length,
        })),
      })),
    ),
  *print(model: Told<ProcessVrf> | undefined): Iterable<string> {
    if (model === undefined) return yield notRunning;
    yield* instanceLines(model.instance, countOf(model.parts));
    for (const part of model.parts) {
      yield '';
      yield* vrfLines(part);
    }
  },
  structure(model: Told<ProcessVrf> | undefined): unknown {
    if (model === undefined) return notRunning;
    const { instance, parts } = model;
    const count = countOf(parts);
    return {
      processid: String(processId),
      protocolstartedreason: 'configuration',
      protocoltag: instance.as,
      protocolstate: stateOf(instance),
      isolatemode: isIsolated(instance) ? 'Yes' : 'No',
      mmode: 'Initialized',
      memorystate: 'OK',
      forwardingstatesaved: 'false',
      asformat: 'asplain',
      attributeentries: String(count),
      hwmattributeentries: String(count),
      bytesused: String(count * pathBytes),
      entriespendingdelete: '0',
      hwmentriespendingdelete: '0',
      pathsperattribute: '0',
      aspathentries: '0',
      aspathbytes: '0',
      ...table(
        'vrf',
        parts.map((part) => vrfKeys(part)),
      ),
    };
  },
};

/** The number of the process (inferred: one of those that goldens have). */
const processId = 10_342;

function countOf(parts: readonly ProcessVrf[]): number {
  return parts.reduce((sum, { families }) => sum + families.reduce((own, { paths }) => own + paths.length, 0), 0);
}

function isIsolated({ body }: Instance): boolean {
  return says([body], isolate);
}

function stateOf(instance: Instance): string {
  if (says([instance.body], instanceShutdown)) return 'Shutdown';
  return isIsolated(instance) ? 'Running (Isolate)' : 'Running';
}

function* instanceLines(instance: Instance, count: number): Generator<string> {
  yield '';
  yield 'BGP Process Information';
  yield `BGP Process ID                 : ${processId}`;
  yield 'BGP Protocol Started, reason:  : configuration';
  yield 'BGP Performance Mode:          : No';
  yield `BGP Protocol Tag               : ${instance.as}`;
  yield `BGP Protocol State             : ${stateOf(instance)}`;
  yield `BGP Isolate Mode               : ${isIsolated(instance) ? 'Yes' : 'No'}`;
  yield 'BGP MMODE                      : Initialized';
  yield 'BGP Memory State               : OK';
  yield 'BGP asformat                   : asplain';
  yield '';
  yield 'BGP attributes information';
  yield `Number of attribute entries    : ${count}`;
  yield `HWM of attribute entries       : ${count}`;
  yield `Bytes used by entries          : ${count * pathBytes}`;
  yield 'Entries pending delete         : 0';
  yield 'HWM of entries pending delete  : 0';
  yield 'BGP paths per attribute HWM    : 0';
  yield 'BGP AS path entries            : 0';
  yield 'Bytes used by AS path entries  : 0';
  yield '';
  yield 'Information regarding configured VRFs:';
}

function* vrfLines({ vrf, families }: ProcessVrf): Generator<string> {
  const { body } = vrf;
  yield `BGP Information for VRF ${vrf.name}`;
  yield `VRF Id                         : ${vrf.id}`;
  yield `VRF state                      : ${vrf.id === 0 ? 'DOWN' : 'UP'}`;
  yield `Router-ID                      : ${vrf.routerId}`;
  yield `Configured Router-ID           : ${vrf.configuredRouterId}`;
  yield `Confed-ID                      : ${valuesIn(body, confederationId)?.as ?? 0}`;
  yield `Cluster-ID                     : ${clusterText(vrf)}`;
  yield `No. of configured peers        : ${vrf.peers.length}`;
  yield 'No. of pending config peers    : 0';
  yield 'No. of established peers       : 0';
  yield 'VRF RD                         : Not configured';
  for (const one of families) {
    yield '';
    yield* familyLines(vrf, one);
  }
}

/** A number is shown as the address that it is. */
function clusterText({ body }: BgpVrf): string {
  const known = valuesIn(body, clusterId);
  if (known?.ip !== undefined) return known.ip;
  const number = Number(known?.number ?? 0);
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}

function* familyLines(vrf: BgpVrf, { family, paths, peers }: ProcessVrf['families'][number]): Generator<string> {
  const { kind, body } = family;
  const counts = [peers, 0, paths.length, paths.length, networksOf(body), aggregatesOf(body)];
  const redistributed = redistributedIn(body);
  yield `    Information for address family ${kind.name} in VRF ${vrf.name}`;
  yield `    Table Id                   : ${tableId(vrf, kind.afi)}`;
  yield '    Table state                : UP';
  yield '    Peers      Active-peers    Routes     Paths      Networks   Aggregates';
  yield `    ${counts
    .map((count, place) => String(count).padEnd(place === 1 ? 16 : 11))
    .join('')
    .trimEnd()}`;
  yield '';
  yield '    Redistribution';
  if (redistributed.length === 0) yield '        None';
  for (const { protocol, map } of redistributed) yield `        ${protocol}, route-map ${map}`;
  yield '';
  yield `    Wait for IGP convergence is ${isOn(body, waitIgp) ? '' : 'not '}configured`;
  if (vrf.peers.some((peer) => peer.families.some((own) => own.kind === kind && isReflected(own.bodies)))) {
    yield '    Is a Route-reflector';
  }
  yield '';
  yield '';
  const delay = valuesIn(body, triggerDelay);
  yield '    Nexthop trigger-delay';
  yield `        critical ${delay?.critical ?? 3000} ms`;
  yield `        non-critical ${delay?.nonCritical ?? 10_000} ms`;
}

function isReflected(bodies: readonly Family['body'][]): boolean {
  return bodies.some((body) => entryAt(body, 'route-reflector-client') !== undefined);
}

/** The lines of both families have one identity. */
function networksOf(body: Family['body']): number {
  return listIn(body, network4).length;
}

function aggregatesOf(body: Family['body']): number {
  return listIn(body, aggregate4).length;
}

function redistributedIn(body: Family['body']): readonly { readonly protocol: string; readonly map: string }[] {
  return [
    ...listIn(body, redistribute),
    ...listIn(body, redistributeTagged).map(({ protocol, tag, map }) => ({ protocol: `${protocol}-${tag}`, map })),
  ];
}

/** The table of a VRF: its number, with a bit for IPv6. */
function tableId({ id }: BgpVrf, afi: number): string {
  return `0x${(afi === 2 ? id + 0x80_00_00_00 : id).toString(16)}`;
}

function vrfKeys({ vrf, families }: ProcessVrf): object {
  return {
    'vrf-name-out': vrf.name,
    'vrf-id': String(vrf.id),
    'vrf-state': vrf.id === 0 ? 'DOWN' : 'UP',
    'vrf-router-id': vrf.routerId,
    'vrf-cfgd-id': vrf.configuredRouterId,
    'vrf-confed-id': String(valuesIn(vrf.body, confederationId)?.as ?? 0),
    'vrf-cluster-id': clusterText(vrf),
    'vrf-peers': String(vrf.peers.length),
    'vrf-pending-peers': '0',
    'vrf-est-peers': '0',
    'vrf-rd': 'not configured',
    ...table(
      'af',
      families.map(({ family, paths, peers }, place) => ({
        'af-id': String(place),
        'af-name': family.kind.name,
        'af-table-id': tableId(vrf, family.kind.afi),
        'af-state': 'UP',
        'af-num-peers': String(peers),
        'af-num-active-peers': '0',
        'af-peer-routes': String(paths.length),
        'af-peer-paths': String(paths.length),
        'af-peer-networks': String(networksOf(family.body)),
        'af-peer-aggregates': String(aggregatesOf(family.body)),
        ...table(
          'redist',
          redistributedIn(family.body).map(({ protocol, map }) => ({ protocol, 'route-map': map })),
        ),
        'wait-igp-convergence': isOn(family.body, waitIgp) ? 'true' : 'false',
        'af-rr': 'false',
        'default-information-enabled': 'false',
        'nexthop-trigger-delay-critical': String(valuesIn(family.body, triggerDelay)?.critical ?? 3000),
        'nexthop-trigger-delay-non-critical': String(valuesIn(family.body, triggerDelay)?.nonCritical ?? 10_000),
      })),
    ),
  };
}

/** `show bgp process`. */
export const processCommand = showing('show bgp [vrf <first:vrf>] process [detail] [vrf <vrf>]', about);
