import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { listIn, sectionsIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import {
  exporter,
  exporterDestination,
  exporterPort,
  exporterSource,
  flowDescription,
  monitor,
  monitorExporter,
  monitorRecord,
  netflowLines,
  record,
} from './netflow.ts';

const needs = 'feature netflow';
const help = {
  show: 'Show running system information',
  flow: 'Show flow information',
  exporter: 'Show exporters',
  monitor: 'Show monitors',
  record: 'Show records',
  cache: 'Show what was seen',
  timeout: 'Show time-outs',
};
const bodyOf = (running: RunningConfiguration) => netflowLines.slice.of(running);

/** `show flow exporter`: who is told (Nexus 9000 system management guide, NetFlow). */
export const showFlowExporter = showing('show flow exporter [<name:word63>]', {
  needs,
  help,
  examples: ['show flow exporter'],
  read: ({ args, device }) =>
    sectionsIn(bodyOf(device.configuration.running), exporter)
      .filter(({ values }) => args.name === undefined || values.name === args.name)
      .map(({ values, body }) => ({
        name: String(values.name),
        description: valuesIn(body, flowDescription)?.description,
        destination: valuesIn(body, exporterDestination)?.ipAny,
        vrf: valuesIn(body, exporterDestination)?.vrf ?? 'default',
        source: valuesIn(body, exporterSource)?.interface,
        port: valuesIn(body, exporterPort)?.udp,
      })),
  *print(exporters) {
    for (const { name, description, destination, vrf, source, port } of exporters) {
      yield `Flow exporter ${name}:`;
      if (description !== undefined) yield `    Description: ${description}`;
      if (destination !== undefined) yield `    Destination: ${destination}`;
      yield `    VRF: ${vrf} (1)`;
      if (port !== undefined) yield `    Destination UDP Port ${port}`;
      if (source !== undefined) yield `    Source Interface ${source}`;
      yield '    Export Version 9';
      yield '    Exporter Statistics';
      yield '        Number of Flow Records Exported 0';
      yield '        Number of Templates Exported 0';
      yield '        Number of Export Packets Sent 0';
      yield '';
    }
    yield `Feature Netflow: ${exporters.length} flow exporter(s)`;
  },
  structure: (exporters) =>
    table(
      'flow_exporter',
      exporters.map(({ name, destination, vrf, port }) => ({
        name,
        ...(destination === undefined ? {} : { destination }),
        vrf,
        ...(port === undefined ? {} : { udp_port: String(port) }),
      })),
    ),
});

/** `show flow monitor`: a record and who is told of it. */
export const showFlowMonitor = showing('show flow monitor [<name:word63>]', {
  needs,
  help,
  examples: ['show flow monitor'],
  read: ({ args, device }) =>
    sectionsIn(bodyOf(device.configuration.running), monitor)
      .filter(({ values }) => args.name === undefined || values.name === args.name)
      .map(({ values, body }) => ({
        name: String(values.name),
        record: valuesIn(body, monitorRecord)?.record,
        exporters: listIn(body, monitorExporter).map(({ exporter: name }) => name),
      })),
  *print(monitors) {
    for (const { name, record: used, exporters } of monitors) {
      yield `Flow Monitor ${name}:`;
      yield '    Use count: 0';
      if (used !== undefined) yield `    Flow Record: ${used}`;
      for (const other of exporters) yield `    Flow Exporter: ${other}`;
    }
  },
  structure: (monitors) =>
    table(
      'flow_monitor',
      monitors.map(({ name, record: used }) => ({ name, ...(used === undefined ? {} : { record: used }) })),
    ),
});

/** `show flow record`: what makes a flow. */
export const showFlowRecord = showing('show flow record [<name:word63>]', {
  needs,
  help,
  examples: ['show flow record'],
  read: ({ args, device }) =>
    sectionsIn(bodyOf(device.configuration.running), record)
      .map(({ values }) => String(values.name))
      .filter((name) => args.name === undefined || name === args.name),
  *print(names) {
    for (const name of names) {
      yield `Flow record ${name}:`;
      yield '    No. of users: 0';
      yield '    Template ID: 0';
    }
  },
});

/** `show flow cache`: nothing was seen. */
export const showFlowCache = showing('show flow cache [<family:ipv4|ipv6>]', {
  needs,
  help,
  read: (): readonly string[] => [],
  print: (flows) => flows,
});
