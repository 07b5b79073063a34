import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { processesOf } from './daemons.ts';

const help = {
  processes: 'Show processes information',
  memory: 'Show processes Memory Info',
  physical: 'Show processes physical Memory',
  log: 'Show information about process logs',
  details: 'Show detail of all logs with stack',
  pid: 'Show detail log info about a specific process',
  'vdc-all': "Show information about process logs in all vdc's",
};

/** `show processes`: daemons and how often each was started. Form: genieparser ShowProcesses; keys: the command reference of 9.3. */
export const showProcesses = showing('show processes', {
  help,
  read: ({ device, running }) =>
    processesOf(device, running).rows.map(({ pid, process }) => ({
      pid: String(pid),
      state: 'S',
      pc: '0',
      start_cnt: '1',
      tty: '-',
      p_type: 'O',
      process,
    })),
  *print(rows) {
    yield 'PID    State  PC        Start_cnt    TTY   Type  Process';
    yield '-----  -----  --------  -----------  ----  ----  -------------';
    for (const row of rows) {
      const left = `${row.pid.padStart(5)}  ${row.state.padStart(5)}  ${row.pc.padStart(8)}`;
      yield `${left}  ${row.start_cnt.padStart(11)}  ${row.tty.padStart(4)}  ${row.p_type.padStart(4)}  ${row.process}`;
    }
  },
  structure: (rows) => table('processes', rows),
});

/** What a process may take on a system of 32 bits, where nothing else is set (genieparser). */
const limitBytes = '4294967295';

/** `show processes memory`: a model, which adds up to what `show system resources` tells. Form: genieparser; keys: reference of 9.3. */
export const showProcessesMemory = showing('show processes memory', {
  help,
  read: ({ device, running }) =>
    processesOf(device, running).rows.map(({ pid, process, usedBytes }) => ({
      mem_pid: String(pid),
      mem_alloc: String(usedBytes),
      mem_limit: usedBytes === 0 ? '0' : limitBytes,
      mem_used: String(usedBytes),
      stack_base_ptr: usedBytes === 0 ? '0/0' : 'ffffffff/ffffffff',
      process,
    })),
  *print(rows) {
    yield '';
    yield 'PID    MemAlloc  MemLimit    MemUsed     StackBase/Ptr      Process';
    yield '-----  --------  ----------  ----------  -----------------  ----------------';
    for (const row of rows) {
      const left = `${row.mem_pid.padStart(5)}  ${row.mem_alloc.padStart(8)}  ${row.mem_limit.padStart(10)}`;
      yield `${left}  ${row.mem_used.padStart(10)}  ${row.stack_base_ptr.padEnd(17)}  ${row.process}`;
    }
    yield '';
    yield `All processes: MemAlloc = ${rows.reduce((sum, row) => sum + Number(row.mem_alloc), 0)}`;
  },
  structure: (rows) => table('process_memory', rows),
});

/** `show processes memory physical`, in KB. Keys: the command reference of 9.3; the layout is inferred. */
export const showProcessesPhysical = showing('show processes memory physical', {
  help,
  read: ({ device, running }) =>
    processesOf(device, running).rows.map(({ pid, process, usedBytes }) => ({
      processid: String(pid),
      virtual: String(usedBytes / 512),
      physical: String(usedBytes / 1024),
      rss: String(usedBytes / 1024),
      processname: process,
    })),
  *print(rows) {
    yield 'PID    Virtual(KB)  Physical(KB)  RSS(KB)     Process';
    yield '-----  -----------  ------------  ----------  ----------------';
    for (const { processid, virtual, physical, rss, processname } of rows) {
      yield `${processid.padStart(5)}  ${virtual.padStart(11)}  ${physical.padStart(12)}  ${rss.padStart(10)}  ${processname}`;
    }
  },
  structure: (rows) => table('process_physical_memory', rows),
});

/** `show processes log`: the processes that have crashed; none does here. Form: Cisco's system management guides. */
export const showProcessesLog = showing('show processes log [vdc-all]', {
  help,
  read: () => [],
  print: () => [
    'VDC Process          PID     Normal-exit  Stack  Core   Log-create-time',
    '--- ---------------  ------  -----------  -----  -----  ---------------',
  ],
  structure: () => ({}),
});

/** `show processes log details` and `pid`: what is kept of processes that have crashed; none does here. */
export const showProcessesLogDetails = showing('show processes log { details | pid <1-2147483647> }', {
  help,
  read: () => [],
  print: (lines) => lines,
});
