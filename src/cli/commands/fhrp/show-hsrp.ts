import { type Body, bodyOf, emptyBody, entriesAt, entryAt, listAt, valuesAt } from '../../../machine/config/body.ts';
import { valuesOf } from '../../../machine/config/keyed.ts';
import { shortName } from '../../../machine/config/ports.ts';
import type { Device } from '../../../machine/device.ts';
import { type AddressedInterface, addressedInterfaces } from '../../../machine/logical-status.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';

const needs = 'feature hsrp';

/** A group of HSRP on an interface. */
interface Group {
  readonly port: AddressedInterface;
  readonly number: number;
  readonly family: 'ipv4' | 'ipv6';
  readonly version: 1 | 2;
  readonly body: Body;
  /** Nobody else is there: a group is active on an interface that is up, and has an address to speak for. */
  readonly state: 'Active' | 'Initial';
  readonly address: string | undefined;
  readonly priority: number;
}

function groupsOf(device: Device): readonly Group[] {
  return addressedInterfaces(device).flatMap((port) => {
    const body = bodyOf(device.configuration.running, 'config-if', port.name);
    const version = Number(valuesAt(body, 'hsrp version')?.version ?? 1) === 2 ? 2 : 1;
    return valuesOf(entriesAt(body, 'hsrp')).map(({ values, body: own = emptyBody }): Group => {
      const address = listAt(own, 'ip').find((one) => one.address !== undefined && one.secondary !== true)?.address;
      return {
        port,
        number: Number(values.group),
        family: values.family === 'ipv6' ? 'ipv6' : 'ipv4',
        version,
        body: own,
        state: port.isUp && address !== undefined ? 'Active' : 'Initial',
        address: address === undefined ? undefined : String(address),
        priority: Number(valuesAt(own, 'priority')?.priority ?? 100),
      };
    });
  });
}

interface Wanted {
  readonly interface?: string;
  readonly group?: number;
  readonly family?: string;
}

function wantedOf(device: Device, { interface: port, group, family }: Wanted): readonly Group[] {
  return groupsOf(device).filter(
    (one) =>
      (port === undefined || one.port.name === port) &&
      (group === undefined || one.number === group) &&
      (family === undefined || one.family === family),
  );
}

/** The virtual address of the layer below: version 1 has one byte for the group, version 2 twelve bits (RFC 2281, Cisco's guide). */
function macOf({ number, version, family, body }: Group): string {
  const own = valuesAt(body, 'mac-address')?.mac;
  if (own !== undefined) return String(own);
  const digits = number.toString(16);
  if (version === 1) return `0000.0c07.ac${digits.padStart(2, '0')}`;
  return family === 'ipv6' ? `0005.73a0.0${digits.padStart(3, '0')}` : `0000.0c9f.f${digits.padStart(3, '0')}`;
}

function nameOf({ port, number, body, family }: Group): string {
  const own = valuesAt(body, 'name')?.name;
  return own === undefined ? `hsrp-${shortName(port.name)}-${number}${family === 'ipv6' ? '-V6' : ''}` : String(own);
}

function authenticationOf({ body }: Group): string {
  const { text, chain, key } = valuesAt(body, 'authentication') ?? {};
  if (chain !== undefined) return `MD5, key-chain ${chain}`;
  if (key !== undefined) return `MD5, key-string "${key}"`;
  return `text "${text ?? 'cisco'}"`;
}

function timersOf({ body }: Group): { readonly hello: string; readonly hold: string } {
  const { hello, helloMs, hold, holdMs } = valuesAt(body, 'timers') ?? { hello: 3, hold: 10 };
  return {
    hello: helloMs === undefined ? `${hello} sec` : `${helloMs} msec`,
    hold: holdMs === undefined ? `${hold} sec` : `${holdMs} msec`,
  };
}

