import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { isOn, sectionsIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import {
  aaaLines,
  accountingMethods,
  asciiAuthentication,
  chap,
  commandMethods,
  commandMethodsOnConsole,
  configMethods,
  configMethodsOnConsole,
  defaultRole,
  errorEnable,
  ldapGroup,
  loginConsole,
  loginDefault,
  mschap,
  mschapv2,
  radiusGroup,
  tacacsGroup,
} from './aaa.ts';
import { isTacacsOn } from './server-hosts.ts';

const help = {
  show: 'Show running system information',
  aaa: 'Show aaa information',
  accounting: 'Show aaa accounting information',
  authentication: 'Show aaa authentication information',
  authorization: 'Show aaa authorization information',
  groups: 'Show the groups of servers',
  login: 'Show login settings',
  users: 'Show the users of AAA',
  user: 'Show settings of users',
};

/** The methods of a line in words: `group T local`. */
function methodsOf(values: { readonly groups?: unknown; readonly method?: unknown } | undefined): string {
  if (values?.groups !== undefined) return `group ${String(values.groups)}`;
  return values?.method === undefined ? 'local' : String(values.method);
}

const bodyOf = (running: RunningConfiguration) => aaaLines.slice.of(running);

/** `show aaa accounting` (words and keys: the NX-API reference of 9.2). */
export const showAaaAccounting = showing('show aaa accounting', {
  help,
  read: ({ device }) => methodsOf(valuesIn(bodyOf(device.configuration.running), accountingMethods)),
  print: (methods) => [`         default: ${methods} `],
  structure: (methods) => table('acctMethods', [{ service: 'default', methods }]),
});

/** `show aaa authentication`: how a login is checked, over the network and on the console. */
export const showAaaAuthentication = showing('show aaa authentication', {
  help,
  read: ({ device }) => {
    const body = bodyOf(device.configuration.running);
    const atDefault = valuesIn(body, loginDefault);
    const onConsole = valuesIn(body, loginConsole);
    return [
      { service: 'default', method: methodsOf(atDefault) },
      // The console follows what holds by default while it has no methods of its own (inferred).
      { service: 'console', method: methodsOf(onConsole ?? atDefault) },
    ];
  },
  print: (rows) => rows.map(({ service, method }) => `         ${service}: ${method} `),
  structure: (rows) => table('AuthenMethods', rows),
});

/** `show aaa authentication login …`: whether a way of login is on. */
const loginWays = {
  'ascii-authentication': asciiAuthentication,
  chap,
  'error-enable': errorEnable,
  mschap,
  mschapv2,
};
export const showAaaLogin = showing(
  'show aaa authentication login <way:ascii-authentication|chap|error-enable|mschap|mschapv2>',
  {
    help,
    read: ({ args, device }) => ({
      way: args.way,
      isEnabled: isOn(bodyOf(device.configuration.running), loginWays[args.way]),
    }),
    print: ({ way, isEnabled }) => [`${way} is ${isEnabled ? 'enabled' : 'disabled'}`],
    structure: ({ isEnabled }) => ({ status: isEnabled ? 'enabled' : 'disabled' }),
  },
);

/** `show aaa authorization`: how commands are checked (`… authorization for …:` in node-utils aaa_authorization_service). */
export const showAaaAuthorization = showing('show aaa authorization [all]', {
  help,
  read: ({ args, device }) => {
    const { running } = device.configuration;
    const body = bodyOf(running);
    const commands = isTacacsOn(running)
      ? [
          { channel: 'default', kind: 'config-commands', methods: methodsOf(valuesIn(body, configMethods)) },
          { channel: 'default', kind: 'commands', methods: methodsOf(valuesIn(body, commandMethods)) },
          { channel: 'console', kind: 'config-commands', methods: methodsOf(valuesIn(body, configMethodsOnConsole)) },
          { channel: 'console', kind: 'commands', methods: methodsOf(valuesIn(body, commandMethodsOnConsole)) },
        ]
      : [];
    return { isAll: args.all === true, commands };
  },
  *print({ isAll, commands }) {
    yield 'pki-ssh-cert: local ';
    yield 'pki-ssh-pubkey: local ';
    yield 'AAA command authorization:';
    const shown = isAll ? commands : commands.filter(({ methods }) => methods !== 'local' || isAll);
    for (const { channel, kind, methods } of shown) yield `        ${channel} authorization for ${kind}: ${methods} `;
  },
  structure: ({ commands }) => ({
    ...table('pkissh_methods', [
      { pkissh_type: 'pki-ssh-cert', pkissh_method: 'local' },
      { pkissh_type: 'pki-ssh-pubkey', pkissh_method: 'local' },
    ]),
    ...table(
      'cmd_methods',
      commands.map(({ channel, kind, methods }) => ({ cmd_type: `${channel} authorization for ${kind}`, methods })),
    ),
  }),
});

/** `show aaa groups`: those that every switch has, and those of the configuration. */
export const showAaaGroups = showing('show aaa groups', {
  help,
  read: ({ device }) => {
    const { running } = device.configuration;
    const body = bodyOf(running);
    const named = [radiusGroup, tacacsGroup, ldapGroup].flatMap((kind) =>
      sectionsIn(body, kind).map(({ values }) => String(values.name)),
    );
    return ['radius', ...(isTacacsOn(running) ? ['tacacs'] : []), ...named];
  },
  print: (groups) => groups,
  structure: (groups) =>
    table(
      'groups',
      groups.map((group) => ({ group })),
    ),
});

/** `show aaa user default-role`. */
export const showAaaDefaultRole = showing('show aaa user default-role', {
  help,
  read: ({ device }) => (isOn(bodyOf(device.configuration.running), defaultRole) ? 'enabled' : 'disabled'),
  print: (state) => [state],
  structure: (state) => ({ default_role: state }),
});

/** `show aaa users`: users whom remote servers have let in; there is none (that it shows nothing then is inferred). */
export const showAaaUsers = showing('show aaa users', {
  help,
  read: (): readonly string[] => [],
  print: (users) => users,
  structure: () => ({}),
});
