/** An IPv6 address as its eight groups of sixteen bits; undefined for any other text. */
export function parseIpv6(text: string): readonly number[] | undefined {
  if (!/^[0-9a-f:.]+$/i.test(text) || text.includes(':::')) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [front, back] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const head = groupsOf(front ?? []);
  if (halves.length === 1) return head?.length === 8 ? head : undefined;
  const tail = groupsOf(back ?? []);
  if (head === undefined || tail === undefined) return undefined;
  const zeros = 8 - head.length - tail.length;
  return zeros < 1 ? undefined : [...head, ...Array.from({ length: zeros }, () => 0), ...tail];
}

/** The groups of a part of an address, the last of which may be an IPv4 address. */
function groupsOf(parts: readonly string[]): readonly number[] | undefined {
  const groups: number[] = [];
  for (const [place, part] of parts.entries()) {
    const four = place === parts.length - 1 ? /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(part) : null;
    if (four !== null) {
      const [a = 0, b = 0, c = 0, d = 0] = four.slice(1).map(Number);
      if ([a, b, c, d].some((byte) => byte > 255)) return undefined;
      groups.push(a * 256 + b, c * 256 + d);
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

/** The address as RFC 5952 writes it: small letters, no leading zeros, the longest run of zeros as `::`. */
export function ipv6Text(groups: readonly number[]): string {
  let [start, length] = [-1, 1];
  for (let at = 0; at < 8; at += 1) {
    let end = at;
    while (end < 8 && groups[end] === 0) end += 1;
    if (end - at > length) [start, length] = [at, end - at];
    at = Math.max(at, end - 1);
  }
  const texts = groups.map((group) => group.toString(16));
  if (start < 0) return texts.join(':');
  return `${texts.slice(0, start).join(':')}::${texts.slice(start + length).join(':')}`;
}

/** The groups of a network with the bits of the host dropped. */
export function ipv6Network(groups: readonly number[], length: number): readonly number[] {
  return groups.map((group, place) => {
    const bits = Math.min(16, Math.max(0, length - place * 16));
    return group & (0xffff << (16 - bits)) & 0xffff;
  });
}

/** An address with the length of its prefix; undefined for any other text. */
export function parseIpv6Prefix(
  text: string,
): { readonly groups: readonly number[]; readonly length: number } | undefined {
  const [, address = '', length = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const groups = parseIpv6(address);
  return groups === undefined || Number(length) > 128 ? undefined : { groups, length: Number(length) };
}
