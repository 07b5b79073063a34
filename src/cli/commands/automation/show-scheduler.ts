import { listOf } from '../../../machine/config/named.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { listIn, sectionsIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import {
  jobs,
  logfileSize,
  schedule,
  scheduledJob,
  scheduledTime,
  scheduleLines,
  schedulerLines,
} from './scheduler.ts';

const needs = 'feature scheduler';
const help = {
  show: 'Show running system information',
  scheduler: 'Show scheduler information',
  config: 'Display scheduler configuration',
  job: 'Display job information',
  schedule: 'Display schedule information',
  logfile: 'Display the log of the scheduler',
};
const rule = '='.repeat(78);

function schedulesOf(running: RunningConfiguration) {
  return sectionsIn(scheduleLines.slice.of(running), schedule).map(({ values, body }) => ({
    name: String(values.name),
    time: valuesIn(body, scheduledTime),
    jobs: listIn(body, scheduledJob).map(({ job }) => job),
  }));
}

type Time = ReturnType<typeof schedulesOf>[number]['time'];

/** When a schedule runs, in the words of its line. */
function lineOf(time: Time): string {
  if (time?.daily !== undefined) return `time daily ${time.daily}`;
  if (time?.weekly !== undefined) return `time weekly ${time.weekly}`;
  if (time?.monthly !== undefined) return `time monthly ${time.monthly}`;
  return `time start ${time?.start ?? ''}${time?.repeat === undefined ? '' : ` repeat ${time.repeat}`}`;
}

/** The same in the words of `show scheduler schedule` (system management guides; those of other times than days are inferred). */
function wordsOf(time: Time): string {
  const [hours = '0', minutes = '0'] = (time?.daily ?? '').split(':').map((part) => String(Number(part)));
  if (time?.daily !== undefined) return `Run every day at ${hours} Hrs ${minutes} Mins`;
  if (time === undefined) return 'Not configured';
  return `Run at ${lineOf(time).replace('time ', '')}`;
}

/** `show scheduler config`: what would make it, as it would be typed. */
export const showSchedulerConfig = showing('show scheduler config', {
  needs,
  help,
  read: ({ device }) => {
    const { running } = device.configuration;
    return {
      size: valuesIn(schedulerLines.slice.of(running), logfileSize)?.size ?? 16,
      jobs: listOf(jobs.of(running)),
      schedules: schedulesOf(running),
    };
  },
  *print({ size, jobs: known, schedules }) {
    yield 'config terminal';
    yield '  feature scheduler';
    yield `  scheduler logfile size ${size}`;
    yield 'end';
    for (const { name, commands } of known) {
      yield '';
      yield 'config terminal';
      yield `  scheduler job name ${name}`;
      for (const command of commands) yield `    ${command}`;
      yield 'end';
    }
    for (const { name, time, jobs: names } of schedules) {
      yield '';
      yield 'config terminal';
      yield `  scheduler schedule name ${name}`;
      if (time !== undefined) yield `    ${lineOf(time)}`;
      for (const job of names) yield `    job name ${job}`;
      yield 'end';
    }
  },
});

/** `show scheduler job`: what is run. */
export const showSchedulerJob = showing('show scheduler job [name <name:word31>]', {
  needs,
  help,
  read: ({ args, device }) =>
    listOf(jobs.of(device.configuration.running)).filter(({ name }) => args.name === undefined || name === args.name),
  *print(known) {
    for (const { name, commands } of known) {
      yield `Job Name: ${name}`;
      yield '-'.repeat(24);
      for (const command of commands) yield ` ${command}`;
      yield '';
      yield rule;
    }
  },
  structure: (known) =>
    table(
      'job',
      known.map(({ name, commands }) => ({ job_name: name, job_commands: commands.join(' ; ') })),
    ),
});

/** `show scheduler schedule`: when it is run, and how it went. */
export const showSchedulerSchedule = showing('show scheduler schedule [name <name:word31>]', {
  needs,
  help,
  read: ({ args, device, session }) => ({
    user: session.user,
    schedules: schedulesOf(device.configuration.running).filter(
      ({ name }) => args.name === undefined || name === args.name,
    ),
  }),
  *print({ user, schedules }) {
    for (const { name, time, jobs: names } of schedules) {
      yield `Schedule Name       : ${name}`;
      yield '-'.repeat(35);
      yield `User Name           : ${user}`;
      yield `Schedule Type       : ${wordsOf(time)}`;
      yield 'Last Execution Time : Yet to be executed';
      yield '-'.repeat(47);
      yield '     Job Name            Last Execution Status';
      yield '-'.repeat(47);
      for (const job of names) yield `${job.padEnd(32)}-NA-`;
      yield rule;
    }
  },
  structure: ({ user, schedules }) =>
    table(
      'schedule',
      schedules.map(({ name, time, jobs: names }) => ({
        schedule_name: name,
        user_name: user,
        schedule_type: wordsOf(time),
        last_execution_time: 'Yet to be executed',
        ...table(
          'job',
          names.map((job) => ({ job_name: job, status: '-NA-' })),
        ),
      })),
    ),
});

/** `show scheduler logfile`: what jobs have shown; none has run. */
export const showSchedulerLogfile = showing('show scheduler logfile', {
  needs,
  help,
  read: (): readonly string[] => [],
  print: (lines) => lines,
});
