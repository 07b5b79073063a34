/** Bytes and texts, without what only one host has. */

const encoder = new TextEncoder();
/** A byte order mark is a character like every other. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** Up to this length counting is quicker than encoding. */
const countedCharacters = 64;
/** So many bytes become arguments of one call. */
const atOnce = 8192;

/** A text in UTF-8; half a surrogate pair becomes U+FFFD. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The text that bytes in UTF-8 are; what is no UTF-8 becomes U+FFFD. */
export function fromUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** How many bytes a text takes in UTF-8. */
export function utf8Bytes(text: string): number {
  if (text.length > countedCharacters) return encoder.encode(text).length;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return encoder.encode(text).length;
  return text.length;
}

/** A text of the characters U+0000 to U+00FF, one for each byte. */
export function fromLatin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += atOnce) text += String.fromCharCode(...bytes.subarray(at, at + atOnce));
  return text;
}

/** The bytes in lower-case hexadecimal. */
export function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** The bytes in base64, with its padding. */
export function base64(bytes: Uint8Array): string {
  return btoa(fromLatin1(bytes));
}

/** The bytes that a text in base64 stands for; throws when it is none. */
export function fromBase64(text: string): Uint8Array {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = characters.charCodeAt(at);
  return bytes;
}

/** One after another, as bytes of their own. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
