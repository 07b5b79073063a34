import { joined, utf8 } from '../../base/bytes.ts';
import { host } from '../../base/host/host.ts';

const rounds = 1000;

function digest(...parts: readonly Uint8Array[]): Uint8Array {
  return host().digest('md5', joined(parts));
}

/** MD5-crypt as FreeBSD's crypt(3) defines it; returns the 16 bytes of which the characters behind the salt are made. */
export function md5Crypt(password: string, salt: string): Uint8Array {
  const key = utf8(password);
  const saltBytes = utf8(salt);
  const alternate = digest(key, saltBytes, key);
  const first: Uint8Array[] = [key, utf8('$1$'), saltBytes];
  for (let left = key.length; left > 0; left -= 16) first.push(alternate.subarray(0, Math.min(16, left)));
  for (let bits = key.length; bits > 0; bits >>= 1)
    first.push((bits & 1) === 1 ? Uint8Array.of(0) : key.subarray(0, 1));
  let running = digest(...first);
  for (let round = 0; round < rounds; round += 1) {
    const isOdd = round % 2 === 1;
    const parts: Uint8Array[] = [isOdd ? key : running];
    if (round % 3 !== 0) parts.push(saltBytes);
    if (round % 7 !== 0) parts.push(key);
    parts.push(isOdd ? running : key);
    running = digest(...parts);
  }
  return running;
}
