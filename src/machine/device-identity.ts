import { hex } from '../base/bytes.ts';
import type { Random } from '../base/random.ts';

/** Cisco's form: site, two digits of the year since 1996, week, four more characters. Inferred from real serials. */
export function serialNumber(site: string, random: Random): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const character = (): string => alphabet[random.integer(alphabet.length)] ?? '0';
  const week = String(1 + random.integer(52)).padStart(2, '0');
  return `${site}${16 + random.integer(6)}${week}${character()}${character()}${character()}${character()}`;
}

/** An address from a block that Cisco owns, in Cisco's notation `xxxx.xxxx.xxxx`. */
export function macAddress(random: Random): string {
  const tail = hex(random.bytes(3));
  return `547f.ee${tail.slice(0, 2)}.${tail.slice(2)}`;
}
