import type { RunningSystem } from '../../../machine/boot/running-system.ts';
import type { Device } from '../../../machine/device.ts';
import { showing } from '../../notation/showing.ts';
import { longDate } from '../words/dates.ts';
import { durationOf } from '../words/duration.ts';

const help = { redundancy: 'Show redundancy status', status: 'Show redundancy status' };

/** A fixed switch has one supervisor and no place for another. */
const supervisors = {
  rdn_mode_admin: 'HA',
  rdn_mode_oper: 'None',
  this_sup: 'sup-1',
  this_sup_rdn_state: 'Active',
  this_sup_sup_state: 'Active',
  this_sup_internal_state: 'Active with no standby',
  other_sup: 'sup-2',
  other_sup_rdn_state: 'Not present',
};

function* supervisorLines(): Generator<string> {
  const known = supervisors;
  yield 'Redundancy mode';
  yield '---------------';
  yield `      administrative:   ${known.rdn_mode_admin}`;
  yield `         operational:   ${known.rdn_mode_oper}`;
  yield '';
  yield `This supervisor (${known.this_sup})`;
  yield '-----------------------';
  yield `    Redundancy state:   ${known.this_sup_rdn_state}`;
  yield `    Supervisor state:   ${known.this_sup_sup_state}`;
  yield `      Internal state:   ${known.this_sup_internal_state}`;
  yield '';
  yield `Other supervisor (${known.other_sup})`;
  yield '------------------------';
  yield `    Redundancy state:   ${known.other_sup_rdn_state}`;
}

/** How long NX-OS has run, as text and in the parts of the keys. */
function times({ device, running }: { readonly device: Device; readonly running: RunningSystem }) {
  const { days, hours, minutes, seconds } = durationOf(Math.floor((device.clock.now() - running.sinceMs) / 1000));
  return {
    start: longDate(running.sinceMs),
    words: `${days} days, ${hours} hours, ${minutes} minutes, ${seconds} seconds`,
  };
}

/** `show redundancy status`. Form: genieparser ShowRedundancyStatus; a fixed switch: Cisco's high availability guides; keys inferred. */
export const showRedundancyStatus = showing('show redundancy status', {
  help,
  read: times,
  *print({ start, words }) {
    yield* supervisorLines();
    yield '';
    yield `System start time:          ${start}`;
    yield '';
    yield `System uptime:              ${words}`;
    yield `Kernel uptime:              ${words}`;
    yield `Active supervisor uptime:   ${words}`;
  },
  structure: ({ start, words }) => ({
    ...supervisors,
    system_start_time: start,
    system_uptime: words,
    kernel_uptime: words,
    active_supervisor_uptime: words,
  }),
});

/** `show system redundancy status` and `ha status`: the same without the times. */
export const showSystemRedundancyStatus = showing('show system redundancy [ha] status', {
  help: { ...help, system: 'Show system information', ha: 'Show system redundancy HA status' },
  read: () => supervisors,
  print: supervisorLines,
  structure: (known) => known,
});
