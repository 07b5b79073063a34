import { type Body, bodyOf, emptyBody, entriesAt, entryAt, listAt, valuesAt } from '../../../machine/config/body.ts';
import { valuesOf } from '../../../machine/config/keyed.ts';
import { shortName } from '../../../machine/config/ports.ts';
import type { Device } from '../../../machine/device.ts';
import { type AddressedInterface, addressedInterfaces } from '../../../machine/logical-status.ts';
import { showing } from '../../notation/showing.ts';

/** A group of VRRP on an interface. */
interface Group {
  readonly port: AddressedInterface;
  readonly number: number;
  readonly family: string;
  readonly body: Body;
  readonly address: string | undefined;
  readonly priority: number;
  readonly isShut: boolean;
  readonly state: 'Init' | 'Master';
}

/** The groups of version 2 (`vrrp`) or 3 (`vrrpv3`); one of version 2 is shut until `no shutdown`. */
function groupsOf(device: Device, version: 2 | 3): readonly Group[] {
  return addressedInterfaces(device).flatMap((port) => {
    const body = bodyOf(device.configuration.running, 'config-if', port.name);
    return valuesOf(entriesAt(body, version === 2 ? 'vrrp' : 'vrrpv3 address-family')).map(
      ({ values, body: own = emptyBody }): Group => {
        const address = listAt(own, 'address').find(
          (one) => one.secondary !== true && one.kind !== 'secondary',
        )?.address;
        const isShut =
          version === 2 ? entryAt(own, 'shutdown')?.isOff !== true : entryAt(own, 'shutdown') !== undefined;
        return {
          port,
          number: Number(values.group),
          family: String(values.family ?? 'ipv4'),
          body: own,
          address: address === undefined ? undefined : String(address),
          priority: Number(valuesAt(own, 'priority')?.priority ?? 100),
          isShut,
          state: port.isUp && !isShut && address !== undefined ? 'Master' : 'Init',
        };
      },
    );
  });
}

interface Wanted {
  readonly interface?: string;
  readonly vr?: number;
}

function wantedOf(device: Device, { interface: port, vr }: Wanted): readonly Group[] {
  return groupsOf(device, 2).filter(
    (one) => (port === undefined || one.port.name === port) && (vr === undefined || one.number === vr),
  );
}

function isPreempting({ body }: Group): boolean {
  return entryAt(body, 'preempt')?.isOff !== true;
}

/** Keys: those that cisco.nxos nxos_vrrp reads; each group is a table of its own there. */
function keys(all: readonly Group[]): object {
  const tables = all.map((group) => ({
    ROW_vrrp_group: {
      sh_if_index: group.port.name,
      sh_group_id: String(group.number),
      sh_group_type: 'IPV4',
      sh_group_state: group.state,
      sh_vip_addr: group.address ?? '0.0.0.0',
      sh_priority: String(group.priority),
      sh_group_preempt: isPreempting(group) ? 'Enable' : 'Disable',
      sh_auth_text: String(valuesAt(group.body, 'authentication text')?.text ?? ''),
      sh_adv_interval: String(valuesAt(group.body, 'advertisement-interval')?.seconds ?? 1),
      sh_group_admin: group.isShut ? 'shutdown' : 'no shutdown',
      sh_vmac: `0000.5e00.01${group.number.toString(16).padStart(2, '0')}`,
    },
  }));
  const [only] = tables;
  return only === undefined ? {} : { TABLE_vrrp_group: tables.length === 1 ? only : tables };
}

const needs = 'feature vrrp';

/** `show vrrp` (layout: Cisco's Nexus 9000 guide). */
const brief = showing('show vrrp [interface <interface>] [vr <1-255>]', {
  needs,
  examples: ['show vrrp', 'show vrrp interface ethernet 1/1', 'show vrrp vr 1'],
  read: ({ args, device }) => wantedOf(device, args as Wanted),
  *print(all) {
    yield '      Interface  VR IpVersion Pri   Time Pre State   VR IP addr';
    yield '---------------------------------------------------------------';
    for (const group of all) {
      const { port, number, priority, state, address, body } = group;
      const time = `${valuesAt(body, 'advertisement-interval')?.seconds ?? 1} s`;
      yield `${shortName(port.name).padStart(15)}${String(number).padStart(4)}${'IPV4'.padStart(8)}${String(priority).padStart(7)}${time.padStart(7)}${(isPreempting(group) ? 'Y' : 'N').padStart(3)}${state.padStart(8)}  ${address ?? '0.0.0.0'}`;
    }
  },
  structure: keys,
});

