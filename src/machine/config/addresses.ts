/** An IPv4 address as a number, or undefined. */
export function parseAddress(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

/** `192.0.2.1` for a number. */
export function addressText(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

/** An address with the length of its network's prefix. */
export interface Prefix {
  readonly address: number;
  readonly length: number;
}

/** `192.0.2.1/24`, or undefined. */
export function parsePrefix(text: string): Prefix | undefined {
  const [, host = '', length = ''] = /^([\d.]+)\/(\d{1,2})$/.exec(text) ?? [];
  const address = parseAddress(host);
  if (address === undefined || Number(length) > 32) return undefined;
  return { address, length: Number(length) };
}

/** The first address of the network. */
export function networkOf({ address, length }: Prefix): number {
  const size = 2 ** (32 - length);
  return Math.floor(address / size) * size;
}

/** The prefix length of a mask such as `255.255.255.0`, or undefined when its ones do not stand together. */
export function maskLength(mask: string): number | undefined {
  const address = parseAddress(mask);
  if (address === undefined) return undefined;
  const zeros = Math.log2(2 ** 32 - address);
  return Number.isInteger(zeros) ? 32 - zeros : undefined;
}

/** Whether an address, given as text, lies in a prefix; what is neither lies nowhere. */
export function contains(prefix: string, address: string): boolean {
  const network = parsePrefix(prefix);
  const host = parseAddress(address);
  if (network === undefined || host === undefined) return false;
  return networkOf({ address: host, length: network.length }) === networkOf(network);
}
