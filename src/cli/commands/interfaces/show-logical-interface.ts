import { addressText, networkOf, parsePrefix } from '../../../machine/config/addresses.ts';
import { shortName } from '../../../machine/config/ports.ts';
import type { LogicalStatus } from '../../../machine/logical-status.ts';
import { hostOf, logicalReason } from '../words/interface-words.ts';
import type { PortSettings } from './port-settings.ts';

/** One with what is configured of it as hardware. */
type SetLogical = LogicalStatus & { readonly set: PortSettings };

/**
 * What `show interface` says of an interface that exists by configuration alone (form: genie's goldens of Nexus 9000). No port belongs
 * to a port-channel and no VLAN has one that is up, so both are down.
 */
export function* logicalLines(status: SetLogical, macAddress: string): Generator<string> {
  const { known, name, state, isShut: isDown, down, set } = status;
  const numbers = `MTU ${set.mtuBytes} bytes, BW ${set.bandwidthKbits} Kbit`;
  const about = [
    ...(state.description === undefined ? [] : [`  Description: ${state.description}`]),
    ...(state.address === undefined ? [] : [`  Internet Address is ${state.address}`]),
  ];
  switch (known.kind) {
    case 'Vlan':
      yield down === undefined
        ? `${name} is up, line protocol is up, autostate enabled`
        : `${name} is down (${logicalReason(down)}), line protocol is down, autostate enabled`;
      yield `  Hardware is EtherSVI, address is  ${set.macAddress ?? macAddress}`;
      yield* about;
      yield `  ${numbers}, DLY ${set.delayUs} usec,`;
      break;
    case 'loopback':
      yield `${name} is ${down === undefined ? 'up' : `down (${logicalReason(down)})`}`;
      yield `admin state is ${isDown ? 'down' : 'up'}`;
      yield '  Hardware: Loopback';
      yield* about;
      yield `  ${numbers}, DLY ${set.delayUs === 10 ? 5000 : set.delayUs} usec`;
      break;
    case 'sub-interface':
      yield `${name} is ${down === undefined ? 'up' : `down (${logicalReason(down)})`}`;
      yield `admin state is ${isDown ? 'down' : 'up'}, Dedicated Interface, [parent interface is ${name.split('.')[0]}]`;
      yield `  Hardware: 1000/10000 Ethernet, address: ${macAddress} (bia ${macAddress})`;
      yield* about;
      yield `  ${numbers}, DLY ${set.delayUs} usec`;
      if (set.dot1q !== undefined)
        yield `  Encapsulation 802.1Q Virtual LAN, Vlan ID ${set.dot1q}, medium is broadcast`;
      break;
    case 'nve':
      yield `${name} is ${down === undefined ? 'up' : `down (${logicalReason(down)})`}`;
      yield `admin state is ${isDown ? 'down' : 'up'},  Hardware: NVE`;
      yield* about;
      yield '  MTU 9216 bytes';
      break;
    case 'Tunnel':
      yield `${name} is ${down === undefined ? 'up' : `down (${logicalReason(down)})`}`;
      yield `    Admin State: ${isDown ? 'down' : 'up'}`;
      yield* about;
      yield '    MTU 1476 bytes, BW 9 Kbit';
      break;
    case 'port-channel':
      yield `${name} is ${down === undefined ? 'up' : `down (${logicalReason(down)})`}`;
      yield `admin state is ${isDown ? 'down' : 'up'},`;
      yield `  Hardware: Port-Channel, address: ${channelAddress(status)} (bia ${channelAddress(status)})`;
      yield* about;
      yield `  ${numbers}, DLY ${set.delayUs} usec`;
      break;
  }
  yield '  reliability 255/255, txload 1/255, rxload 1/255';
  if (status.members.length === 0) return;
  yield '  Encapsulation ARPA, medium is broadcast';
  yield `  Port mode is ${state.isRouted ? 'routed' : state.mode}`;
  yield `  Members in this channel: ${status.members.map(({ port }) => shortName(port.name)).join(', ')}`;
}

/** A port-channel has the address of its first member. */
function channelAddress({ members }: LogicalStatus): string {
  return members[0]?.macAddress ?? '0000.0000.0000';
}

/** What `| json` says of one; keys of loopbacks and port-channels are those of ports, `svi_` ones as in captures of Nexus 9000. */
export function logicalKeys(
  { known, name, state, isShut, down, set, members }: SetLogical,
  macAddress: string,
): object {
  const is = down === undefined ? 'up' : 'down';
  const admin = isShut ? 'down' : 'up';
  const prefix = state.address === undefined ? undefined : parsePrefix(state.address);
  const begin = known.kind === 'Vlan' ? 'svi' : 'eth';
  return {
    interface: name,
    ...(known.kind === 'Vlan'
      ? { svi_line_proto: is, svi_admin_state: admin, svi_rsn_desc: logicalReason(down), svi_mac: macAddress }
      : { state: is, admin_state: admin, ...(down === undefined ? {} : { state_rsn_desc: logicalReason(down) }) }),
    ...(state.description === undefined ? {} : { [known.kind === 'Vlan' ? 'svi_desc' : 'desc']: state.description }),
    ...(prefix === undefined
      ? {}
      : {
          [`${begin}_ip_addr`]: hostOf(state.address ?? ''),
          [`${begin}_ip_mask`]: String(prefix.length),
          [`${begin}_ip_prefix`]: addressText(networkOf(prefix)),
        }),
    [`${begin}_mtu`]: String(set.mtuBytes),
    [`${begin}_bw`]: String(set.bandwidthKbits),
    ...(known.kind === 'port-channel' && members.length > 0
      ? { eth_members: members.map(({ port }) => port.name).join(', ') }
      : {}),
  };
}
