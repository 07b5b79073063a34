import { showing } from '../../notation/showing.ts';

const help = {
  hardware: 'Show hardware information',
  internal: 'Show internal information',
  errors: 'Show errors of the hardware',
  buffer: 'Show buffers',
  info: 'Show information',
  'pkt-stats': 'Show packets in buffers',
  'cpu-mac': 'Show the port of the processor',
  inband: 'Show the inband port',
  stats: 'Show statistics',
  counters: 'Show counters',
  events: 'Show events',
  capacity: 'Show what the hardware has room for',
};

/** What the chips of a switch count: no frame reaches a port here, so they have nothing to tell. */
const nothing = {
  help,
  read: () => [],
  print: (lines: readonly string[]) => lines,
};

/** `show hardware internal errors`: what chips count only where it is not nought. */
export const showHardwareErrors = showing('show hardware internal errors [ all | module <module:1-1> ]', {
  ...nothing,
  examples: ['show hardware internal errors', 'show hardware internal errors module 1'],
});

/** `show hardware internal cpu-mac inband`: frames to and from the processor (N3K troubleshooting guide). */
export const showInband = showing('show hardware internal cpu-mac inband <what:stats|counters|events>', {
  ...nothing,
  examples: ['show hardware internal cpu-mac inband stats'],
});

/** `show hardware internal buffer info pkt-stats`: cells that hold frames (N3K troubleshooting guide). */
export const showBuffers = showing('show hardware internal buffer info pkt-stats [detail]', nothing);
