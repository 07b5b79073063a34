import { present } from '../../base/assert.ts';
import { base64, joined, utf8 } from '../../base/bytes.ts';
import { host } from '../../base/host/host.ts';
import type { Random } from '../../base/random.ts';
import { nextTurn, type TurnTaker } from '../../base/turns.ts';
import { md5Crypt } from './md5-crypt.ts';

const alphabet = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const rounds = 5000;
/** Rounds between two questions whether others have a turn. */
const stepRounds = 250;

/** How a hash is made: `$1$…` (MD5-crypt) or `$5$…` (SHA-256-crypt with 5000 rounds). */
export type HashScheme = 'md5' | 'sha256';

/**
 * Hashes a password as NX-OS shows it (`password 5 $5$…`) with a salt of eight characters from `random`. The same password with the
 * same salt is hashed once, so that a fleet whose switches have one user costs one hash. It holds everybody up for some
 * milliseconds, so what a client types is hashed in turns: `hashInTurns`.
 */
export function hashPassword(password: string, random: Random, scheme: HashScheme = 'sha256'): string {
  return atOnce(hashing(password, random, scheme));
}

/** The same in turns of `taker`; undefined once `signal` aborts. */
export function hashInTurns(
  password: string,
  random: Random,
  scheme: HashScheme,
  { taker, signal }: { readonly taker: TurnTaker; readonly signal: AbortSignal },
): Promise<string | undefined> {
  return inTurns(hashing(password, random, scheme), taker, signal);
}

function* hashing(password: string, random: Random, scheme: HashScheme): Generator<void, string> {
  const salt = [...random.bytes(8)].map((byte) => alphabet[byte & 63]).join('');
  const made = memoryOf(password, `${scheme}$${salt}`);
  const known = hashes.get(made);
  if (known !== undefined) return known;
  const hash =
    scheme === 'md5' ? `$1$${salt}$${encodedMd5(password, salt)}` : `$5$${salt}$${yield* sha256Crypt(password, salt)}`;
  if (hashes.size >= rememberedCount) hashes.clear();
  hashes.set(made, hash);
  remember(memoryOf(password, hash));
  return hash;
}

function atOnce<Made>(steps: Generator<void, Made>): Made {
  while (true) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

async function inTurns<Made>(
  steps: Generator<void, Made>,
  taker: TurnTaker,
  signal?: AbortSignal,
): Promise<Made | undefined> {
  while (signal?.aborted !== true) {
    const turn = nextTurn(taker);
    if (turn !== undefined) await turn;
    const step = steps.next();
    if (step.done === true) return step.value;
  }
  return undefined;
}

/** Keys the memory of passwords that were right, so that a process image does not hold them. */
let memoryKey: Uint8Array | undefined;
const rememberedCount = 1000;
const remembered = new Set<string>();
const hashes = new Map<string, string>();

/**
 * Whether `password` belongs to `hash`. The hash is slow on purpose (5000 rounds, about 5 ms), so it is made in turns of `taker`; a pair
 * that was right once is remembered by a keyed digest, so that clients which log in again and again do not wait for it.
 */
export async function isPassword(password: string, hash: string, taker: TurnTaker): Promise<boolean> {
  const memory = memoryOf(password, hash);
  if (remembered.has(memory)) return true;
  const [, scheme, salt = '', expected = ''] = hash.split('$');
  if (scheme !== '5' && scheme !== '1') return false;
  const made = scheme === '1' ? encodedMd5(password, salt) : await inTurns(sha256Crypt(password, salt), taker);
  // Compared by keyed digests: how long that takes tells nothing of the hash.
  const isRight = made !== undefined && memoryOf('', made) === memoryOf('', expected);
  if (isRight) remember(memory);
  return isRight;
}

function memoryOf(password: string, hash: string): string {
  memoryKey ??= host().randomBytes(32);
  return base64(host().digest('sha256', joined([memoryKey, utf8(`${hash}\u0000${password}`)])));
}

function remember(memory: string): void {
  if (remembered.size >= rememberedCount) remembered.clear();
  remembered.add(memory);
}

/** SHA-256-crypt as Ulrich Drepper specified it; returns the 43 characters behind the salt. A step is a part of a millisecond. */
function* sha256Crypt(password: string, salt: string): Generator<void, string> {
  const key = utf8(password);
  const saltBytes = utf8(salt);
  const digest = (...parts: readonly Uint8Array[]): Uint8Array => host().digest('sha256', joined(parts));
  const stretched = (block: Uint8Array, length: number): Uint8Array =>
    joined(Array.from({ length: Math.ceil(length / 32) }, () => block)).subarray(0, length);

  const alternate = digest(key, saltBytes, key);
  const first: Uint8Array[] = [key, saltBytes, stretched(alternate, key.length)];
  for (let bits = key.length; bits > 0; bits >>= 1) first.push((bits & 1) === 1 ? alternate : key);
  let running = digest(...first);
  const keyBlock = stretched(digest(...Array.from({ length: key.length }, () => key)), key.length);
  const saltRepeats = 16 + (running[0] ?? 0);
  const saltBlock = stretched(digest(...Array.from({ length: saltRepeats }, () => saltBytes)), saltBytes.length);
  // What a round digests comes again after 2 * 3 * 7 rounds, but for the digest of the round before, which lies at `at`.
  const mixes = Array.from({ length: 42 }, (_, round) => {
    const isOdd = round % 2 === 1;
    const rest = [round % 3 === 0 ? [] : [saltBlock], round % 7 === 0 ? [] : [keyBlock]].flat();
    const bytes = joined(isOdd ? [keyBlock, ...rest, running] : [running, ...rest, keyBlock]);
    return { bytes, at: isOdd ? bytes.length - running.length : 0 };
  });
  for (let round = 0; round < rounds; round += 1) {
    if (round % stepRounds === 0) yield;
    const { bytes, at } = present(mixes[round % mixes.length], 'a mix');
    bytes.set(running, at);
    running = host().digest('sha256', bytes);
  }
  return encoded(running);
}

/** `count` characters of the crypt family's base-64, the lowest bits first. */
function characters(value: number, count: number): string {
  let text = '';
  for (let at = 0, rest = value; at < count; at += 1, rest >>= 6) text += alphabet[rest & 63] ?? '';
  return text;
}

/** The 22 characters of an MD5-crypt hash behind its salt. */
function encodedMd5(password: string, salt: string): string {
  const digest = md5Crypt(password, salt);
  const byte = (at: number): number => digest[at] ?? 0;
  const triples = [0, 1, 2, 3, 4].map((at) => (byte(at) << 16) | (byte(at + 6) << 8) | byte(at === 4 ? 5 : at + 12));
  return triples.map((triple) => characters(triple, 4)).join('') + characters(byte(11), 2);
}

/** The permuted base-64 of the crypt family. */
function encoded(digest: Uint8Array): string {
  let text = '';
  const put = (value: number, count: number): void => {
    text += characters(value, count);
  };
  const byte = (at: number): number => digest[at] ?? 0;
  for (let step = 0, a = 0, b = 10, c = 20; step < 10; step += 1) {
    put((byte(a) << 16) | (byte(b) << 8) | byte(c), 4);
    [a, b, c] = [c + 1, a + 1, b + 1];
  }
  put((byte(31) << 8) | byte(30), 3);
  return text;
}
