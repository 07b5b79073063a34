import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { idleLimitMs } from '../../shell/line-limits.ts';

const minuteMs = 60_000;

/**
 * `show terminal` (layout: genie ShowTerminal; keys: Cisco's NX-API CLI reference for 9.3). Its last three lines tell of settings
 * that are not modelled and never change.
 */
export const showTerminal = show({
  syntax: [word('show', 'Show running system information'), word('terminal', 'Display terminal configuration')],
  examples: ['show terminal'],
  read: ({ device, session }) => ({
    tty: `/dev/${session.seat?.line ?? 'pts/0'}`,
    type: session.seat?.terminalType ?? 'vt100',
    ...session.terminal,
    timeoutMinutes: idleLimitMs(device, session) / minuteMs,
    bypass: session.bypassesEventManager ? 'yes' : 'no',
    redirection: session.redirectsZipped ? 'zipped' : 'ascii',
  }),
  print: ({ tty, type, length, width, timeoutMinutes, bypass, redirection }) => [
    `TTY: ${tty} Type: "${type}"`,
    `Length: ${length} lines, Width: ${width} columns`,
    `Session Timeout: ${timeoutMinutes} minutes`,
    `Event Manager CLI event bypass: ${bypass}`,
    `Redirection mode: ${redirection}`,
    'Accounting log all commands (including show commands): no',
    'Vlan mutex value: 1',
    'Vlan batch mode: yes',
  ],
  structure: ({ tty, type, length, width, timeoutMinutes, bypass, redirection }) => ({
    terminal_tty: tty,
    terminal_type: type,
    terminal_length: `${length} lines, `,
    terminal_width: `${width} columns`,
    session_timeout: `${timeoutMinutes} minutes`,
    evnt_mgr_cli_evnt_bypass: bypass,
    redirection_mode: redirection,
    acc_log_all_commands: 'no',
    vlan_mutex_value: '1',
    vlan_batch_mode: 'yes',
  }),
});
