import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { processesOf } from './daemons.ts';

/**
 * `show processes cpu [sort]`: the figures are a model (`machine/vitals.ts`). Text: genieparser; keys: cisco.nxos facts and the command
 * reference of 9.3. Sorted, what is busiest stands first; that is known by the time that it has had (inferred).
 */
export const showProcessesCpu = showing('show processes cpu [sort]', {
  help: {
    processes: 'Show processes information',
    cpu: 'Show processes CPU Info',
    sort: 'Show the busiest processes first',
  },
  examples: ['show processes cpu', 'show processes cpu sort'],
  read({ args, device, running }) {
    const known = processesOf(device, running);
    if (!args.sort) return known;
    return { ...known, rows: [...known.rows].sort((one, other) => other.runtimeMs - one.runtimeMs) };
  },
  *print({ rows, user, kernel, idle }) {
    yield '';
    yield 'PID    Runtime(ms)  Invoked   uSecs  1Sec    Process';
    yield '-----  -----------  --------  -----  ------  -----------';
    for (const { pid, runtimeMs, invoked, microseconds, onesec, process } of rows) {
      const numbers = `${String(pid).padStart(5)}  ${String(runtimeMs).padStart(11)}  ${String(invoked).padStart(8)}`;
      yield `${numbers}  ${String(microseconds).padStart(5)}  ${`${onesec}%`.padStart(6)}  ${process}`;
    }
    yield '';
    yield `CPU util  :    ${user}% user,   ${kernel}% kernel,   ${idle}% idle`;
    yield 'Please note that only processes from the requested vdc are shown above';
    yield '';
  },
  structure: ({ rows, user, kernel, idle, busy }) => ({
    ...table(
      'process_cpu',
      rows.map(({ pid, runtimeMs, invoked, microseconds, onesec, process }) => ({
        pid: String(pid),
        runtime: String(runtimeMs),
        invoked: String(invoked),
        usecs: String(microseconds),
        onesec,
        process,
      })),
    ),
    fivesec_percent: busy,
    fivesec_intr_percent: '0',
    onemin_percent: busy,
    fivemin_percent: busy,
    user_percent: user,
    kernel_percent: kernel,
    idle_percent: idle,
  }),
});
