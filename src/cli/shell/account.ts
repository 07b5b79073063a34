import type { Device } from '../../machine/device.ts';
import { configPlace, type Place } from './mode.ts';
import type { Session } from './session.ts';

/** The lines that led to places below configuration mode, as long as somebody may be there. */
const entrances = new WeakMap<Place, string>();

/** Notes a line of configuration for `show accounting log`, and where it has led to. */
export function account(
  { configuration, clock }: Device,
  { place, from, user }: Session,
  { line, before, isTaken }: { readonly line: string; readonly before: Place; readonly isTaken: boolean },
): void {
  if (place !== before && place.mode !== 'exec' && place !== configPlace) entrances.set(place, line);
  const path = [line];
  for (let at: Place | undefined = above(before, place); at !== undefined; at = at.above) {
    const entrance = at === configPlace ? 'configure terminal' : entrances.get(at);
    if (entrance !== undefined) path.unshift(entrance);
  }
  configuration.accounting.note({ atMs: clock.now(), from, user, line: path.join(' ; '), isTaken });
}

/** The place that a line belongs to: that in which it was typed, or the one above where it has led to another beside it. */
function above(before: Place, after: Place): Place | undefined {
  return after === before ? before : after.above;
}
