/** Whether a name is an address, as IPv4 or IPv6 is written. */
export function isAddress(name: string): boolean {
  return isIpv4(name) || isIpv6(name);
}

function isIpv4(name: string): boolean {
  const parts = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/.exec(name)?.slice(1);
  return parts?.every((part) => Number(part) <= 255) === true;
}

/** Eight groups, of which `::` leaves some out; the last two may be an IPv4 address, and a zone may follow. */
function isIpv6(name: string): boolean {
  const [, address = '', zone] = /^([^%]*)(%.*)?$/s.exec(name) ?? [];
  if (zone !== undefined && !/^%[\w.:~-]+$/.test(zone)) return false;
  const halves = address.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const hasIpv4 = last.includes('.') && isIpv4(last) && !address.endsWith(':');
  const plain = hasIpv4 ? groups.slice(0, -1) : groups;
  const count = plain.length + (hasIpv4 ? 2 : 0);
  if (!plain.every((group) => /^[\da-f]{1,4}$/i.test(group))) return false;
  return halves.length === 1 ? count === 8 : halves.length === 2 && count < 8;
}