function* groupLines(group: Group): Generator<string> {
  const { port, number, version, family, body, state, address, priority } = group;
  const { hello, hold } = timersOf(group);
  const [lower, upper] = [valuesAt(body, 'priority')?.lower ?? 1, valuesAt(body, 'priority')?.upper ?? priority];
  const delays = valuesAt(body, 'preempt');
  yield `${port.name} - Group ${number} (HSRP-V${version}) (${family === 'ipv6' ? 'IPv6' : 'IPv4'})`;
  yield `  Local state is ${state === 'Active' ? 'Active' : `Initial(${port.isUp ? 'Virtual IP not configured' : 'Interface Down'})`}, priority ${priority} (Cfged ${priority})${delays === undefined ? '' : ', may preempt'}`;
  yield `    Forwarding threshold(for vPC), lower: ${lower} upper: ${upper} `;
  const delay = (['Reload', 'Minimum', 'Sync'] as const).flatMap((what) => {
    const value = delays?.[what.toLowerCase()];
    return value === undefined ? [] : `${what}:${value}`;
  });
  if (delay.length > 0) yield `  Preemption Delay (Seconds) ${delay.join(' ')} `;
  yield `  Hellotime ${hello}, holdtime ${hold}`;
  if (state === 'Active') yield '  Next hello sent in 1.486000 sec(s)';
  yield `  Virtual IP address is ${address === undefined ? 'not configured' : `${address} (Cfged)`}`;
  const secondary = listAt(body, 'ip').filter((one) => one.secondary === true);
  for (const one of secondary) yield `     Secondary Virtual IP address is ${one.address}`;
  yield `  Active router is ${state === 'Active' ? 'local' : 'unknown'}`;
  yield '  Standby router is unknown ';
  yield `  Authentication ${authenticationOf(group)}`;
  yield `  Virtual mac address is ${macOf(group)} (${valuesAt(body, 'mac-address') === undefined ? 'Default' : 'Configured'} MAC)`;
  yield `  ${state === 'Active' ? '1 state changes' : '0 state changes'}, last state change never`;
  for (const { object, decrement } of listAt(body, 'track')) {
    yield `  Track object ${object} decrement ${decrement ?? 10}`;
  }
  yield `  IP redundancy name is ${nameOf(group)} (${entryAt(body, 'name') === undefined ? 'default' : 'cfgd'})`;
  if (secondary.length > 0) {
    yield '  Secondary VIP(s):';
    for (const one of secondary) yield `                  ${one.address}`;
  }
  yield '';
}

/** Keys: NX-API of Nexus 9000 (`show hsrp brief`, cisco.nxos's facts of the legacy module). */
const keys = (all: readonly Group[]) =>
  table(
    'grp_detail',
    all.map((group) => ({
      sh_if_index: group.port.name,
      sh_group_num: String(group.number),
      sh_group_type: group.family,
      sh_group_version: `v${group.version}`,
      sh_group_state: group.state,
      sh_prio: String(group.priority),
      sh_cfg_prio: String(group.priority),
      sh_can_forward: '0',
      sh_preempt: entryAt(group.body, 'preempt') === undefined ? 'disabled' : 'enabled',
      sh_active_router_addr: group.state === 'Active' ? 'local' : '0.0.0.0',
      sh_standby_router_addr: '0.0.0.0',
      sh_vip: group.address ?? '0.0.0.0',
      sh_vip_v6: '::',
      sh_vmac: macOf(group),
      sh_authentication_type:
        valuesAt(group.body, 'authentication')?.text === undefined &&
        entryAt(group.body, 'authentication') !== undefined
          ? 'md5'
          : 'text',
      sh_authentication_data: String(valuesAt(group.body, 'authentication')?.text ?? 'cisco'),
      sh_ip_redund_name: nameOf(group),
    })),
  );

/** `show hsrp` (layout: ntc-templates show_hsrp_all, genie ShowHsrpAll). */
const detailed = showing('show hsrp [interface <interface>] [group <0-4095>] [<family:ipv4|ipv6>] [detail]', {
  needs,
  examples: ['show hsrp', 'show hsrp detail', 'show hsrp group 10', 'show hsrp interface ethernet 1/1'],
  read: ({ args, device }) => wantedOf(device, args as Wanted),
  *print(all) {
    for (const group of all) yield* groupLines(group);
  },
  structure: keys,
});

