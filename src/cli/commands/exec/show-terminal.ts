import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { idleLimitMs } from '../../shell/line-limits.ts';

const minuteMs = 60_000;

/** `show terminal` (layout: genie ShowTerminal). Its last three lines tell of settings that are not modelled and never change. */
export const showTerminal = show({
  syntax: [word('show', 'Show running system information'), word('terminal', 'Display terminal configuration')],
  examples: ['show terminal'],
  read: ({ device, session }) => ({
    line: session.seat?.line ?? 'pts/0',
    type: session.seat?.terminalType ?? 'vt100',
    ...session.terminal,
    timeoutMinutes: idleLimitMs(device, session) / minuteMs,
  }),
  print: ({ line, type, length, width, timeoutMinutes }) => [
    `TTY: /dev/${line} Type: "${type}"`,
    `Length: ${length} lines, Width: ${width} columns`,
    `Session Timeout: ${timeoutMinutes} minutes`,
    'Event Manager CLI event bypass: no',
    'Redirection mode: ascii',
    'Accounting log all commands (including show commands): no',
    'Vlan mutex value: 1',
    'Vlan batch mode: yes',
  ],
});
