import { valuesOf } from '../../../machine/config/keyed.ts';
import { numbered, type PolicyList, type PolicyListKind, policyLists } from '../../../machine/config/policy-lists.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, type Word, word } from '../../grammar/tokens.ts';
import { type Context, show } from '../../shell/command.ts';
import { table } from '../words/table.ts';

const showWord = word('show', 'Show running system information');
const ipWord = word('ip', 'Display IP information');
const ipv6Word = word('ipv6', 'Display IPv6 information');
const nameArg = arg('name', wordArg({ maxLength: 63 }), 'Name of the list');

/** The lists of a kind, or the one that is named, under all its variants. */
function wanted(
  { args, device }: Context<{ readonly name?: string | undefined }>,
  kind: PolicyListKind,
): readonly PolicyList[] {
  return valuesOf(device.configuration.of(policyLists[kind])).filter(
    ({ name }) => args.name === undefined || name === args.name,
  );
}

/** What an entry says, in parts: `permit 192.0.2.0/24 le 28`. */
function ruleParts(rule: string): { readonly action: string; readonly about: string } {
  const [action = '', ...about] = rule.split(' ');
  return { action, about: about.join(' ') };
}

/** `show ip prefix-list` (text: genie's golden of ShowIpPrefixList; keys inferred). */
function showPrefixList(family: 'ip' | 'ipv6', familyWord: Word) {
  return show({
    syntax: [showWord, familyWord, word('prefix-list', 'Display prefix-list information'), optional([nameArg])],
    examples: [`show ${family} prefix-list`, `show ${family} prefix-list NETS`],
    read: (context) => wanted(context, `${family} prefix-list`),
    *print(lists) {
      for (const list of lists) {
        const rules = numbered(list);
        yield `${family} prefix-list ${list.name}: ${rules.length} entries`;
        for (const { seq, rule } of rules) yield `   seq ${seq} ${rule} `;
      }
    },
    structure: (lists) =>
      table(
        'prefix_list',
        lists.map((list) => ({
          name: list.name,
          description: list.description,
          entries: String(numbered(list).length),
          ...table('prefix', numbered(list).map(prefixRow)),
        })),
      ),
  });
}

/** `192.0.2.0/24 ge 25 le 28` in parts. */
function prefixRow({ seq, rule }: { readonly seq: number; readonly rule: string }): object {
  const { action, about } = ruleParts(rule);
  const [prefix, ...bounds] = about.split(' ');
  const boundOf = (name: string): string | undefined => {
    const at = bounds.indexOf(name);
    return at < 0 ? undefined : bounds[at + 1];
  };
  return {
    seq: String(seq),
    action,
    prefix,
    eq: boundOf('eq'),
    ge: boundOf('ge'),
    le: boundOf('le'),
    mask: boundOf('mask'),
  };
}

/** A list by its kind and name and its entries by number (text: ntc-templates show_ip_community-list; the other heads and the keys are inferred). */
function showNumbered(
  kind: PolicyListKind,
  words: readonly Word[],
  line: string,
  headOf: (list: PolicyList) => string,
  keys: { readonly list: string; readonly entry: string },
) {
  return show({
    syntax: [showWord, ...words, optional([nameArg])],
    examples: [line, `${line} CUSTOMERS`],
    read: (context) => wanted(context, kind),
    *print(lists) {
      for (const list of lists) {
        yield headOf(list);
        for (const { seq, rule } of numbered(list)) yield `    ${seq} ${rule}`;
      }
    },
    structure: (lists) =>
      table(
        keys.list,
        lists.map((list) => ({
          name: list.name,
          type: list.variant,
          ...table(
            keys.entry,
            numbered(list).map(({ seq, rule }) => {
              const { action, about } = ruleParts(rule);
              return { seq: String(seq), action, [keys.entry]: about };
            }),
          ),
        })),
      ),
  });
}

const variantOf = ({ variant }: PolicyList): string => (variant === 'expanded' ? 'Expanded' : 'Standard');

/** What shows the lists. */
export const showListCommands = [
  showPrefixList('ip', ipWord),
  showPrefixList('ipv6', ipv6Word),
  showNumbered(
    'ip community-list',
    [ipWord, word('community-list', 'Display community-list information')],
    'show ip community-list',
    (list) => `${variantOf(list)} Community List ${list.name}`,
    { list: 'community_list', entry: 'community' },
  ),
  showNumbered(
    'ip extcommunity-list',
    [ipWord, word('extcommunity-list', 'Display extended community-list information')],
    'show ip extcommunity-list',
    (list) => `${variantOf(list)} Extended Community List ${list.name}`,
    { list: 'extcommunity_list', entry: 'extcommunity' },
  ),
  showNumbered(
    'ip as-path access-list',
    [ipWord, word('as-path-access-list', 'Display AS path access-list information')],
    'show ip as-path-access-list',
    ({ name }) => `ip as-path access-list ${name}`,
    { list: 'as_path_access_list', entry: 'regexp' },
  ),
];
