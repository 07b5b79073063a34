import { hasTrait, traits } from '../../facts/traits.ts';
import { isPort } from '../../machine/config/breakouts.ts';
import { findFeature } from '../../machine/config/features.ts';
import type { Device } from '../../machine/device.ts';
import type { Surroundings } from '../grammar/grammar.ts';
import { offersOf } from './offers.ts';
import type { Session } from './session.ts';

/** How a condition begins that names a port of the model. */
const portNeed = 'port ';

/** How a condition begins that names a feature which must be on. */
const featureNeed = 'feature ';

function isFeatureOn({ configuration }: Device, name: string): boolean {
  const known = findFeature(name);
  return known !== undefined && configuration.isOn(known);
}

/** What matching asks of a device and a session; as if the device ran `release`. */
export function surroundings(device: Device, session: Session, release = session.running.release): Surroundings {
  return {
    has: (need) => {
      if (need.startsWith(portNeed))
        return isPort(device.model, device.configuration.running, need.slice(portNeed.length));
      if (need.startsWith(featureNeed)) return isFeatureOn(device, need.slice(featureNeed.length));
      const name = need.replace(/^not /, '');
      const trait = traits.find((known) => known === name);
      if (trait !== undefined) return hasTrait(release, trait) === (name === need);
      return session.place.has?.(need, device) ?? false;
    },
    offer: (source, partial) => offersOf(source, partial, device, session),
  };
}
