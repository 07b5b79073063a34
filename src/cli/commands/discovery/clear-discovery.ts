import { choice, word } from '../../grammar/tokens.ts';
import { clearing } from '../words/clear-command.ts';

const what = choice('what', [
  word('counters', 'Clear counters on all interfaces'),
  word('table', 'Clear cached information about neighbors'),
]);

/** `clear cdp` and `clear lldp` (Cisco's system management guides). */
export const clearCdp = clearing(
  [word('cdp', 'Clear CDP information'), what],
  ['clear cdp counters', 'clear cdp table'],
);
export const clearLldp = clearing(
  [word('lldp', 'Clear LLDP information', { needs: 'feature lldp' }), what],
  ['clear lldp counters', 'clear lldp table'],
);
