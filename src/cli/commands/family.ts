import type { Command, Setting } from '../shell/command.ts';

/**
 * Everything that can be typed about one subject, whatever mode it is typed in. A folder of `cli/commands/` is a family, its
 * `family.ts` exports this value under the folder's name, and `registry.ts` lists it. What is in neither list does not exist on
 * a switch; `families.test.ts` tells of everything that was made and not listed.
 */
export interface Family {
  readonly commands: readonly Command[];
  /** Lines of a mode stand in the running configuration in this order, unless the order of the registry says another. */
  readonly settings: readonly Setting[];
}
