import { contains, parsePrefix } from '../../../machine/config/addresses.ts';
import type { Body } from '../../../machine/config/body.ts';
import { valueAt } from '../../../machine/config/keyed.ts';
import { numbered, policyLists } from '../../../machine/config/policy-lists.ts';
import type { Device } from '../../../machine/device.ts';
import type { Route } from '../../../machine/routes.ts';
import { sectionsIn, valuesIn } from '../../notation/read.ts';
import { matchInterface, matchLines, matchPrefixLists, matchTag, routeMap, routeMapLines } from './route-map-lines.ts';

/**
 * Whether a route map lets a route pass that is redistributed: the first of its entries decides of which everything matches. Prefix lists,
 * tags and interfaces are looked at; an entry that asks for anything else matches nothing here. One that is not there passes nothing (inferred).
 */
export function permits(device: Device, name: string, route: Route): boolean {
  const entries = sectionsIn(routeMapLines.slice.of(device.configuration.running), routeMap);
  const first = entries.find(({ values, body }) => values.name === name && matches(device, body, route));
  return first?.values.action === 'permit';
}

function matches(device: Device, body: Body, route: Route): boolean {
  const lists = valuesIn(body, matchPrefixLists)?.lists.split(' ');
  const tags = valuesIn(body, matchTag)?.tags.split(' ');
  const interfaces = valuesIn(body, matchInterface)?.interfaces.split(' ');
  const known = [matchPrefixLists, matchTag, matchInterface].map(({ id }) => id);
  const asksMore = matchLines.some(({ id }) => !known.includes(id) && Object.hasOwn(body, id));
  if (asksMore) return false;
  return (
    (lists === undefined || lists.some((list) => isIn(device, list, route.prefix))) &&
    (tags === undefined || tags.includes(String(route.tag ?? 0))) &&
    (interfaces === undefined || (route.port !== undefined && interfaces.includes(route.port)))
  );
}

/** Whether a prefix list permits a network. */
export function isIn(device: Device, name: string, prefix: string): boolean {
  const list = valueAt(device.configuration.of(policyLists['ip prefix-list']), name);
  const rule = list && numbered(list).find(({ rule: text }) => covers(text, prefix));
  return rule?.rule.startsWith('permit') === true;
}

function covers(rule: string, prefix: string): boolean {
  const [, network = '', ...limits] = rule.split(' ');
  const wanted = parsePrefix(prefix);
  const base = parsePrefix(network);
  if (wanted === undefined || base === undefined) return false;
  const of = (word: string): number | undefined => {
    const at = limits.indexOf(word);
    return at < 0 ? undefined : Number(limits[at + 1]);
  };
  const exact = of('eq');
  const lowest = exact ?? of('ge') ?? base.length;
  const highest = exact ?? of('le') ?? (of('ge') === undefined ? base.length : 32);
  const [address = ''] = prefix.split('/');
  return contains(network, address) && wanted.length >= lowest && wanted.length <= highest;
}
