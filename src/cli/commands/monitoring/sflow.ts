import { line, notation } from '../../notation/notation.ts';

const needs = 'feature sflow';

/** Words of sFlow, for `?` (Nexus 3000 system management guide, sFlow). */
const help = {
  sflow: 'Configure sFlow agent parameters',
  'sampling-rate': 'Sampling rate of packets',
  'max-sampled-size': 'Bytes of a packet that are sampled',
  'counter-poll-interval': 'Interval in which counters are sent',
  'max-datagram-size': 'Maximum size of a datagram',
  'collector-ip': 'Address of the collector',
  'collector-port': 'UDP port of the collector',
  'agent-ip': 'Address of the agent',
  'data-source': 'Interface that is sampled',
  extended: 'Extended data of samples',
};

export const samplingRate = line('sflow sampling-rate <0-1000000000>', {
  default: 'sflow sampling-rate 4096',
  needs,
  help,
});
export const sampledSize = line('sflow max-sampled-size <64-256>', {
  default: 'sflow max-sampled-size 128',
  needs,
  help,
});
export const pollInterval = line('sflow counter-poll-interval <0-2147483647>', {
  default: 'sflow counter-poll-interval 20',
  needs,
  help,
});
export const datagramSize = line('sflow max-datagram-size <200-9000>', {
  default: 'sflow max-datagram-size 1400',
  needs,
  help,
});
export const collector = line('sflow collector-ip <ip-any> vrf <vrf> [source <source:ip-any>]', { needs, help });
export const collectorPort = line('sflow collector-port <1-65535>', {
  default: 'sflow collector-port 6343',
  needs,
  help,
});
export const agentAddress = line('sflow agent-ip <ip-any>', { needs, help });
export const dataSource = line('sflow data-source interface <interface>', { by: 'interface', needs, help });
export const extendedSwitch = line('sflow extended switch', { needs: `${needs} and singleImage`, help });
export const extendedBgp = line('sflow extended bgp', { needs: `${needs} and singleImage`, help });

/** How packets are sampled, and who is told; defaults: `show sflow` of a switch without lines. */
export const sflowLines = notation('sflow', [
  samplingRate,
  sampledSize,
  pollInterval,
  datagramSize,
  collector,
  collectorPort,
  agentAddress,
  dataSource,
  extendedSwitch,
  extendedBgp,
]);
