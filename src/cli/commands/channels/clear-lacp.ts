import { idle } from '../words/idle-command.ts';

/** `clear lacp counters` (command reference 9.3(x)). */
export const clearLacp = [idle('clear lacp counters [interface <interface>]', { needs: 'feature lacp' })];
