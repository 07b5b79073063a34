import type { PlatformGroup, Trait } from '../../../facts/traits.ts';
import { type AccessList, accessLists } from '../../../machine/config/access-lists.ts';
import { factoryListsOf } from '../../../machine/config/factory-policing.ts';
import { entriesOf, hasKey, type Keyed, keyedOf, noneKeyed, valuesOf } from '../../../machine/config/keyed.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';

type Has = (trait: Trait) => boolean;

/** The lists that are there from the factory and stand in the configuration: on Nexus 3000 before releases with a single image. */
export function factoryLists(group: PlatformGroup | undefined, has: Has): Keyed<AccessList> {
  return group === undefined || has('singleImage') ? noneKeyed : factoryListsOf(group);
}

/** All lists by name: those that are configured, and the factory's that nobody has changed. */
export function listsIn(
  running: RunningConfiguration,
  group: PlatformGroup | undefined,
  has: Has,
): readonly AccessList[] {
  const own = accessLists.of(running);
  const factory = factoryLists(group, has);
  if (factory.size === 0) return valuesOf(own);
  const unchanged = [...entriesOf(factory)].filter(([key]) => !hasKey(own, key));
  return valuesOf(keyedOf([...unchanged, ...entriesOf(own)]));
}
