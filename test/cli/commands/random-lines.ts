import fc from 'fast-check';
import { allCommands } from '../../../src/cli/commands/registry.ts';

/** Lines of configuration that belong together: those of a body stand behind the line that opens it. */
export type Typed = readonly string[];

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,10}$/);
const text = fc.stringMatching(/^[!-~]{1,12}( [!-~]{1,12}){0,2}$/);
const octet = fc.integer({ min: 0, max: 255 });
const address = fc.tuple(fc.integer({ min: 1, max: 223 }), octet, octet, octet).map((parts) => parts.join('.'));
const prefix = fc.tuple(address, fc.integer({ min: 0, max: 32 })).map(([host, length]) => `${host}/${length}`);
const vlan = fc.integer({ min: 1, max: 3967 });
const port = fc.integer({ min: 1, max: 64 });
const severity = fc.integer({ min: 0, max: 7 });
const vrf = fc.constantFrom('management', 'blue', 'green');
const user = fc.constantFrom('admin', 'trainee', 'x1');
const role = fc.constantFrom('network-admin', 'network-operator', 'keeper', 'priv-3', 'priv-15');
const feature = fc.constantFrom('scp-server', 'sftp-server', 'ssh', 'ospf', 'sla sender', 'vtp', 'privilege');
const banner = fc.constantFrom('motd', 'exec');

/** The line, or `no` before it. */
function maybeNo(line: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(fc.boolean(), line).map(([isNo, typed]) => (isNo ? `no ${typed}` : typed));
}

function body(header: fc.Arbitrary<string>, lines: fc.Arbitrary<string>): fc.Arbitrary<Typed> {
  return fc.tuple(header, fc.array(lines, { maxLength: 4 })).map(([first, rest]) => [first, ...rest]);
}

const route = fc
  .tuple(prefix, address, fc.option(fc.integer({ min: 1, max: 255 })))
  .map(([to, via, preference]) => `ip route ${to} ${via}${preference === null ? '' : ` ${preference}`}`);

const outside: fc.Arbitrary<string> = fc.oneof(
  name.map((host) => `hostname ${host}`),
  maybeNo(feature.map((on) => `feature ${on}`)),
  maybeNo(fc.constantFrom('password strength-check', 'ip domain-lookup', 'logging console', 'logging monitor')),
  fc.tuple(user, role).map(([who, what]) => `username ${who} password 0 Secret.123 role ${what}`),
  fc.tuple(user, role).map(([who, what]) => `username ${who} role ${what}`),
  fc.tuple(user, text).map(([who, key]) => `username ${who} sshkey ssh-rsa ${key}`),
  fc.constantFrom('no username trainee', 'no username x1', 'no username x1 sshkey', 'no hostname', 'no boot nxos'),
  fc.constantFrom('boot nxos bootflash:nxos.7.0.3.I7.8.bin', 'allow delete boot-image', 'no logging logfile'),
  maybeNo(route),
  fc.constantFrom('username x1 priv-lvl 4', 'no username x1 priv-lvl 4', 'no enable secret', 'no enable secret all'),
  fc.constantFrom('enable secret 0 Secret.1', 'enable secret Secret.1 priv-lvl 3', 'enable secret Secret.1 all'),
  fc.constantFrom('no vrf context blue', 'default interface e1/1-8', 'no interface e1/2', 'no line vty'),
  fc.tuple(name, address).map(([host, at]) => `ip host ${host} ${at}`),
  maybeNo(address.map((server) => `ip name-server ${server}`)),
  name.map((domain) => `ip domain-name ${domain}`),
  fc.tuple(address, severity).map(([host, level]) => `logging server ${host} ${level}`),
  severity.map((level) => `logging level authpriv ${level}`),
  severity.map((level) => `logging logfile kept ${level}`),
  vlan.map((id) => `no vlan ${id}`),
);

const inInterface = fc.oneof(
  text.map((words) => `description ${words}`),
  maybeNo(fc.constantFrom('shutdown', 'switchport')),
  maybeNo(vrf.map((member) => `vrf member ${member}`)),
  maybeNo(prefix.map((own) => `ip address ${own}`)),
  fc.constantFrom('switchport mode trunk', 'no switchport mode', 'no description', 'no ip address'),
  maybeNo(vlan.map((id) => `switchport access vlan ${id}`)),
  vlan.map((id) => `switchport trunk native vlan ${id}`),
  vlan.map((id) => `switchport trunk allowed vlan ${id}-${id + 100}`),
  vlan.map((id) => `switchport trunk allowed vlan remove ${id}`),
);

const inRole = fc.oneof(
  fc.integer({ min: 1, max: 9 }).map((number) => `rule ${number} permit read`),
  fc.tuple(fc.integer({ min: 1, max: 9 }), name).map(([number, word]) => `rule ${number} deny command show ${word} *`),
  fc.integer({ min: 1, max: 9 }).map((number) => `no rule ${number}`),
  text.map((words) => `description ${words}`),
);

const inVlan = fc.oneof(
  name.map((own) => `name ${own}`),
  maybeNo(fc.constant('shutdown')),
);

const bannerLines = fc.array(fc.stringMatching(/^[ -"$-~]{0,12}$/), { minLength: 1, maxLength: 4 });

const { settings } = allCommands;

function examplesIn(wanted: string): readonly string[] {
  return settings.filter(({ mode }) => mode === wanted).flatMap(({ examples }) => examples);
}

/** The examples of all settings, those of a mode behind the line that leads there. */
export const allExamples: readonly string[] = settings
  .filter(({ mode }) => mode === 'config')
  .flatMap(({ enters, examples: own }) => [...own, ...(enters === undefined ? [] : examplesIn(enters))]);

/** Examples, and `no` before them; those of a mode stand behind a line that leads there. */
const examples: readonly fc.Arbitrary<Typed>[] = [
  maybeNo(fc.constantFrom(...examplesIn('config'))).map((line) => [line]),
  ...settings.flatMap(({ enters, examples: headers }) => {
    const inside = enters === undefined ? [] : examplesIn(enters);
    return inside.length === 0 ? [] : [body(fc.constantFrom(...headers), maybeNo(fc.constantFrom(...inside)))];
  }),
];

/** What one random operator types in configuration mode. */
export const typing: fc.Arbitrary<readonly Typed[]> = fc.array(
  fc.oneof(
    ...examples,
    { weight: 3, arbitrary: outside.map((line): Typed => [line]) },
    {
      weight: 3,
      arbitrary: body(
        port.map((number) => `interface ethernet 1/${number}`),
        inInterface,
      ),
    },
    { weight: 1, arbitrary: body(fc.constantFrom('interface mgmt0', 'interface e1/1-4'), inInterface) },
    {
      weight: 1,
      arbitrary: body(
        vrf.map((known) => `vrf context ${known}`),
        maybeNo(route),
      ),
    },
    {
      weight: 1,
      arbitrary: body(
        vlan.map((id) => `vlan ${id}`),
        inVlan,
      ),
    },
    { weight: 1, arbitrary: body(fc.constant('role name keeper'), inRole) },
    {
      weight: 1,
      arbitrary: body(fc.constant('line vty'), fc.constantFrom('exec-timeout 5', 'no exec-timeout', 'session-limit 3')),
    },
    {
      weight: 1,
      arbitrary: body(fc.constant('line console'), fc.constantFrom('exec-timeout 0', 'speed 115200', 'no speed')),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(banner, bannerLines)
        .map(([kind, lines]): Typed => `banner ${kind} #${lines.join('\n')}#`.split('\n')),
    },
  ),
  { maxLength: 12 },
);
