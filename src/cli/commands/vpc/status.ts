import type { Body } from '../../../machine/config/body.ts';
import { bodyOf, emptyBody } from '../../../machine/config/body.ts';
import { interfaceName } from '../../../machine/config/interface-kinds.ts';
import type { Device } from '../../../machine/device.ts';
import { logicalStatuses } from '../../../machine/logical-status.ts';
import { portStatuses } from '../../../machine/port-status.ts';
import { isOn, sectionsIn, valuesIn } from '../../notation/read.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import {
  autoRecoveryLine,
  delayRestoreLine,
  delayRestoreOrphanLine,
  delayRestoreVlanLine,
  domainSection,
  excludedLine,
  gracefulLine,
  keepaliveLine,
  orphanLine,
  peerGatewayLine,
  peerLinkLine,
  peerRouterLine,
  peerSwitchLine,
  rolePriorityLine,
  systemMacLine,
  systemPriorityLine,
  trackLine,
  vpcLines,
  vpcNumberLine,
} from './lines.ts';

/** A port-channel or port with what vPC knows of it. */
export interface VpcPort {
  readonly name: string;
  readonly number: number;
  readonly isUp: boolean;
  /** VLANs as they are allowed, `1-4094` for all. */
  readonly vlans: string;
}

/** What vPC is on a switch: nobody is at the other end, so no peer ever answers. */
export interface VpcStatus {
  /** Undefined where no domain is configured. */
  readonly domain: number | undefined;
  readonly body: Body;
  readonly peerLink: VpcPort | undefined;
  readonly ports: readonly VpcPort[];
  /** Ports that are to be suspended when the peer link goes. */
  readonly orphans: readonly string[];
}

/** What is configured of vPC, with the states of its port-channels. */
export function vpcStatus(device: Device): VpcStatus {
  const { running } = device.configuration;
  const [domain] = sectionsIn(vpcLines.slice.of(running), domainSection);
  const states = [
    ...logicalStatuses(device).map(({ name, state, down }) => ({ name, state, isUp: down === undefined })),
    ...portStatuses(device).map(({ port, state, down }) => ({ name: port.name, state, isUp: down === undefined })),
  ].filter(({ name }) => ['port-channel', 'ethernet'].includes(interfaceName(name).kind));
  const known = states.map(({ name, state, isUp }) => {
    const body = bodyOf(running, interfaceMode.name, name);
    return {
      port: { name, number: valuesIn(body, vpcNumberLine)?.number ?? 0, isUp, vlans: state.allowedVlans ?? '1-4094' },
      isPeerLink: isOn(body, peerLinkLine),
      isOrphan: isOn(body, orphanLine),
    };
  });
  return {
    domain: domain?.values.domain,
    body: domain?.body ?? emptyBody,
    peerLink: known.find(({ isPeerLink }) => isPeerLink)?.port,
    ports: known
      .filter(({ port }) => port.number > 0)
      .map(({ port }) => port)
      .toSorted((one, other) => one.number - other.number),
    orphans: known.filter(({ isOrphan }) => isOrphan).map(({ port }) => port.name),
  };
}

/** What is configured in the domain, with the defaults. */
export function vpcSettings({ body }: VpcStatus) {
  const reload = valuesIn(body, autoRecoveryLine);
  const gateway = valuesIn(body, peerGatewayLine);
  return {
    role: valuesIn(body, rolePriorityLine)?.priority ?? 32_667,
    systemPriority: valuesIn(body, systemPriorityLine)?.priority ?? 32_667,
    systemMac: valuesIn(body, systemMacLine)?.mac,
    keepalive: valuesIn(body, keepaliveLine),
    isPeerGateway: gateway !== undefined,
    isPeerSwitch: isOn(body, peerSwitchLine),
    excluded: valuesIn(body, excludedLine)?.vlans ?? '-',
    isGraceful: isOn(body, gracefulLine),
    isRecovering: reload !== undefined,
    recoverySeconds: reload?.reloadDelay ?? 240,
    restoreSeconds: valuesIn(body, delayRestoreLine)?.seconds ?? 30,
    restoreVlanSeconds: valuesIn(body, delayRestoreVlanLine)?.seconds ?? 10,
    restoreOrphanSeconds: valuesIn(body, delayRestoreOrphanLine)?.seconds ?? 0,
    isPeerRouter: isOn(body, peerRouterLine),
    tracked: valuesIn(body, trackLine)?.object,
  };
}

/** The address that a domain has as a system, unless one is configured: its number stands in the last bytes (Cisco's interface guides). */
export function domainAddress({ domain = 0, body }: VpcStatus): string {
  const hex = domain.toString(16).padStart(4, '0');
  return valuesIn(body, systemMacLine)?.mac ?? `0023.04ee.be${hex.slice(2)}`;
}
