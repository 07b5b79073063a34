/** The kinds of values that lab files are made of. Each is a pattern where it can be one, so that an editor checks it as well. */
import * as v from 'valibot';
import { hostnamePattern } from '../../machine/config/hostname.ts';
import { hostnameRule } from './hostname.ts';
import { knownBytes, sizePattern, sizeRule } from './sizes.ts';

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const ipv4 = `${octet}(?:\\.${octet}){3}`;
/** Eight groups, or fewer with one `::`; what more there is to say is checked by the program. */
const ipv6 = '[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}';

/** Whether counted devices are still to be worked out of an entry, so that `{n}` may stand in its texts. */
export type Stage = 'written' | 'in full';

function pattern(text: string, message: string, stage: Stage = 'in full') {
  const source = stage === 'written' ? `^(?:${text}|.*\\{n\\}.*)$` : `^(?:${text})$`;
  return v.pipe(v.string(), v.regex(new RegExp(source), message));
}

export { instant, name, text } from '../../facts/text-values.ts';

const bytesMessage = 'expected a number of bytes, from 0';
export const bytes = v.pipe(
  v.number('expected a number of bytes'),
  v.integer(bytesMessage),
  v.minValue(0, bytesMessage),
  v.maxValue(Number.MAX_SAFE_INTEGER, bytesMessage),
);

const hostnameMessage = `expected ${hostnameRule}`;
export const hostname = (stage: Stage) => pattern(hostnamePattern.source.slice(1, -1), hostnameMessage, stage);

export const ipv4Message = 'expected an IPv4 address such as 127.1.0.1';
export const ipv4Address = (stage: Stage = 'in full') => pattern(ipv4, ipv4Message, stage);

const addressMessage = 'expected an IPv4 or IPv6 address such as 192.0.2.10 or 2001:db8::10';
export const ipAddress = v.pipe(
  pattern(`${ipv4}|${ipv6}`, addressMessage),
  v.check((written) => !written.includes(':') || isIpv6(written), addressMessage),
);

export const prefix = (stage: Stage) =>
  pattern(
    `${ipv4}/(?:3[0-2]|[12]?\\d)`,
    'expected an IPv4 address and the length of its network, such as 192.0.2.1/24',
    stage,
  );

/** What can be listened on or connected to: an address, or a name that the computer resolves. */
export const hostPlace = pattern(
  `${ipv6}|${ipv4}|(?![\\d.]*$)[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252})`,
  'expected an address or a host name such as 127.0.0.1 or localhost',
);

const portMessage = 'expected a port from 1 to 65535';
export const port = v.pipe(
  v.number(portMessage),
  v.integer(portMessage),
  v.minValue(1, portMessage),
  v.maxValue(65_535, portMessage),
);
const freePortMessage = 'expected a port from 1 to 65535, or 0 for a free one';
export const portOrFree = v.pipe(
  v.number(freePortMessage),
  v.integer(freePortMessage),
  v.minValue(0, freePortMessage),
  v.maxValue(65_535, freePortMessage),
);

const sizeMessage = `expected a size: ${sizeRule}`;
export const size = v.pipe(
  v.string(sizeMessage),
  v.regex(sizePattern, sizeMessage),
  v.check((written) => knownBytes(written) !== undefined, sizeMessage),
);

export const absolutePath = v.pipe(
  v.string(),
  v.regex(/^\/[^\u0000]*$/, 'expected an absolute path such as /srv/images'),
);

/** The letters of Cisco's VRF names; the switch takes at most 32 of them. */
export const vrf = v.pipe(
  v.string(),
  v.regex(/^[^\s?]{1,32}$/, 'expected the name of a VRF such as management or default'),
);

/** True for eight groups of hexadecimal digits, of which one run of zeros may be left out as `::`. */
function isIpv6(written: string): boolean {
  const [head = '', tail, more] = written.split('::');
  if (more !== undefined) return false;
  const groups = [head, tail ?? ''].flatMap((half) => (half === '' ? [] : half.split(':')));
  if (groups.some((group) => !/^[0-9A-Fa-f]{1,4}$/.test(group))) return false;
  return tail === undefined ? groups.length === 8 : groups.length < 8;
}
