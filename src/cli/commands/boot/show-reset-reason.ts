import { release, toldNumber } from '../../../facts/release.ts';
import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { longDate } from '../words/dates.ts';

/** How many resets the device tells of (nxos-behaviour 5.4, inferred). */
const shownCount = 4;

/** `show system reset-reason`: why the switch started, newest first (layout: technote). */
export const showResetReason = show({
  syntax: [
    word('show', 'Show running system information'),
    word('system', 'Show system information'),
    word('reset-reason', 'Show the system reset reason'),
  ],
  examples: ['show system reset-reason'],
  read: ({ device }) => device.resets.slice(0, shownCount),
  *print(resets) {
    yield '----- reset reason for module 1 (from Supervisor in slot 1) ---';
    for (const [index, reset] of resets.entries()) {
      const moment =
        reset.atMs === undefined ? 'No time' : `At ${reset.microseconds} usecs after ${longDate(reset.atMs)}`;
      yield `${index + 1}) ${moment}`;
      yield `    Reason: ${reset.reason}`;
      yield `    Service: ${reset.service}`;
      yield `    Version: ${toldNumber(release(reset.version))}`;
    }
  },
});
