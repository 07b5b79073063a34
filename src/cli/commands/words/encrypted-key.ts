/** How far each letter of a key moves in the alphabet; the row begins again behind its end. */
const moves = [3, 22, 4, 5, 18, 0, 21, 5, 18, 3, 10, 5, 16, 22, 4, 16, 24, 17, 12, 5, 21, 18, 5, 22, 19, 7];

/**
 * A key as NX-OS writes it behind `7` for servers and NTP: each letter moved, all else as it is. The row of moves is public (a
 * question about TACACS+ keys at networkengineering.stackexchange.com, 27987); captures of `cisco123` as `fewhg123`, of `ntc` as `qpg` and
 * of `secretPass` as `vagwwtKfkv` agree. That the row begins again behind its 26th number is inferred.
 */
export function movedKey(key: string): string {
  return [...key].map((letter, at) => moved(letter, moves[at % moves.length] ?? 0)).join('');
}

function moved(letter: string, move: number): string {
  const base = /[a-z]/.test(letter) ? 97 : /[A-Z]/.test(letter) ? 65 : undefined;
  if (base === undefined) return letter;
  return String.fromCharCode(base + ((letter.charCodeAt(0) - base + move) % 26));
}

/** With what Cisco's older type 7 mixes the letters of a key (public since 1995). */
const mixture = 'dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87';

/** Where in the mixture a key begins: captures of key chains begin with 07 (genieparser ShowKeyChain); that all do is inferred. */
const beginning = 7;

/** A key as NX-OS writes it behind `7` in a key chain: Cisco's type 7, which other systems of Cisco have as well. */
export function mixedKey(key: string): string {
  const letters = [...key].map((letter, at) =>
    (letter.charCodeAt(0) ^ mixture.charCodeAt((beginning + at) % mixture.length)).toString(16).padStart(2, '0'),
  );
  return `${String(beginning).padStart(2, '0')}${letters.join('')}`;
}
