import { isOn, listIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import {
  agentAddress,
  collector,
  collectorPort,
  datagramSize,
  dataSource,
  extendedSwitch,
  pollInterval,
  sampledSize,
  samplingRate,
  sflowLines,
} from './sflow.ts';

const needs = 'feature sflow';
const help = {
  show: 'Show running system information',
  sflow: 'Show sFlow information',
  statistics: 'Show counters of sFlow',
  process: 'Show the process of sFlow',
};

/** `show sflow`: what holds and who is told (form: Nexus 3000 system management guide, public notes with `sflow collector-ip : …`). */
export const showSflow = showing('show sflow', {
  needs,
  help,
  read: ({ device }) => {
    const body = sflowLines.slice.of(device.configuration.running);
    const to = valuesIn(body, collector);
    return {
      rate: valuesIn(body, samplingRate)?.samplingRate ?? 4096,
      size: valuesIn(body, sampledSize)?.maxSampledSize ?? 128,
      interval: valuesIn(body, pollInterval)?.counterPollInterval ?? 20,
      datagram: valuesIn(body, datagramSize)?.maxDatagramSize ?? 1400,
      collector: to?.ipAny ?? '0.0.0.0',
      vrf: to?.vrf ?? 'default',
      port: valuesIn(body, collectorPort)?.collectorPort ?? 6343,
      agent: valuesIn(body, agentAddress)?.ipAny ?? '0.0.0.0',
      sources: listIn(body, dataSource).map(({ interface: name }) => name),
      isExtended: isOn(body, extendedSwitch),
    };
  },
  *print({ rate, size, interval, datagram, collector: to, vrf, port, agent, sources, isExtended }) {
    yield `sflow sampling-rate : ${rate}`;
    yield `sflow max-sampled-size : ${size}`;
    yield `sflow counter-poll-interval : ${interval}`;
    yield `sflow max-datagram-size : ${datagram}`;
    yield `sflow collector-ip : ${to} , vrf : ${vrf}`;
    yield `sflow collector-port : ${port}`;
    yield `sflow agent-ip : ${agent}`;
    for (const name of sources) yield `sflow data-source interface ${name}`;
    if (isExtended) yield 'sflow extended switch';
  },
  // Key names inferred.
  structure: ({ rate, size, interval, datagram, collector: to, vrf, port, agent, sources }) => ({
    sampling_rate: String(rate),
    max_sampled_size: String(size),
    counter_poll_interval: String(interval),
    max_datagram_size: String(datagram),
    collector_ip: to,
    collector_vrf: vrf,
    collector_port: String(port),
    agent_ip: agent,
    ...(sources.length === 0
      ? {}
      : { TABLE_sflow_source: { ROW_sflow_source: sources.map((name) => ({ interface: name })) } }),
  }),
});

/** `show sflow statistics`: nothing was sampled. */
export const showSflowStatistics = showing('show sflow statistics', {
  needs,
  help,
  read: () => undefined,
  print: () => [
    'Total Packets            : 0',
    'Total Samples            : 0',
    'Processed Samples        : 0',
    'Dropped Samples          : 0',
    'Sent Datagrams           : 0',
    'Dropped Datagrams        : 0',
  ],
});
