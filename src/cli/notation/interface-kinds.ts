import { failed, ok } from '../../base/result.ts';
import type { ArgType } from '../grammar/arg-types.ts';
import { arg, either, word } from '../grammar/tokens.ts';
import type { ArgumentKind } from './argument-kind.ts';
import { interfacesArg, logicalArg, portsArg } from './network-args.ts';

/** One interface of a type that also takes several. */
function single(type: ArgType<readonly string[]>): ArgType<string> {
  return {
    ...type,
    parse(text) {
      const names = type.parse(text);
      if (!names.ok) return names;
      const [name, ...others] = names.value;
      return name === undefined || others.length > 0 ? failed({ why: 'shape' }) : ok(name);
    },
    check: (name, has) => type.check?.([name], has),
  };
}

/** Several interfaces, as they stand in a line. */
function listed(type: ArgType<readonly string[]>): ArgType<string> {
  return {
    ...type,
    parse(text) {
      const names = type.parse(text);
      return names.ok ? ok(names.value.join(',')) : names;
    },
    check: (names, has) => type.check?.(names.split(','), has),
  };
}

function spelled(one: (type: ArgType<readonly string[]>) => ArgType<string>): ArgumentKind {
  return {
    token: (name, help) =>
      either({
        ethernet: [word('ethernet', 'Ethernet IEEE 802.3z'), arg(name, one(portsArg()), 'Slot/port number')],
        loopback: [word('loopback', 'Loopback interface'), arg(name, one(logicalArg('loopback')), 'Loopback number')],
        mgmt: [word('mgmt', 'Management interface'), arg(name, managementNumber, 'Management interface number')],
        channel: [
          word('port-channel', 'Port Channel interface'),
          arg(name, one(logicalArg('port-channel')), 'Port Channel number'),
        ],
        vlan: [word('vlan', 'Vlan interface'), arg(name, one(logicalArg('Vlan')), 'Vlan interface number')],
        joined: [arg(name, one(interfacesArg()), help)],
      }),
    samples: ['ethernet 1/1', 'mgmt0', 'loopback0'],
  };
}

const managementNumber: ArgType<string> = {
  placeholder: '<0-0>',
  parse: (text) => (text === '0' ? ok('mgmt0') : failed({ why: 'range', minimum: 0, maximum: 0 })),
};

/** One interface in any spelling, kept as its full name. */
export const interfaceKind: ArgumentKind = spelled(single);

/** Some interfaces in any spelling, kept as their full names with commas. */
export const interfacesKind: ArgumentKind = spelled(listed);

/** One port of the switch. */
export const portKind: ArgumentKind = {
  token: (name, help) =>
    either({
      ethernet: [word('ethernet', 'Ethernet IEEE 802.3z'), arg(name, single(portsArg()), 'Slot/port number')],
      joined: [arg(name, single(interfacesArg()), help)],
    }),
  samples: ['ethernet 1/1'],
};
