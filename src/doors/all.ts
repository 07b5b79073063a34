import type { Door } from './door.ts';
import { sshDoor } from './ssh/door.ts';

/** Every door that a switch may have beside its console. */
export const allDoors: readonly Door[] = [sshDoor];