/** `show vrrp detail` (layout: Cisco's Nexus 9000 guide). */
const detailed = showing('show vrrp detail [interface <interface>] [vr <1-255>]', {
  needs,
  examples: ['show vrrp detail', 'show vrrp detail interface ethernet 1/1'],
  read: ({ args, device }) => wantedOf(device, args as Wanted),
  *print(all) {
    for (const group of all) {
      const { port, number, priority, state, address, body } = group;
      yield '';
      yield `${port.name} - Group ${number} (IPV4)`;
      yield `     State is ${state}${group.isShut ? ' (Administratively down)' : ''}`;
      yield `     Virtual IP address is ${address ?? '0.0.0.0'}`;
      yield `     Priority ${priority}, Configured ${priority}`;
      yield `     Forwarding threshold(for VPC), lower: 1 upper: ${priority}`;
      yield `     Advertisement interval ${valuesAt(body, 'advertisement-interval')?.seconds ?? 1}`;
      yield `     Preemption ${isPreempting(group) ? 'enabled' : 'disabled'}`;
      const text = valuesAt(body, 'authentication text')?.text;
      if (text !== undefined) yield `     Authentication text "${text}"`;
      yield `     Virtual MAC address is 0000.5e00.01${number.toString(16).padStart(2, '0')}`;
      yield `     Master router is ${state === 'Master' ? 'Local' : 'Unknown'}`;
    }
  },
  structure: keys,
});

/** `show vrrp statistics` (words inferred from Cisco's command reference): nobody advertises. */
const statistics = showing('show vrrp statistics [interface <interface>] [vr <1-255>]', {
  needs,
  examples: ['show vrrp statistics', 'show vrrp statistics interface ethernet 1/1'],
  read: ({ args, device }) => wantedOf(device, args as Wanted),
  *print(all) {
    for (const { port, number, state } of all) {
      yield '';
      yield `${port.name} - Group ${number} (IPV4) statistics`;
      yield '';
      yield `  Became master: ${state === 'Master' ? 1 : 0}`;
      yield '  Advertisements sent: 0';
      yield '  Advertisements received: 0';
      yield '  Advertisement interval errors: 0';
      yield '  Authentication failures: 0';
      yield '  TTL errors: 0';
      yield '  Zero priority advertisements received: 0';
      yield '  Zero priority advertisements sent: 0';
      yield '  Invalid packets received: 0';
      yield '  Mismatched address lists: 0';
    }
  },
});

/** `show vrrpv3`, in short and at length (layouts: Cisco's Nexus 9000 guide). */
const version3 = ['show vrrpv3', 'show vrrpv3 brief', 'show vrrpv3 detail'].map((text) =>
  showing(text, {
    needs: 'feature vrrpv3',
    read: ({ device }) => groupsOf(device, 3),
    *print(all) {
      if (text.endsWith('brief')) {
        yield '  Interface          Grp  A-F Pri  Time Own Pre State   Master addr/Group addr';
        for (const group of all) {
          yield `  ${shortName(group.port.name).padEnd(19)}${String(group.number).padEnd(5)}${(group.family === 'ipv6' ? 'IPv6' : 'IPv4').padEnd(5)}${String(group.priority).padEnd(5)}0    N   ${isPreempting(group) ? 'Y' : 'N'}   ${group.state.toUpperCase().padEnd(8)}${group.state === 'Master' ? 'local' : 'unknown'} ${group.address ?? ''}`;
        }
        return;
      }
      for (const group of all) {
        yield '';
        yield `${group.port.name} - Group ${group.number} - Address-Family ${group.family === 'ipv6' ? 'IPv6' : 'IPv4'}`;
        yield `  State is ${group.state.toUpperCase()}`;
        yield `  Virtual IP address is ${group.address ?? 'no address'}`;
        yield `  Advertisement interval is ${valuesAt(group.body, 'timers advertise')?.ms ?? 1000} msec`;
        yield `  Preemption ${isPreempting(group) ? 'enabled' : 'disabled'}`;
        yield `  Priority is ${group.priority}`;
      }
    },
  }),
);

export const showVrrp = [brief, detailed, statistics, ...version3];
