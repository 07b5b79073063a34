import { line, notation, section } from '../../notation/notation.ts';

const needs = 'feature sla sender';

/** What every operation has. */
const common = [
  line('vrf <vrf>'),
  line('tag <tag:text128>'),
  line('tos <tos:0-255>'),
  line('threshold <ms:0-60000>', { default: 'threshold 5000' }),
  line('timeout <ms:0-604800000>', { default: 'timeout 5000' }),
  line('frequency <seconds:1-604800>', { default: 'frequency 60' }),
  line('owner <owner:text254>'),
  line('verify-data'),
  line('request-data-size <bytes:0-16384>'),
  line('history lives-kept <lives:0-2>'),
  line('history buckets-kept <buckets:1-60>'),
  line('history filter <filter:all|failures|none|overThreshold>'),
];

const port = '[source-port <sourcePort:1-65535>]';
const source = '[source-ip <sourceIp:ip-any>]';
const control = '[control <control:enable|disable>]';

/** An IP SLA operation (batfish nxos_ip_sla, Nexus 9000 IP SLAs configuration guide). */
export const ipSla = section('ip sla <operation:1-2147483647>', {
  needs,
  by: 'operation',
  prompt: 'config-ip-sla',
  holds: [
    section(`icmp-echo <target:host> [source-ip <sourceIp:ip-any> | source-interface <interface>]`, {
      prompt: 'config-ip-sla-icmp-echo',
      holds: common,
    }),
    section(`dns <name:word> name-server <nameServer:ip-any> ${source} ${port}`, {
      prompt: 'config-ip-sla-dns',
      holds: common,
    }),
    section(
      `http { get | raw } <url:word> [name-server <nameServer:ip-any>] [version <version:word>] ${source} ${port} [cache disable] [proxy <proxy:word>]`,
      {
        prompt: 'config-ip-sla-http',
        holds: common,
      },
    ),
    section(`tcp-connect <target:host> <port:1-65535> ${control} ${source} ${port}`, {
      prompt: 'config-ip-sla-tcp',
      holds: common,
    }),
    section(`udp-echo <target:host> <port:1-65535> ${control} ${source} ${port}`, {
      prompt: 'config-ip-sla-udp',
      holds: common,
    }),
    section(
      `udp-jitter <target:host> <port:1-65535> [codec <codec:g711alaw|g711ulaw|g729a> [codec-numpackets <codecPackets:1-60000>] [codec-size <codecBytes:16-1500>] [codec-interval <codecMs:1-60000>] [advantage-factor <0-20>]] ${control} [num-packets <packets:1-60000>] [interval <ms:1-60000>] ${source} ${port}`,
      { prompt: 'config-ip-sla-jitter', holds: common },
    ),
  ],
});

/** IP SLA. */
export const slaLines = notation('sla', [
  ipSla,
  line(
    'ip sla schedule <operation:1-2147483647> [life { <life:0-2147483647> | forever }] [start-time { now | pending | after <after:time> | <at:time> }] [ageout <0-2073600>] [recurring]',
    { needs, by: 'operation' },
  ),
  line('ip sla group schedule <group:1-65535> <operations:text>', { needs, by: 'group' }),
  line(
    'ip sla reaction-configuration <operation:1-2147483647> react <what:word32> [action-type <action:none|trapOnly|triggerOnly|trapAndTrigger>] [threshold-type { average [<average:1-16>] | consecutive [<consecutive:1-16>] | immediate | never | xOfy [<x:1-16> <y:1-16>] }] [threshold-value <upper:0-604800000> [<lower:0-604800000>]]',
    { needs, by: 'operation what' },
  ),
  line('ip sla reaction-trigger <operation:1-2147483647> <triggered:1-2147483647>', {
    needs,
    by: 'operation triggered',
  }),
  line('ip sla logging traps', { needs }),
  line('ip sla enable reaction-alerts', { needs }),
  line('ip sla responder', { needs: 'feature sla responder' }),
]);
