const keys: Readonly<Record<string, string>> = { enter: '\r', tab: '\t', esc: '\x1b', space: ' ', backspace: '\x7f' };

/** `{ctrl-c}`, `{enter}` and so on as the keys that they are; other braces stay. */
export function keysOf(text: string): string {
  return text.replaceAll(/\{([\w-]+)\}/g, (written, name: string) => keyNamed(name) ?? written);
}

/** The names in braces in a text of keys. */
export function keyTokens(text: string): readonly string[] {
  return [...text.matchAll(/(?<!\$)\{([\w-]+)\}/g)].map(([, name = '']) => name);
}

/** Whether there is a key of that name. */
export function isKeyName(name: string): boolean {
  return keyNamed(name) !== undefined;
}

function keyNamed(name: string): string | undefined {
  const [, letter] = /^ctrl-([a-z])$/.exec(name) ?? [];
  if (letter !== undefined) return String.fromCharCode(letter.charCodeAt(0) - 96);
  return Object.hasOwn(keys, name) ? keys[name] : undefined;
}
