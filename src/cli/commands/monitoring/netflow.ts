import { line, notation, notationIn, section } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';

const needs = 'feature netflow';

/** Words of NetFlow, for `?` (the chapter F of the command reference of 9.3). */
const help = {
  flow: 'Global Flow configuration subcommands',
  exporter: 'Define a Flow Exporter',
  monitor: 'Define a Flow Monitor',
  record: 'Define a Flow Record',
  description: 'Description of this item',
  destination: 'Destination address',
  source: 'Source interface',
  transport: 'Transport protocol',
  udp: 'UDP port',
  dscp: 'Optional DSCP',
  version: 'NetFlow export version',
  match: 'Specify a key field',
  collect: 'Specify a non-key field',
};
export const flowDescription = line('description <description:text63>', { help });
export const exporterDestination = line('destination <ip-any> [use-vrf <vrf>]', { help });
export const exporterSource = line('source <interface>', { help });
export const exporterPort = line('transport udp <1-65535>', { help });
export const monitorExporter = line('exporter <exporter:word63>', { by: 'exporter', help });
export const monitorRecord = line('record <record:word63>', { help });

/** `flow exporter`: who is sent what was seen. */
export const exporter = section('flow exporter <name:word63>', {
  by: 'name',
  prompt: 'config-flow-exporter',
  needs,
  help,
  holds: [
    flowDescription,
    exporterDestination,
    line('dscp <0-63>', { help }),
    exporterSource,
    exporterPort,
    section('version 9', {
      prompt: 'config-flow-exporter-version-9',
      help,
      holds: [
        line('option exporter-stats timeout <1-86400>', { help }),
        line('option interface-table timeout <1-86400>', { help }),
        line('template data timeout <1-86400>', { help }),
      ],
    }),
  ],
});

/** `flow record`: what makes a flow, and what is counted of it. */
export const record = section('flow record <name:word63>', {
  by: 'name',
  prompt: 'config-flow-record',
  needs,
  help,
  holds: [
    flowDescription,
    line('match datalink <field:ethertype|vlan>', { by: 'field', help }),
    line('match datalink mac <end:source-address|destination-address>', { by: 'end', help }),
    line('match ip <field:protocol|tos>', { by: 'field', help }),
    line('match ipv4 <end:source|destination> address', { by: 'end', help }),
    line('match ipv6 <end:source|destination> address', { by: 'end', help }),
    line('match ipv6 <field:flow-label|options>', { by: 'field', id: 'match ipv6 field', help }),
    line('match transport <field:source-port|destination-port>', { by: 'field', help }),
    line('collect counter <what:bytes|packets> [long]', { by: 'what', help }),
    line('collect ip version', { help }),
    line('collect timestamp sys-uptime <when:first|last>', { by: 'when', help }),
    line('collect transport tcp flags', { help }),
  ],
});

/** `flow monitor`: a record and who is told of it. */
export const monitor = section('flow monitor <name:word63>', {
  by: 'name',
  prompt: 'config-flow-monitor',
  needs,
  help,
  holds: [flowDescription, monitorExporter, monitorRecord],
});

/** NetFlow. That Nexus 3000 take its lines with the feature follows from the image that they share with Nexus 9000 (inferred). */
export const netflowLines = notation('netflow', [
  line('flow timeout <5-60>', { default: 'flow timeout 10', needs, help }),
  exporter,
  record,
  monitor,
]);

export const netflowOnPorts = notationIn(interfaceMode, [
  line('ip flow monitor <name:word63> input [sampler <sampler:word63>]', { by: 'name', needs, help }),
  line('ipv6 flow monitor <name:word63> input [sampler <sampler:word63>]', { by: 'name', needs, help }),
]);
