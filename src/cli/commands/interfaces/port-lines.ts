import { line, notationIn } from '../../notation/notation.ts';
import { interfaceMode } from './interface-mode.ts';

/** What is said of a port as hardware, and of its link. Defaults: `show running-config interface all` of a Nexus 3000 (batfish's tests). */

export const mtuLine = line('mtu <mtu:576-9216>', {
  needs: 'ethernet or svi or sub-interface or tunnel',
  default: 'mtu 1500',
  help: { mtu: 'Configure mtu for the port', '<mtu>': 'MTU in bytes' },
});
export const bandwidthLine = line('bandwidth <bandwidth:1-3200000000>', {
  needs: 'not nve',
  help: { bandwidth: 'Set bandwidth informational parameter' },
});
export const delayLine = line('delay <delay:1-16777215>', {
  needs: 'not nve',
  help: { delay: 'Specify interface throughput delay', '<delay>': 'Throughput delay in tens of microseconds' },
});
export const speedLine = line('speed <speed:auto|10|100|1000|2500|5000|10000|25000|40000|50000|100000>', {
  needs: 'ethernet or mgmt',
  default: 'speed auto',
  help: { speed: 'Enter the port speed' },
});
export const duplexLine = line('duplex <duplex:auto|full|half>', {
  needs: 'ethernet or mgmt',
  default: 'duplex auto',
  help: { duplex: 'Enter the port duplex mode' },
});
export const negotiateLine = line('negotiate auto', {
  needs: 'ethernet',
  default: 'negotiate auto',
  help: { negotiate: 'Configure link negotiation parameters' },
});
export const receiveFlowLine = line('flowcontrol receive <receive:off|on|desired>', {
  needs: 'ethernet',
  default: 'flowcontrol receive off',
  help: { flowcontrol: 'Configure interface flowcontrol' },
});
export const sendFlowLine = line('flowcontrol send <send:off|on|desired>', {
  needs: 'ethernet',
  default: 'flowcontrol send off',
  help: { flowcontrol: 'Configure interface flowcontrol' },
});
export const beaconLine = line('beacon', {
  needs: 'physical',
  default: 'no beacon',
  help: { beacon: 'Disable/enable the beacon for an interface' },
});
export const fecLine = line('fec <fec:auto|fc-fec|off|rs-cons16|rs-fec|rs-ieee>', {
  needs: 'physical and since 7.0(3)I7(1)',
  default: 'fec auto',
  help: { fec: 'Configure forward error correction' },
});
export const macAddressLine = line('mac-address <mac>', {
  needs: 'svi or routed and ethernet',
  help: { 'mac-address': 'Configure interface mac address' },
});
export const encapsulationLine = line('encapsulation dot1q <vlan:vlan>', {
  needs: 'sub-interface',
  help: { encapsulation: 'Set encapsulation type for an interface', dot1q: 'IEEE 802.1Q encapsulation' },
});
export const autostateLine = line('autostate', {
  needs: 'svi',
  default: 'autostate',
  help: { autostate: 'Enable autostate on SVI' },
});

export const debounceLine = line('link debounce [time <time:0-5000>]', {
  needs: 'physical',
  default: 'link debounce time 100',
});

const loadInterval = (counter: number, range: string, text: string | undefined) =>
  line(`load-interval counter ${counter} <seconds:${range}>`, {
    needs: 'ethernet or svi',
    ...(text === undefined ? {} : { default: text }),
    help: { 'load-interval': 'Specify interval for load calculation for an interface' },
  });

export const portLines = notationIn(interfaceMode, [
  encapsulationLine,
  line('management', { needs: 'svi', help: { management: 'Allow in-band management access to a VLAN interface' } }),
  autostateLine,
  receiveFlowLine,
  sendFlowLine,
  delayLine,
  line('snmp trap link-status', { needs: 'not nve', default: 'snmp trap link-status' }),
  mtuLine,
  macAddressLine,
  debounceLine,
  line('linkdebounce time <0-5000>', {
    needs: 'physical',
    means: ({ time }) => [`link debounce time ${time}`],
  }),
  line('link debounce link-up time <0-10000>', { needs: 'physical and since 9.2(1)' }),
  line('link mac-up timer <0-120>', { needs: 'physical and since 9.2(1)' }),
  beaconLine,
  speedLine,
  duplexLine,
  fecLine,
  line('dfe-tuning-delay <100-300000>', { needs: 'physical and since 7.0(3)I7(1)' }),
  negotiateLine,
  line('mdix auto', { needs: 'physical', default: 'mdix auto' }),
  line('logging event port link-status [default]', {
    needs: 'ethernet or svi',
    default: 'logging event port link-status default',
    no: 'kept',
  }),
  line('logging event port trunk-status [default]', {
    needs: 'ethernet',
    default: 'logging event port trunk-status default',
    no: 'kept',
  }),
  bandwidthLine,
  line('bandwidth inherit [<inherited:1-100000000>]', { needs: 'ethernet' }),
  line('medium <medium:broadcast|p2p>', { needs: 'routed or ethernet', default: 'medium broadcast' }),
  loadInterval(1, '5-300', 'load-interval counter 1 30'),
  loadInterval(2, '5-300', 'load-interval counter 2 300'),
  loadInterval(3, '5-300', undefined),
  line('carrier-delay { <seconds:0-60> | msec <msec:0-1000> }', { needs: 'svi or routed and ethernet' }),
  line('shutdown lan', { needs: 'ethernet', help: { shutdown: 'Enable/disable an interface' } }),
  line('packet latency threshold <threshold:1-536870904>', { needs: 'physical and platform 3500' }),
  line('hardware multicast hw-hash', { needs: 'ethernet' }),
  line('hardware vethernet mac filtering per-vlan', { needs: 'ethernet' }),
  line('tunnel mode <mode:gre|ipip> ip', { needs: 'tunnel' }),
  line('tunnel source { <interface> | <ip> }', { needs: 'tunnel' }),
  line('tunnel destination <host>', { needs: 'tunnel' }),
  line('tunnel use-vrf <vrf>', { needs: 'tunnel' }),
  line('tunnel ttl <1-255>', { needs: 'tunnel' }),
]);
