import { line } from '../../notation/notation.ts';

/** What OSPFv2 and OSPFv3 have in common: logging, restart, timers. */
export const spfLines = [
  line('log-adjacency-changes [detail]'),
  line('graceful-restart', { id: 'graceful-restart', default: 'graceful-restart' }),
  line('graceful-restart grace-period <seconds:5-1800>', {
    id: 'graceful-restart grace-period',
    default: 'graceful-restart grace-period 60',
  }),
  line('graceful-restart helper-disable', { id: 'graceful-restart helper-disable' }),
  line('graceful-restart planned-only', {
    id: 'graceful-restart planned-only',
    default: 'graceful-restart planned-only',
  }),
  line('discard-route external', { default: 'discard-route external' }),
  line('discard-route internal', { default: 'discard-route internal' }),
  line('maximum-paths <paths:1-64>', { default: 'maximum-paths 8' }),
  line(
    'max-lsa <lsas:1-4294967295> [<threshold:1-100>] [warning-only] [ignore-time <minutes:1-4294967295>] [ignore-count <1-4294967295>] [reset-time <resetMinutes:1-4294967295>]',
  ),
  line('timers lsa-arrival <ms:10-600000>', { default: 'timers lsa-arrival 1000' }),
  line('timers lsa-group-pacing <seconds:1-1800>', { default: 'timers lsa-group-pacing 10' }),
  line('timers throttle lsa <start:0-5000> <hold:50-30000> <max:50-30000>', {
    default: 'timers throttle lsa 0 5000 5000',
  }),
  line('timers throttle spf <start:1-600000> <hold:1-600000> <max:1-600000>', {
    default: 'timers throttle spf 200 1000 5000',
  }),
  line('auto-cost reference-bandwidth <bandwidth:1-4000000> [<unit:Gbps|Mbps>]', {
    default: 'auto-cost reference-bandwidth 40 Gbps',
    canonical: (args) => ({ ...args, unit: args.unit ?? 'Mbps' }),
  }),
];
