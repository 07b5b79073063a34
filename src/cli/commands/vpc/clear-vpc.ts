import { idleEach } from '../words/idle-command.ts';

/** `clear vpc statistics` (command reference 9.3(x)). */
export const clearVpc = idleEach(['clear vpc statistics { all | peer-keepalive | peer-link | vpc <1-4096> }'], {
  needs: 'feature vpc',
});
