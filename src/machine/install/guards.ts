import type { Release } from '../../facts/release.ts';
import { hasTrait } from '../../facts/traits.ts';
import type { Configuration } from '../config/configuration.ts';
import { slice } from '../config/slice.ts';
import type { SwitchPoints } from '../points.ts';

/** `system dme enable`. That it is off from the factory is inferred: the technote's upgrades go through without a word of it. */
export const isDmeOn = slice<boolean>('dme', false);

/** A service that does not agree to an installation, and what it says. */
export interface Veto {
  readonly service: string;
  readonly words: string;
}

/** What DME's platform service says of an image that lacks it (a note on Nexus 3048 from 7.0(3)I7(8) to 9.3(8)). */
export const dmeWords = 'DME feature is not supported on this image';

/** Who does not agree when the services are told of an installation of `to`: DME while it is on, or whom a lab names. */
export function vetoOf(
  target: { readonly configuration: Configuration; readonly points: SwitchPoints },
  from: Release,
  to: Release,
): Veto | undefined {
  if (target.configuration.of(isDmeOn) && !hasTrait(to, 'dme')) return { service: 'pltfm_config', words: dmeWords };
  const asked = { from: from.text, to: to.text };
  const answer = target.points.ask('install.notify', asked, () => '');
  if (answer === '') return undefined;
  const [, service = answer, words = ''] = /^([^:]+): *(.*)$/.exec(answer) ?? [];
  return { service, words };
}
