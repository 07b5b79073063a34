import { Volume as MemfsVolume } from 'memfs';
import type { TextStore } from '../base/host/host.ts';

/**
 * The bytes of the small texts of one volume, outside of the JavaScript heap: a memfs of numbered files. Names, order, dates and
 * directories are the name tree's; memfs only holds, gives back and forgets bytes, which costs the same however many there are.
 */
export class SmallTexts implements TextStore {
  readonly #files = new MemfsVolume();
  #lastNumber = 0;

  add(text: string): number {
    this.#lastNumber += 1;
    this.#files.writeFileSync(nameOf(this.#lastNumber), text);
    return this.#lastNumber;
  }

  read(number: number): string {
    return this.#files.readFileSync(nameOf(number), 'utf8').toString();
  }

  forget(number: number): void {
    this.#files.unlinkSync(nameOf(number));
  }
}

function nameOf(number: number): string {
  return `/${number}`;
}
