import { failed, ok } from '../../../base/result.ts';
import { addressText, parsePrefix } from '../../../machine/config/addresses.ts';
import { ipv6Text, parseIpv6Prefix } from '../../../machine/config/ipv6.ts';
import {
  type PolicyListKind,
  withDescription,
  withoutList,
  withoutRule,
  withRule,
} from '../../../machine/config/policy-lists.ts';
import { type ArgType, integer } from '../../grammar/arg-types.ts';
import { arg, either, optional, word } from '../../grammar/tokens.ts';
import { addressArg } from '../../notation/network-args.ts';
import { setting } from '../../shell/setting.ts';
import {
  actionPart,
  change,
  descriptionArg,
  descriptionWord,
  ipWord,
  linesOf,
  listName,
  sequencePart,
} from './list-words.ts';

/** Entries without a number stand five apart (Nexus 3548 unicast routing command reference, `ip prefix-list`). */
const step = 5;

const listWord = word('prefix-list', 'Configure IP prefix lists');

const network: ArgType<string> = {
  placeholder: 'A.B.C.D/LEN',
  parse(text) {
    const prefix = parsePrefix(text);
    return prefix === undefined ? failed({ why: 'shape' }) : ok(`${addressText(prefix.address)}/${prefix.length}`);
  },
};

const network6: ArgType<string> = {
  placeholder: 'A:B::C:D/LEN',
  parse(text) {
    const prefix = parseIpv6Prefix(text);
    return prefix === undefined ? failed({ why: 'shape' }) : ok(`${ipv6Text(prefix.groups)}/${prefix.length}`);
  },
};

const mask6: ArgType<string> = {
  placeholder: 'A:B::C:D',
  parse: (text) => {
    const prefix = parseIpv6Prefix(`${text}/128`);
    return prefix === undefined ? failed({ why: 'shape' }) : ok(ipv6Text(prefix.groups));
  },
};

/** What an entry says, the lengths that it matches included. */
function rulePart(prefix: ArgType<string>, mask: ArgType<string>, longest: number) {
  const length = integer(1, longest);
  const longer = arg('ge', length, 'Minimum prefix length to be matched');
  const shorter = [
    word('le', 'Maximum prefix length to match'),
    arg('le', length, 'Maximum prefix length to be matched'),
  ] as const;
  return [
    actionPart,
    arg('prefix', prefix, 'IP prefix <network>/<length>'),
    optional([
      either(
        {
          exact: [word('eq', 'Exact prefix length to match'), arg('eq', length, 'Exact prefix length to be matched')],
          from: [word('ge', 'Minimum prefix length to match'), longer, optional(shorter)],
          to: shorter,
        },
        'lengths',
      ),
    ]),
    optional([word('mask', 'Explicit match mask'), arg('mask', mask, 'Match mask')]),
  ] as const;
}

interface Rule {
  readonly action?: string | undefined;
  readonly prefix?: string | undefined;
  readonly eq?: number | undefined;
  readonly ge?: number | undefined;
  readonly le?: number | undefined;
  readonly mask?: string | undefined;
}

/** What an entry says, as it is written; undefined where nothing is said. */
function ruleOf({ action, prefix, eq, ge, le, mask }: Rule): string | undefined {
  if (action === undefined || prefix === undefined) return undefined;
  const limits = Object.entries({ eq, ge, le, mask }).flatMap(([key, value]) =>
    value === undefined ? [] : [key, value],
  );
  return [action, prefix, ...limits].join(' ');
}

function prefixListSetting(family: 'ip' | 'ipv6') {
  const kind: PolicyListKind = `${family} prefix-list`;
  const head = [family === 'ip' ? ipWord : word('ipv6', 'Configure IPv6 features'), listWord, listName] as const;
  const rule = family === 'ip' ? rulePart(network, addressArg(), 32) : rulePart(network6, mask6, 128);
  const example = family === 'ip' ? '192.0.2.0/24' : '2001:db8::/32';
  return setting({
    syntax: [
      ...head,
      either(
        { described: [descriptionWord, descriptionArg], numbered: [...sequencePart, ...rule], plain: rule },
        'form',
      ),
    ],
    noSyntax: [
      ...head,
      optional([
        either(
          {
            described: [descriptionWord, optional([descriptionArg])],
            numbered: [...sequencePart, optional(rule)],
            plain: rule,
          },
          'form',
        ),
      ]),
    ],
    examples: [
      `${kind} NETS seq 10 permit ${example} le 30`,
      `${kind} NETS deny ${example} eq 29`,
      `${kind} NETS seq 20 permit ${example} ge 26 le 28`,
      `${kind} NETS description what we announce`,
    ],
    set(context) {
      const { name, seq, text } = context.args;
      const said = ruleOf(context.args);
      const id = { name, variant: undefined };
      change(context, kind, (lists) =>
        said === undefined
          ? withDescription(lists, id, text?.trim().slice(0, 90))
          : withRule(lists, id, said, seq, step),
      );
    },
    clear(context) {
      const { name, seq, form } = context.args;
      const id = { name, variant: undefined };
      change(context, kind, (lists) => {
        if (form === undefined) return withoutList(lists, id);
        if (form === 'described') return withDescription(lists, id, undefined);
        return withoutRule(lists, id, { seq, rule: ruleOf(context.args) });
      });
    },
    write: ({ running }) => linesOf(running, { kind }, true),
  });
}

/** `ip prefix-list` and `ipv6 prefix-list`. That the bits of the host stay is inferred from a public configuration. */
export const prefixListSettings = [prefixListSetting('ipv6'), prefixListSetting('ip')];
