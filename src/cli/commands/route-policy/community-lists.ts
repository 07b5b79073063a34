import { failed, ok } from '../../../base/result.ts';
import {
  type PolicyList,
  type PolicyListKind,
  withoutList,
  withoutRule,
  withRule,
} from '../../../machine/config/policy-lists.ts';
import type { ArgType } from '../../grammar/arg-types.ts';
import { arg, either, optional, type Word, word } from '../../grammar/tokens.ts';
import { communitiesText } from '../../notation/communities.ts';
import type { Context } from '../../shell/command.ts';
import { setting } from '../../shell/setting.ts';
import { actionPart, change, ipWord, linesOf, listName, newSequencePart, take } from './list-words.ts';

/** Entries without a number follow one another (batfish's grammar tests; ntc-templates show_ip_community-list). */
const step = 1;

/** Communities as they are written: numbers as `aa:nn`, then the well-known ones. */
const communities: ArgType<string> = {
  placeholder: 'aa:nn|internet|local-AS|no-advertise|no-export',
  span: 'rest',
  parse: (text) => {
    const read = communitiesText(text, false);
    return read === undefined ? failed({ why: 'shape' }) : ok(read);
  },
};

/** `rt 65000:1`, `soo 65000:1`, `4byteas-generic transitive 1.5:50`, one or several. */
const extended: ArgType<string> = {
  placeholder: 'rt|soo|4byteas-generic',
  span: 'rest',
  parse: (text) => {
    const read = text.trim().replaceAll(/\s+/g, ' ');
    const one = '(?:rt|soo|4byteas-generic (?:non)?transitive)(?: [\\d.]+:\\d+)+';
    return new RegExp(`^${one}(?: ${one})*$`).test(read) ? ok(read) : failed({ why: 'shape' });
  },
};

/** A regular expression, with or without quotes; it is written with them. */
const expression: ArgType<string> = {
  placeholder: 'LINE',
  span: 'rest',
  parse: (text) => {
    const bare = text.trim().replace(/^"(.*)"$/, '$1');
    return bare === '' || bare.includes('"') ? failed({ why: 'shape' }) : ok(`"${bare}"`);
  },
};

interface Typed {
  readonly name: string;
  readonly seq?: number | undefined;
  readonly action?: string | undefined;
  readonly wanted?: string | undefined;
}

/** A kind of list, and which of its variants. */
interface Which {
  readonly kind: PolicyListKind;
  readonly variant: PolicyList['variant'];
}

function enter(context: Context<Typed>, { kind, variant }: Which): void {
  const { name, seq, action, wanted } = context.args;
  change(context, kind, (lists) => withRule(lists, { name, variant }, `${action} ${wanted}`, seq, step));
}

function remove(context: Context<Typed>, { kind, variant }: Which): void {
  const { name, seq, action, wanted } = context.args;
  const id = { name, variant };
  take(context, kind, id, (lists) => {
    if (seq === undefined && action === undefined) return withoutList(lists, id);
    return withoutRule(lists, id, { seq, rule: `${action} ${wanted}` });
  });
}

function listSetting(which: Which, words: readonly [Word, Word], type: ArgType<string>, example: string) {
  const head = [ipWord, ...words, listName] as const;
  const rule = [actionPart, arg('wanted', type, 'What is to be matched')] as const;
  const line = [which.kind, ...(which.variant === undefined ? [] : [which.variant])].join(' ');
  return setting({
    syntax: [...head, either({ numbered: [...newSequencePart, ...rule], plain: rule }, 'form')],
    noSyntax: [...head, optional([either({ numbered: [...newSequencePart, optional(rule)], plain: rule }, 'form')])],
    examples: [`${line} CUSTOMERS permit ${example}`, `${line} CUSTOMERS deny ${example}`],
    set: (context) => enter(context, which),
    clear: (context) => remove(context, which),
    write: ({ running, has }) => linesOf(running, which, has('policyListSequences')),
  });
}

const communityWord = word('community-list', 'Add a community list entry');
const extendedWord = word('extcommunity-list', 'Add an extended community list entry');
const standardWord = word('standard', 'Add a standard community-list entry');
const expandedWord = word('expanded', 'Add an expanded community-list entry');
const asPathWords: readonly [Word, Word] = [
  word('as-path', 'BGP autonomous system path filter'),
  word('access-list', 'Specify an access list'),
];

/** Community lists, lists of extended communities and of AS paths. That expressions are written in quotes is inferred from show commands. */
export const communityListSettings = [
  listSetting(
    { kind: 'ip community-list', variant: 'standard' },
    [communityWord, standardWord],
    communities,
    '65001:10 no-export',
  ),
  listSetting(
    { kind: 'ip community-list', variant: 'expanded' },
    [communityWord, expandedWord],
    expression,
    '"_65001:[0-9]+_"',
  ),
  listSetting(
    { kind: 'ip extcommunity-list', variant: 'standard' },
    [extendedWord, standardWord],
    extended,
    'rt 65001:10',
  ),
  listSetting(
    { kind: 'ip extcommunity-list', variant: 'expanded' },
    [extendedWord, expandedWord],
    expression,
    '"RT:65001:[0-9]+"',
  ),
  listSetting({ kind: 'ip as-path access-list', variant: undefined }, asPathWords, expression, '"^65001$"'),
];
