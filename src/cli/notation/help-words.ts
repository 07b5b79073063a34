import { interfaceHelp } from './help-interfaces.ts';
import { routingHelp } from './help-routing.ts';
import { serviceHelp } from './help-services.ts';

/**
 * What `?` says of keywords, by the words with which a line begins up to the keyword, or by the keyword alone where it means the same
 * everywhere. Sources: the command references of Nexus 3000 and 9000 (9.3), which print the help of each keyword.
 */
export const helpWords: Readonly<Record<string, string>> = {
  ...interfaceHelp,
  ...serviceHelp,
  ...routingHelp,
  'switchport trunk': 'Configure trunking parameters on an interface',
  'switchport trunk native': 'Set trunking native characteristics when interface is in trunking mode',
  'switchport trunk native vlan': 'Set native VLAN',
  'ip address': 'Configure IP address on interface',
  'ipv6 address': 'Configure IPv6 address on interface',
  'port-channel load-balance': 'Load balancing scheme',
  ip: 'Configure IP features',
  ipv6: 'Configure IPv6 features',
  hardware: 'Change hardware usage settings',
  'hardware profile': 'Profile settings',
  'hardware profile tcam': 'Configure tcam parameters',
  'hardware profile tcam region': 'Configure tcam region',
  'hardware profile portmode': 'QSFP port mode setting',
  'hardware access-list': 'Access Control List',
  'hardware access-list tcam': 'Configure tcam parameters',
  'hardware access-list tcam region': 'Configure tcam region',
  'object-group': 'Configure ACL object groups',
  'time-range': 'Configure a time range',
  'class-map': 'Configure class map',
  'policy-map': 'Configure policy map',
  'control-plane': 'Control Plane',
  'service-policy': 'Configure service policy for an interface',
  'priority-flow-control': 'Enable/Disable PFC',
  router: 'Enable a routing process',
  vrf: 'Configure VRF parameters',
  show: 'Show running system information',
  'show ip': 'Display IP information',
  'show ipv6': 'Display IPv6 information',
  'show ip route': 'Display routing information',
  'show ip arp': 'ARP information',
};

/** What `?` says of the last of `words`; `own` are the words of one line. */
export function helpOf(words: readonly string[], own: Readonly<Record<string, string>> = {}): string {
  const word = words.at(-1) ?? '';
  const known = own[word] ?? entry(helpWords, words.join(' ')) ?? entry(helpWords, word);
  return known ?? generated(word);
}

/** Whether no source says what the help of the last of `words` is. */
export function isGeneratedHelp(words: readonly string[], own: Readonly<Record<string, string>> = {}): boolean {
  const word = words.at(-1) ?? '';
  return (
    own[word] === undefined && entry(helpWords, words.join(' ')) === undefined && entry(helpWords, word) === undefined
  );
}

function entry(known: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(known, key) ? known[key] : undefined;
}

/** A short one of ours: `source-interface` is a "Source interface". */
function generated(word: string): string {
  const plain = word.replaceAll('-', ' ');
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
}

/** What `?` says of a value: the name of its argument in words. */
export function helpOfArgument(
  name: string,
  words: readonly string[],
  own: Readonly<Record<string, string>> = {},
): string {
  return (
    own[`<${name}>`] ??
    entry(helpWords, `${words.join(' ')} <${name}>`) ??
    generated(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))
  );
}