const all = showing('show hsrp [interface <interface>] [group <0-4095>] [<family:ipv4|ipv6>] all', {
  needs,
  examples: ['show hsrp all'],
  read: ({ args, device }) => wantedOf(device, args as Wanted),
  *print(groups) {
    for (const group of groups) yield* groupLines(group);
  },
  structure: keys,
});

/** `show hsrp brief` (layout: Cisco's Nexus 9000 guide). */
const brief = showing('show hsrp [interface <interface>] [group <0-4095>] [<family:ipv4|ipv6>] brief', {
  needs,
  examples: ['show hsrp brief', 'show hsrp interface ethernet 1/1 brief'],
  read: ({ args, device }) => wantedOf(device, args as Wanted),
  *print(groups) {
    yield '*:IPv6 group   #:group belongs to a bundle';
    yield '                     P indicates configured to preempt.';
    yield '                     |';
    yield ' Interface   Grp  Prio P State    Active addr      Standby addr     Group addr';
    for (const group of groups) {
      const mark = entryAt(group.body, 'preempt') === undefined ? ' ' : 'P';
      const active = group.state === 'Active' ? 'local' : 'unknown';
      yield ` ${shortName(group.port.name).padEnd(12)}${`${group.family === 'ipv6' ? '*' : ''}${group.number}`.padEnd(5)}${String(group.priority).padEnd(5)}${mark} ${group.state.padEnd(9)}${active.padEnd(17)}${'unknown'.padEnd(17)}${group.address ?? '0.0.0.0'}`;
      yield `  ${group.address === undefined ? '' : '(conf)'}`.padEnd(62);
    }
  },
  structure: keys,
});

/** `show hsrp summary` (layout: genie ShowHsrpSummary). */
const summary = showing('show hsrp summary', {
  needs,
  read: ({ device }) => groupsOf(device),
  *print(groups) {
    const count = (version: number, family: string) =>
      groups.filter((one) => one.version === version && one.family === family).length;
    const active = groups.filter(({ state }) => state === 'Active');
    yield '';
    yield 'HSRP Summary:';
    yield '';
    yield 'Extended-hold (NSF) disabled';
    yield 'Global HSRP-BFD disabled';
    yield '';
    yield `Total Groups: ${groups.length}`;
    yield `     Version::    V1-IPV4: ${String(count(1, 'ipv4')).padEnd(7)} V2-IPV4: ${String(count(2, 'ipv4')).padEnd(6)} V2-IPV6: ${String(count(2, 'ipv6')).padEnd(4)}`;
    yield `       State::     Active: ${String(active.length).padEnd(7)} Standby: ${'0'.padEnd(6)}  Listen: ${'0'.padEnd(4)}`;
    yield `       State::  V6-Active: ${'0'.padEnd(7)} V6-Standby: ${'0'.padEnd(4)} V6-Listen: ${'0'.padEnd(4)}`;
    yield '';
    yield `Total HSRP Enabled interfaces: ${new Set(groups.map(({ port }) => port.name)).size}`;
    yield '';
    yield 'Total Packets:';
    yield '             Tx - Pass: 0       Fail: 0';
    yield '             Rx - Good: 0      ';
    yield '';
    yield 'Packet for unknown groups: 0';
  },
  structure: (groups) => ({ total_groups: String(groups.length) }),
});

/** `show hsrp delay` (layout: genie ShowHsrpDelay). */
const delay = showing('show hsrp delay', {
  needs,
  read: ({ device }) =>
    addressedInterfaces(device).flatMap(({ name }) => {
      const values = valuesAt(bodyOf(device.configuration.running, 'config-if', name), 'hsrp delay');
      return values === undefined ? [] : [{ name, minimum: values.minimum ?? 0, reload: values.reload ?? 0 }];
    }),
  *print(rows) {
    yield 'Interface          Minimum Reload';
    for (const { name, minimum, reload } of rows) yield `${name.padEnd(19)}${String(minimum).padEnd(8)}${reload}`;
  },
});

export const showHsrp = [detailed, all, brief, summary, delay];
