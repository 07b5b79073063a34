import { line, notation } from '../../notation/notation.ts';

/** Words of logging, for `?` (system management command references). */
const help = {
  logging: 'Modify message logging facilities',
  module: 'Set module(linecard) logging',
  timestamp: 'Set logging timestamp granularity',
  'source-interface': 'Enable Source-Interface for Remote Syslog Server',
  'origin-id': 'Enable origin information for Remote Syslog Server',
  hostname: 'Use origin-id as hostname of switch',
  string: 'Use origin-id as text string',
  event: 'Interface events',
  'link-status': 'UPDOWN and CHANGE messages',
  'trunk-status': 'TRUNK status messages',
  message: 'Interface syslog',
  'rate-limit': 'Enable/disable rate limit for messages',
  'rfc-strict': 'Set RFC to which messages should compliant',
  history: 'Modifies severity level or size for history table',
  level: 'Set the logging level of a facility',
  ethpm: 'Set level for ethpm syslog messages',
  distribute: 'Enable fabric distribution using CFS',
};

/** What holds for messages of modules, of which there is one. */
export const moduleLevel = line('logging module [<severity:0-7>]', {
  default: 'logging module 5',
  no: 'kept',
  canonical: ({ severity = 5 }) => ({ severity }),
  help,
});
export const timestamp = line('logging timestamp <unit:microseconds|milliseconds|seconds>', {
  default: 'logging timestamp seconds',
  help,
});
export const sourceInterface = line('logging source-interface <interface>', { help });
export const originId = line('logging origin-id { hostname | ip <ip-any> | string <string:word> }', { help });
export const rateLimit = line('logging rate-limit', { default: 'logging rate-limit', help, needs: 'singleImage' });
export const strictRfc = line('logging rfc-strict 5424', { help, needs: 'since 9.2(1)' });
export const cacheEntries = line('logging ip access-list cache entries <0-1048576>', {
  default: 'logging ip access-list cache entries 8000',
  help,
});
export const cacheInterval = line('logging ip access-list cache interval <5-86400>', {
  default: 'logging ip access-list cache interval 300',
  help,
});
export const cacheThreshold = line('logging ip access-list cache threshold <0-1000000>', {
  default: 'logging ip access-list cache threshold 0',
  help,
});

/**
 * What is said of messages beside where they go. That interface events are told from the factory follows from public configurations of
 * 9.2(4), which write their negations.
 */
export const loggingLines = notation('logging', [
  line('logging event link-status default', { default: 'logging event link-status default', help }),
  line('logging event link-status enable', { default: 'logging event link-status enable', help }),
  line('logging event trunk-status default', { help }),
  line('logging event trunk-status enable', { default: 'logging event trunk-status enable', help }),
  line('logging message interface type ethernet description', { help }),
  moduleLevel,
  timestamp,
  sourceInterface,
  originId,
  rateLimit,
  strictRfc,
  cacheEntries,
  cacheInterval,
  cacheThreshold,
  line('logging ip access-list detailed', { help, needs: 'singleImage' }),
  line('logging ip access-list include sgt', { help, needs: 'since 9.3(1)' }),
  line('logging history size <0-500>', { help, needs: 'singleImage' }),
  line('logging history <severity:0-7>', { id: 'logging history severity', help, needs: 'singleImage' }),
  line('logging level ethpm link-down <severity:error|notif>', {
    default: 'logging level ethpm link-down notif',
    help,
  }),
  line('logging level ethpm link-up <severity:error|notif>', { default: 'logging level ethpm link-up notif', help }),
  line('logging distribute', { help }),
]);
