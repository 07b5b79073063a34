import type { LineValues } from '../../../machine/config/body.ts';
import { line, notation, section } from '../../notation/notation.ts';

/** Words of AAA lines, for `?` (security command references of Nexus 3000 and 9000). */
const help = {
  aaa: 'Configure aaa functions',
  group: 'Specify server groups',
  server: 'RADIUS, TACACS+ or LDAP servers',
  authentication: 'Configure authentication methods',
  authorization: 'Configure authorization methods',
  accounting: 'Configure accounting methods',
  login: 'Configure methods for login',
  default: 'Configure default methods',
  console: 'Configure console methods',
  local: 'Use local username authentication',
  none: 'No authentication',
  'error-enable': 'Enable display of error message on login failures',
};

const sourceInterface = line('source-interface <interface>', {
  default: 'no source-interface',
  help: { 'source-interface': 'Source Interface to be used to reach servers in this server group' },
});
const useVrf = line('use-vrf <vrf>', { help: { 'use-vrf': 'VRF used to reach servers in this server group' } });
const deadtime = line('deadtime <0-1440>', {
  default: 'deadtime 0',
  help: { deadtime: 'Duration for which non-reachable server is skipped' },
});

/** Servers of a group, in the order in which they are asked. */
export const groupServer = line('server <host>', { by: 'host', order: 'typed' });
export const groupVrf = useVrf;
export const groupDeadtime = deadtime;
export const groupSource = sourceInterface;

const groupLines = [groupServer, deadtime, useVrf, sourceInterface];

/** `aaa group server radius`: RADIUS servers under a name. */
export const radiusGroup = section('aaa group server radius <name:word127>', {
  by: 'name',
  order: 'typed',
  prompt: 'config-radius',
  help,
  holds: groupLines,
});

/** `aaa group server tacacs+`: the same of TACACS+ servers. */
export const tacacsGroup = section('aaa group server tacacs+ <name:word127>', {
  by: 'name',
  order: 'typed',
  prompt: 'config-tacacs+',
  needs: 'feature tacacs+',
  help,
  holds: groupLines,
});

/** `aaa group server ldap`: the same of LDAP servers. */
export const ldapGroup = section('aaa group server ldap <name:word127>', {
  by: 'name',
  order: 'typed',
  prompt: 'config-ldap',
  needs: 'feature ldap',
  help,
  holds: [
    ...groupLines,
    line('authentication bind-first [append-with-baseDN <string:word>]'),
    line('authentication compare [password-attribute <attribute:word>]'),
    line('enable user-server-group', { help: { enable: 'Turn on privileged commands' } }),
    line('ldap-search-map <map:word>'),
  ],
});

/** Groups of servers and how a login, a command and what is done are checked; `groups` are names with blanks between. */
export const loginDefault = methods('aaa authentication login default', '<method:local|none>');
/** The console follows what holds by default until a line says otherwise, so `local` is written of it. */
export const loginConsole = line('aaa authentication login console { group <groups:text> | <method:local|none> }', {
  canonical: tidied,
  help,
});
const loginSwitches = [
  line('aaa authentication login default fallback error local', {
    default: 'aaa authentication login default fallback error local',
    help,
  }),
  line('aaa authentication login console fallback error local', {
    default: 'aaa authentication login console fallback error local',
    help,
  }),
];
export const errorEnable = line('aaa authentication login error-enable', { help });
export const asciiAuthentication = line('aaa authentication login ascii-authentication', {
  needs: 'feature tacacs+',
  help,
});
export const chap = line('aaa authentication login chap enable', { help });
export const mschap = line('aaa authentication login mschap enable', { help });
export const mschapv2 = line('aaa authentication login mschapv2 enable', { help });
export const commandMethods = authorization('commands', 'default');
export const commandMethodsOnConsole = authorization('commands', 'console');
export const configMethods = authorization('config-commands', 'default');
export const configMethodsOnConsole = authorization('config-commands', 'console');
export const publicKeyMethods = methods('aaa authorization ssh-publickey default', 'local');
export const certificateMethods = methods('aaa authorization ssh-certificate default', 'local');
export const accountingMethods = methods('aaa accounting default', 'local');

export const defaultRole = line('aaa user default-role', { default: 'aaa user default-role', help });

/** How users are checked; `aaa authentication login default local` and what follows from it hold from the factory. */
export const aaaLines = notation('aaa', [
  radiusGroup,
  tacacsGroup,
  ldapGroup,
  loginDefault,
  loginConsole,
  ...loginSwitches,
  errorEnable,
  asciiAuthentication,
  chap,
  mschap,
  mschapv2,
  line('aaa authentication login invalid-username-log', { needs: 'since 9.3(1)', help }),
  commandMethods,
  commandMethodsOnConsole,
  configMethods,
  configMethodsOnConsole,
  publicKeyMethods,
  certificateMethods,
  accountingMethods,
  defaultRole,
]);

/** A line of methods: groups of servers in the order in which they are asked, or what stands in their place. */
function methods<const Head extends string, const Words extends string>(head: Head, words: Words) {
  return line(`${head} { group <groups:text> | ${words} }`, { default: `${head} local`, canonical: tidied, help });
}

function authorization<const Kind extends string, const Channel extends string>(kind: Kind, channel: Channel) {
  const head = `aaa authorization ${kind} ${channel}` as const;
  const needs = 'feature tacacs+';
  return line(`${head} { group <groups:text> | <method:local|none> }`, {
    needs,
    default: `${head} local`,
    canonical: tidied,
    help,
  });
}

/** Names with one blank between them. */
function tidied(values: LineValues): LineValues {
  if (values.groups === undefined) return values;
  return { ...values, groups: String(values.groups).trim().replaceAll(/\s+/g, ' ') };
}
