import { shortName } from '../../../machine/config/ports.ts';
import type { LogicalStatus } from '../../../machine/logical-status.ts';
import { type PortStatus, portStatuses } from '../../../machine/port-status.ts';
import { optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { interfaceSyntax, wantedLogical, wantedPorts } from '../words/interface-arg.ts';
import { isManagement } from '../words/interface-words.ts';
import { table } from '../words/table.ts';
import { type PortSettings, portSettings } from './port-settings.ts';

const ruler = '-'.repeat(80);

/** `show interface status`. Widths and states: ntc-templates show_interface_status. */
export const showInterfaceStatus = show({
  syntax: [
    word('show', 'Show running system information'),
    word('interface', 'Show interface status and information'),
    optional([interfaceSyntax]),
    word('status', 'Show interface line status'),
  ],
  examples: ['show interface status', 'show interface e1/1-4 status', 'show interface mgmt 0 status'],
  read: ({ args, device }) => [
    ...wantedPorts(args, portStatuses(device)).map((status) =>
      keysOf(status, portSettings(device.configuration.running, status.port.name, status.port.speedMbps)),
    ),
    ...inTableOrder(wantedLogical(args, device)).map((status) => logicalKeysOf(status)),
  ],
  *print(rows) {
    yield '';
    yield ruler;
    yield 'Port          Name               Status    Vlan      Duplex  Speed   Type';
    yield ruler;
    for (const { interface: port, name = '--', state, vlan, duplex, speed, type } of rows) {
      const columns = `${shortName(port).padEnd(14)}${name.slice(0, 18).padEnd(19)}${state.slice(0, 9).padEnd(10)}`;
      yield `${columns}${vlan.padEnd(10)}${duplex.padEnd(8)}${speed.padEnd(8)}${type}`;
    }
  },
  structure: (rows) => table('interface', rows),
});

function keysOf(status: PortStatus, set: PortSettings) {
  const { port, state, down } = status;
  const isUp = down === undefined;
  return {
    interface: port.name,
    ...(state.description === undefined ? {} : { name: state.description }),
    state: stateWords(status),
    vlan: state.isRouted ? 'routed' : state.mode === 'trunk' ? 'trunk' : String(state.accessVlan),
    duplex: set.duplex === 'auto' && isUp ? 'full' : set.duplex,
    speed: speedWords(set.speedMbps ?? (isUp ? port.speedMbps : undefined)),
    type: isManagement(status) || !port.isCopper ? '--' : '10/100/1000BaseT',
  };
}

/** `10G`, `1000`, or `auto` (ntc-templates show_interface_status). */
function speedWords(megabits: number | undefined): string {
  if (megabits === undefined) return 'auto';
  return megabits >= 10_000 ? `${megabits / 1000}G` : String(megabits);
}

/** The text cuts these off after nine characters. */
function stateWords({ down }: PortStatus): string {
  switch (down) {
    case undefined:
      return 'connected';
    case 'administratively':
      return 'disabled';
    case 'no-link':
      return 'notconnect';
    case 'no-transceiver':
      return 'xcvrAbsent';
  }
}

/** Port-channels, loopbacks, VLAN interfaces, as genie's goldens have them behind the ports. */
function inTableOrder(statuses: readonly LogicalStatus[]): readonly LogicalStatus[] {
  return (['port-channel', 'loopback', 'Vlan'] as const).flatMap((kind) =>
    statuses.filter(({ known }) => known.kind === kind),
  );
}

function logicalKeysOf({ known, name, state, down }: LogicalStatus) {
  return {
    interface: name,
    ...(state.description === undefined ? {} : { name: state.description }),
    state: logicalWords(known.kind, down),
    vlan: state.isRouted ? 'routed' : state.mode === 'trunk' ? 'trunk' : String(state.accessVlan),
    duplex: 'auto',
    speed: 'auto',
    type: '--',
  };
}

/** A VLAN interface is `down` whatever the reason (ntc-templates show_interface_status); the word of a shut loopback is inferred. */
function logicalWords(kind: LogicalStatus['known']['kind'], down: LogicalStatus['down']): string {
  if (down === undefined) return 'connected';
  if (kind === 'Vlan') return 'down';
  return down === 'administratively' ? 'disabled' : 'noOperMem';
}
