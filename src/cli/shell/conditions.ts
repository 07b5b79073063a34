import type { Model } from '../../facts/model.ts';
import { compareReleases, type Release, release as releaseOf } from '../../facts/release.ts';
import { hasTrait, traits } from '../../facts/traits.ts';
import { isPort } from '../../machine/config/breakouts.ts';
import type { Configuration } from '../../machine/config/configuration.ts';
import { features, findFeature } from '../../machine/config/features.ts';
import type { RunningConfiguration } from '../../machine/config/slice.ts';

/** What a condition of a place is asked about: a switch, or a configuration that is written. */
export interface Around {
  readonly configuration: Pick<Configuration, 'of' | 'running'>;
  readonly model: Model;
}

/** A configuration by itself, for those who ask about what is configured. */
export function aroundOf(running: RunningConfiguration, model: Model): Around {
  return { model, configuration: { running, of: (part) => part.of(running) } };
}

/** What conditions are asked about; `place` answers those that only a mode knows, and undefined where it knows nothing of one. */
export interface Circumstances extends Around {
  readonly release: Release;
  place?(need: string): boolean | undefined;
}

type Test = (about: Circumstances) => boolean;

const known = new Map<string, Test>();

/**
 * Whether a condition holds: `feature bgp`, `port Ethernet1/1`, `since 9.2(1)`, `until 7.0(3)I7(9)`, `platform 3500`, a trait of the
 * release, or what only the mode knows, such as `routed`; each may stand behind `not`, and several be joined with `and` and `or`, of
 * which `and` binds more tightly. Conditions are texts of ours, so what is kept of them is bounded.
 */
export function meets(need: string, about: Circumstances): boolean {
  const test = known.get(need) ?? made(need);
  return test(about);
}

function made(need: string): Test {
  const test = anyOf(need);
  if (!need.startsWith('port ')) known.set(need, test);
  return test;
}

function anyOf(need: string): Test {
  const ways = need.split(' or ').map(allOf);
  return ways.length === 1 && ways[0] !== undefined ? ways[0] : (about) => ways.some((way) => way(about));
}

function allOf(need: string): Test {
  const parts = need.split(' and ').map(single);
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : (about) => parts.every((part) => part(about));
}

function single(need: string): Test {
  if (need.startsWith('not ')) {
    const test = single(need.slice('not '.length));
    return (about) => !test(about);
  }
  const space = need.indexOf(' ');
  const rest = need.slice(space + 1);
  switch (space < 0 ? '' : need.slice(0, space)) {
    case 'feature': {
      const feature = findFeature(rest);
      return (about) => feature !== undefined && about.configuration.of(features).includes(feature);
    }
    case 'port':
      return ({ model, configuration }) => isPort(model, configuration.running, rest);
    case 'platform':
      return ({ model }) => model.group === rest;
    case 'since': {
      const from = releaseOf(rest);
      return ({ release }) => compareReleases(release, from) >= 0;
    }
    case 'until': {
      const last = releaseOf(rest);
      return ({ release }) => compareReleases(release, last) <= 0;
    }
    default: {
      const trait = traits.find((name) => name === need);
      if (trait !== undefined) return ({ release }) => hasTrait(release, trait);
      return (about) => about.place?.(need) ?? false;
    }
  }
}
