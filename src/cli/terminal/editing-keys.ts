/** The keys that change the line or move within it (FUND-10.6, table 6, completed by the emacs keys they come from). */
import type { Key } from './keys.ts';
import type { LineBuffer } from './line-buffer.ts';

/** A change of the line; answers false when it was refused because the line is full. */
export type Edit = (buffer: LineBuffer) => boolean;

/** The edit that a key stands for, if it is an editing key. */
export function editOf(key: Key): Edit | undefined {
  if (key.kind === 'text') return (buffer) => buffer.insert(key.text);
  return EDITS.get(key.kind === 'control' ? `ctrl-${key.letter}` : key.kind);
}

function always(edit: (buffer: LineBuffer) => void): Edit {
  return (buffer) => {
    edit(buffer);
    return true;
  };
}

const home = always((buffer) => buffer.moveTo(0));
const end = always((buffer) => buffer.moveTo(buffer.characters.length));
const left = always((buffer) => buffer.move(-1));
const right = always((buffer) => buffer.move(1));
const deleteRight = always((buffer) => buffer.removeTo(Math.min(buffer.cursor + 1, buffer.characters.length)));

const EDITS: ReadonlyMap<string, Edit> = new Map([
  ['ctrl-a', home],
  ['ctrl-b', left],
  ['ctrl-d', deleteRight],
  ['ctrl-e', end],
  ['ctrl-f', right],
  ['ctrl-k', always((buffer) => buffer.killTo(buffer.characters.length))],
  ['ctrl-t', always((buffer) => buffer.transpose())],
  ['ctrl-u', always((buffer) => buffer.killTo(0))],
  ['ctrl-w', always((buffer) => buffer.killTo(buffer.startOfWord()))],
  ['ctrl-y', (buffer) => buffer.yank()],
  ['backspace', always((buffer) => buffer.removeTo(buffer.cursor - 1))],
  ['delete', deleteRight],
  ['delete-word', always((buffer) => buffer.killTo(buffer.endOfWord()))],
  ['left', left],
  ['right', right],
  ['home', home],
  ['end', end],
  ['word-left', always((buffer) => buffer.moveTo(buffer.startOfWord()))],
  ['word-right', always((buffer) => buffer.moveTo(buffer.endOfWord()))],
]);
