import type { Model } from '../../facts/model.ts';
import type { Release } from '../../facts/release.ts';
import { hasTrait } from '../../facts/traits.ts';
import type { RunningConfiguration } from '../../machine/config/slice.ts';
import type { View } from './command.ts';
import { aroundOf, meets } from './conditions.ts';

/** What settings write a configuration of a model under a release from; `isAll` tells defaults as well. */
export function viewOf(running: RunningConfiguration, model: Model, release: Release, isAll = false): View {
  const about = { ...aroundOf(running, model), release };
  return {
    running,
    model,
    isAll,
    has: (trait) => hasTrait(release, trait),
    meets: (need, place) => meets(need, place === undefined ? about : { ...about, place }),
  };
}
