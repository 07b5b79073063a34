/** A key as the device keeps it under type 3: sixteen digits for each eight characters (public configurations). The cipher is ours. */
export function type3(clear: string): string {
  const blocks = clear.match(/.{1,8}/gsu) ?? [''];
  return blocks.map((block) => `${mixed(block, 0x9125d59c)}${mixed(block, 0x18a9b015)}`).join('');
}

/** Thirty-two bits that follow from a text (FNV-1a). */
function mixed(text: string, start: number): string {
  let value = start;
  for (const character of text.padEnd(8, '\0')) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, '0');
}
