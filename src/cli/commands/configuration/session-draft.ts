import type { Device } from '../../../machine/device.ts';
import { draftOf } from '../../../machine/draft.ts';
import type { Draft, Place } from '../../shell/mode.ts';

/** The condition under which a word exists only within a configuration session. */
export const inSession = 'configuration-session';

/** What a session takes in configuration mode and on interfaces: access lists and quality of service (session manager guides). */
const heads: Readonly<Record<string, RegExp>> = {
  config:
    /^(?:(?:ip|ipv6|mac) access-list|object-group|time-range|class-map|policy-map|table-map|system qos|vlan (?:access-map|filter)|interface|control-plane|hardware access-list|hardware profile tcam)\b/,
  'config-if':
    /^(?:(?:ip|ipv6|mac) (?:port )?(?:access-group|traffic-filter)|mac packet-classify|service-policy|priority-flow-control)\b/,
};

/** The lines of a configuration session, tried on a draft of the switch as they are typed. */
export class SessionDraft implements Draft {
  readonly name: string;
  readonly device: Device;
  readonly #real: Device;

  constructor(name: string, real: Device) {
    this.name = name;
    this.#real = real;
    this.device = draftOf(real, real.configuration.running);
  }

  accepts(line: string, place: Place): boolean {
    const typed = whole(line.replace(/^(no|default)\s+/i, ''));
    const known = heads[place.mode];
    return known === undefined || known.test(typed) || (place.mode !== 'config' && heads.config?.test(typed) === true);
  }

  keep(line: string): string | undefined {
    const isKept = this.#real.configuration.sessions.add(this.name, line);
    return isKept ? undefined : 'ERROR: Maximum number of commands in configuration sessions reached';
  }

  within(place: Place): Place {
    if (place.mode === 'exec' || place.draft === this) return place;
    return {
      ...place,
      prompt: place.prompt.replace(/^\(config(?=[-)])/, '(config-s'),
      above: place.above === undefined ? undefined : this.within(place.above),
      has: (need, around) => need === inSession || place.has?.(need, around),
      draft: this,
    };
  }
}

/** The first words of a line in full: those of access lists and quality of service, and of interfaces. */
function whole(line: string): string {
  const words = line.trim().toLowerCase().split(/\s+/);
  return words
    .map((typed, at) => (at > 2 ? typed : (fullWords.find((known) => known.startsWith(typed)) ?? typed)))
    .join(' ');
}

/** In the order in which an abbreviation means them. */
const fullWords = [
  'ip',
  'ipv6',
  'mac',
  'interface',
  'access-list',
  'access-group',
  'access-map',
  'object-group',
  'time-range',
  'class-map',
  'policy-map',
  'table-map',
  'system',
  'qos',
  'vlan',
  'filter',
  'port',
  'traffic-filter',
  'packet-classify',
  'service-policy',
  'priority-flow-control',
  'control-plane',
  'hardware',
  'profile',
  'tcam',
];
