/** What goes wrong inside while a lab runs, told on stderr; held back for as long as that would draw over a dashboard. */
export class Warnings {
  readonly #held: string[] = [];
  readonly #print: (text: string) => void;
  #isHolding: boolean;

  constructor(isHolding: boolean, print: (text: string) => void = (text) => process.stderr.write(text)) {
    this.#isHolding = isHolding;
    this.#print = print;
  }

  /** Tells a warning now, or keeps it until `release`. */
  readonly tell = (message: string): void => {
    if (this.#isHolding) this.#held.push(message);
    else this.#print(`n3k: ${message}\n`);
  };

  /** Tells what was held back, and everything from here on at once. */
  release(): void {
    this.#isHolding = false;
    for (const message of this.#held.splice(0)) this.tell(message);
  }
}
