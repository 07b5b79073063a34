/** What stands for a secret. */
const mask = '****';

/** Words behind which a secret stands, perhaps after the number of its form (`password 0 X`, `key-string 7 X`). */
const secretWords = [
  'password',
  'passphrase',
  'secret',
  'community',
  'key-string',
  'authentication-key',
  'pre-shared-key',
  'shared-secret',
] as const;
/** An abbreviation that is shorter may mean anything. */
const shortestWord = 4;
/** Behind these a secret stands in the lines of SNMP users, routing protocols and NTP. */
const algorithms: readonly string[] = ['md5', 'sha', 'sha-256', 'aes-128', 'des', 'priv', 'text', 'cleartext'];
/** What stands behind such a word without being secret: `password strength-check`, `priv aes-128 X`. */
const openWords: readonly string[] = ['strength-check', 'secure-mode', 'chain', 'key-chain', ...algorithms];

const quickly = /pass|secr|com|key|auth|md5|sha|priv|snmp|:\/\//i;
const inUrl = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*):([^\s/]*)@/gi;
const words = /"[^"]*"|\S+/g;
const form = /^[0-9]$/;
const server = /^\s*(?:no\s+)?(?:tacacs|radius|ldap)/i;
const snmp = /^\s*(?:no\s+)?snmp-?s?\S*\s/i;
const snmpHost =
  /^(\s*(?:no\s+)?snmp-s\S*\s+host\s+\S+(?:\s+(?:traps|informs))?(?:\s+version\s+(?:1|2c|3(?:\s+(?:auth|noauth|priv))?))?\s+)(?!use-vrf|source-interface|filter-vrf|version|traps|informs)(\S+)/i;

/**
 * A typed line, or any text with such a line in it, as others may read it: passwords, communities, keys and passwords in addresses
 * are `****`. It looks at words alone, so that lines that nobody understands lose their secrets too; rather too much is hidden than
 * too little.
 */
export function withoutSecrets(line: string): string {
  return replaceSecrets(line, () => mask);
}

/** The same with what `instead` says for each secret, which it is given as it was typed. */
export function replaceSecrets(line: string, instead: (secret: string) => string): string {
  if (!quickly.test(line)) return line;
  const text = line
    .replace(inUrl, (_all, before: string, secret: string) => `${before}:${instead(secret)}@`)
    .replace(snmpHost, (_all, before: string, secret: string) => `${before}${instead(secret)}`);
  const found = [...text.matchAll(words)];
  let shown = '';
  let at = 0;
  for (const [index, word] of found.entries()) {
    const secret = leadsToSecret(word[0].toLowerCase(), text) ? secretBehind(found, index) : undefined;
    if (secret === undefined || secret.index < at) continue;
    shown += text.slice(at, secret.index) + instead(secret[0]);
    at = secret.index + secret[0].length;
  }
  return shown + text.slice(at);
}

function leadsToSecret(word: string, line: string): boolean {
  if (algorithms.includes(word)) return true;
  if (word === 'key') return true;
  const shortest = word.startsWith('com') && snmp.test(line) ? 3 : shortestWord;
  if (word === 'authentication') return false;
  return word.length >= shortest && secretWords.some((known) => known.startsWith(word));
}

/** The secret behind a word: the next word that is not the number of a form, if there is any (`secret level 3 5 X`). */
function secretBehind(found: readonly RegExpExecArray[], index: number): RegExpExecArray | undefined {
  if (/^(?:level|priv-lvl)$/i.test(found[index + 1]?.[0] ?? '')) return secretBehind(found, index + 2);
  const [next, second] = [found[index + 1], found[index + 2]];
  if (next === undefined || openWords.includes(next[0].toLowerCase())) return undefined;
  const isForm = form.test(next[0]);
  // `key 7` numbers a key of a chain; `key 7 X` and `tacacs-server key X` carry one.
  if (found[index]?.[0].toLowerCase() === 'key' && !isForm && !server.test(found[0]?.[0] ?? '')) return undefined;
  if (!isForm || second === undefined) return isForm ? undefined : next;
  return openWords.includes(second[0].toLowerCase()) ? undefined : second;
}
