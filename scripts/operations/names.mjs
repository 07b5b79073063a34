/** `setLink` as Python writes it: `set_link`. */
export const snake = (name) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** `setLink` as Go writes what everybody may use: `SetLink`. */
export const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1);

/** Words in lines of at most `width` characters, each behind `indent`. */
export function wrapped(text, width, indent) {
  const lines = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && `${indent}${line} ${word}`.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}

/** The arguments that an example gives: those that are needed, or the first if none is. */
export function shownArguments({ entries }) {
  const needed = entries.filter(({ isOptional }) => !isOptional);
  return needed.length > 0 ? needed : entries.slice(0, 1);
}
