import { features } from '../../../machine/config/features.ts';
import { listOf, type Named, noneNamed, withNamed, withoutNamed } from '../../../machine/config/named.ts';
import { slice } from '../../../machine/config/slice.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, flag, word } from '../../grammar/tokens.ts';
import { line, notation, section } from '../../notation/notation.ts';
import type { Context } from '../../shell/command.ts';
import { execPlace } from '../../shell/mode.ts';
import { setting } from '../../shell/setting.ts';
import { mixedKey } from '../words/encrypted-key.ts';

const needs = 'feature scheduler';

/** Words of the scheduler, for `?` (system management command references). */
const help = {
  scheduler: 'Scheduler',
  logfile: 'Configure scheduler logfile parameters',
  size: 'Size in kilobytes',
  'aaa-authentication': 'Configure authentication of remote users',
  schedule: 'Define a schedule',
  job: 'Define a job',
  name: 'Name of the schedule or the job',
  time: 'Time of execution',
};

/** A job: commands that are run together. */
export interface Job {
  readonly name: string;
  readonly commands: readonly string[];
}

/** Jobs in the order in which they were made. Nothing runs them here. */
export const jobs = slice<Named<Job>>('scheduler jobs', noneNamed);

export const logfileSize = line('scheduler logfile size <16-1024>', {
  default: 'scheduler logfile size 16',
  needs,
  help,
});
const authentication = line(
  'scheduler aaa-authentication [username <user:word32>] password <form:word64> [<password:word64>]',
  {
    needs,
    help,
    canonical: ({ form = '', password, ...others }) =>
      password === undefined || form === '0'
        ? { ...others, form: '7', password: mixedKey(String(password ?? form)) }
        : { ...others, form, password },
    examples: ['scheduler aaa-authentication username newuser password Z98y76x54b'],
  },
);
export const scheduledJob = line('job name <job:word31>', { by: 'job', order: 'typed', help });
export const scheduledTime = line(
  'time { daily <daily:word> | weekly <weekly:word> | monthly <monthly:word> | start <start:word> [repeat <repeat:word>] }',
  {
    help,
    examples: [
      'time daily 23:00',
      'time weekly 1:23:00',
      'time monthly 28:23:00',
      'time start 2030:03:12:21:14 repeat 0:8:0',
      'time start now repeat 0:1:0',
    ],
  },
);

/** `scheduler schedule name`: which jobs run when. */
export const schedule = section('scheduler schedule name <name:word31>', {
  by: 'name',
  order: 'typed',
  apart: true,
  prompt: 'config-schedule',
  needs,
  help,
  holds: [scheduledJob, scheduledTime],
});

export const schedulerLines = notation('scheduler', [logfileSize, authentication]);
export const scheduleLines = notation('schedules', [schedule]);

const jobWords = [
  word('scheduler', 'Scheduler', { needs }),
  word('job', 'Define a job'),
  word('name', 'Name of the schedule or the job'),
  arg('name', wordArg({ maxLength: 31 }), 'Job name'),
] as const;
/** Not the device's: a job without commands in one line, for those who have but one. Neither shown nor abbreviated. */
const endWord = flag('isEmpty', word('end-job', 'End of the job', { hidesWith: 'not abbreviated' }));

/**
 * `scheduler job name`: the lines that follow are the commands of the job, up to `end-job`, `exit` or `end`. The form in a running
 * configuration is that of public ones: commands, an empty line, `end-job`.
 */
export const schedulerJob = setting({
  syntax: [...jobWords, endWord],
  noSyntax: jobWords,
  examples: ['scheduler job name backup end-job'],
  async set(context) {
    const { args, device } = context;
    const commands = args.isEmpty ? [] : await typedCommands(context);
    const { configuration, clock } = device;
    configuration.change(
      jobs,
      withNamed(configuration.of(jobs), args.name, { name: args.name, commands }),
      clock.now(),
    );
  },
  clear({ args, device: { configuration, clock } }) {
    configuration.change(jobs, withoutNamed(configuration.of(jobs), args.name), clock.now());
  },
  *write({ running }) {
    if (!features.of(running).includes('scheduler')) return;
    for (const { name, commands } of listOf(jobs.of(running))) {
      yield '';
      yield `scheduler job name ${name}`;
      for (const command of commands) yield `  ${command}`;
      yield '';
      yield 'end-job';
    }
  },
});

/** How many commands a job may have (inferred: more than a screen). */
const commandsMaximum = 64;

async function typedCommands({ device, screen, session }: Context<unknown>): Promise<readonly string[]> {
  const commands: string[] = [];
  for (;;) {
    const typed = await screen.ask(`${device.configuration.hostname}(config-job)# `, 'answer');
    const command = typed?.trim();
    if (command === undefined || command === 'end-job' || command === 'exit') return commands;
    if (command === 'end') {
      session.place = execPlace;
      return commands;
    }
    if (command !== '' && commands.length < commandsMaximum) commands.push(command);
  }
}
