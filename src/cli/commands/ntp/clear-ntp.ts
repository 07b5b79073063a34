import { idleEach } from '../words/idle-command.ts';

/** `clear ntp` (command reference 9.3(x)). */
export const clearNtp = idleEach(['clear ntp session', 'clear ntp statistics { all-peers | io | local | memory }']);
