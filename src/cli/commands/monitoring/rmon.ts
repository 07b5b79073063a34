import type { Release } from '../../../facts/release.ts';
import { hasTrait } from '../../../facts/traits.ts';
import { entriesOf, noneKeyed, numberKey, withKey, withoutKey } from '../../../machine/config/keyed.ts';
import { type RunningConfiguration, slice } from '../../../machine/config/slice.ts';
import { integer, rest } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import type { View } from '../../shell/command.ts';
import { setting } from '../../shell/setting.ts';
import { type Changes, present } from './factory-lines.ts';

const rmonChanges = slice<Changes>('rmon events', noneKeyed);
const eventNames = ['FATAL', 'CRITICAL', 'ERROR', 'WARNING', 'INFORMATION'] as const;

/**
 * `rmon event`: what an alarm does; five of them are there from the factory (napalm nxos_ssh, public configurations of 9.3). That one of
 * these which was taken away is written as its negation, so that it stays away, is inferred; Cisco's command reference of 9.3 has the form.
 */
export const rmonEvent = setting({
  syntax: [
    word('rmon', 'Remote monitoring'),
    word('event', 'Configure an RMON event'),
    arg('number', integer(1, 65_535), 'Event number'),
    optional([arg('rest', rest(), 'Description and owner of the event')]),
  ],
  examples: ['rmon event 6 description test owner lab'],
  set({ args, device }) {
    const { configuration, clock } = device;
    const text = args.rest?.trim() ?? '';
    const known = configuration.of(rmonChanges);
    const key = eventKey(String(args.number));
    const isOwn = rmonForms.some((how) => rmonDefaults(how).get(String(args.number)) === text);
    const next = isOwn ? withoutKey(known, key) : withKey(known, key, text);
    configuration.change(rmonChanges, next, clock.now());
  },
  clear({ args, device }) {
    const { configuration, clock } = device;
    const known = configuration.of(rmonChanges);
    const hasOwn = args.number <= eventNames.length;
    const key = eventKey(String(args.number));
    const next = hasOwn ? withKey(known, key, null) : withoutKey(known, key);
    configuration.change(rmonChanges, next, clock.now());
  },
  write({ running, has }) {
    const changes = rmonChanges.of(running);
    const gone = [...entriesOf(changes)].flatMap(([number, text]) =>
      text === null ? [`no rmon event ${Number(number)}`] : [],
    );
    const kept = present(rmonDefaults(rmonFormOf(has)), changes, eventKey).map(([number, text]) =>
      `rmon event ${Number(number)} ${text}`.trimEnd(),
    );
    return [...gone, ...kept];
  },
});

/** What an event does. */
export interface RmonEvent {
  readonly number: number;
  readonly isLog: boolean;
  readonly community: string | undefined;
  readonly description: string | undefined;
  readonly owner: string | undefined;
}

/** The events of a configuration. */
export function rmonEventsOf(running: RunningConfiguration, release: Release): readonly RmonEvent[] {
  const defaults = rmonDefaults(rmonFormOf((trait) => hasTrait(release, trait)));
  return present(defaults, rmonChanges.of(running), eventKey).map(([number, text]) => {
    const [, log, community, description, owner] =
      /^(log ?)?(?:trap (\S+) ?)?(?:description (.*?) ?)?(?:owner (\S.*))?$/.exec(text) ?? [];
    return { number: Number(number), isLog: log !== undefined, community, description, owner };
  });
}

/** What events do from the factory: those of 6.0(2), of most later releases, and of 9.2(3) to 9.3(7a) (public configurations). */
const rmonForms = ['log ', 'log trap public ', ''] as const;

function rmonFormOf(has: View['has']): (typeof rmonForms)[number] {
  if (!has('singleImage')) return 'log ';
  return has('bareRmonEvents') ? '' : 'log trap public ';
}

function rmonDefaults(how: (typeof rmonForms)[number]): ReadonlyMap<string, string> {
  return new Map(
    eventNames.map((name, place) => {
      const owner = name === 'INFORMATION' ? 'INFO' : name;
      return [String(place + 1), `${how}description ${name}(${place + 1}) owner PMON@${owner}`];
    }),
  );
}

/** Events stand in the order of their numbers, which have five digits at most. */
function eventKey(number: string): string {
  return numberKey(Number(number), 5);
}
