import { expect, it } from 'vitest';
import { TurnTaker } from '../../../src/base/turns.ts';
import { Directory } from '../../../src/machine/storage/directory.ts';

/** Names of a directory with several runs to merge, some beyond the BMP. */
const names = Array.from({ length: 3_500 }, (_, index) => {
  const number = (index * 7_919) % 3_500;
  return index % 50 === 0 ? `\u{1f600}${number}` : index % 50 === 1 ? `\uff5e${number}` : `f${number}`;
});

function directoryOf(held: readonly string[]): Directory {
  const directory = new Directory(0);
  for (const name of held) directory.put(name, new Directory(0));
  return directory;
}

function inOrder(held: readonly string[]): readonly string[] {
  return held.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

it('names that are put into order in turns stand in byte order, as those at once', async () => {
  const directory = directoryOf(names);
  expect(await directory.namesInTurns(new TurnTaker())).toEqual(inOrder(names));
  expect(directory.names).toEqual(inOrder(names));
  expect(directoryOf(names).names).toEqual(inOrder(names));
  expect(await directoryOf([]).namesInTurns(new TurnTaker())).toEqual([]);
});

it('a change meanwhile is not in the answer, and not forgotten afterwards', async () => {
  const directory = directoryOf(names);
  const listing = directory.namesInTurns(new TurnTaker());
  directory.put('late', new Directory(0));
  directory.remove('f7');
  expect(await listing).toEqual(inOrder(names));
  const left = [...names.filter((name) => name !== 'f7'), 'late'];
  expect(directory.names).toEqual(inOrder(left));
  expect(await directory.namesInTurns(new TurnTaker())).toEqual(inOrder(left));
});
