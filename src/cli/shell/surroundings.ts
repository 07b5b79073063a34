import type { Device } from '../../machine/device.ts';
import type { Surroundings } from '../grammar/grammar.ts';
import { meets } from './conditions.ts';
import { offersOf } from './offers.ts';
import type { Session } from './session.ts';

/** What matching asks of a device and a session that stands at `place`; as if the device ran `release`. */
export function surroundings(
  device: Device,
  session: Session,
  release = session.running.release,
  place = session.place,
): Surroundings {
  const { configuration, model } = device;
  const about = { configuration, model, release, place: (need: string) => place.has?.(need, device) };
  const answers = new Map<string, boolean>();
  return {
    has(need) {
      const known = answers.get(need);
      if (known !== undefined) return known;
      const answer = meets(need, about);
      answers.set(need, answer);
      return answer;
    },
    offer: (source, partial) => offersOf(source, partial, device, session),
  };
}
