/** The lines of the notation that something in the switch reads, by text or identity. Written by `npm run coverage-page`; do not edit. */
export const readLines: ReadonlySet<string> = new Set([
  'service-policy [type qos] input <name:word64>',
  'service-policy type network-qos <name:word64>',
  'service-policy type queuing <direction:input|output> <name:word64>',
  'system qos',
]);
