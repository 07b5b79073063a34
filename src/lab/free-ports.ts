const largestPort = 65_535;

/**
 * Guesses at free ports: the one behind the last that was had on an address. The host looks for each free port among all that are
 * taken, so ten thousand of them took it 4.5 s of processor time; a guess that is wrong costs one try.
 */
export class FreePorts {
  readonly #last = new Map<string, number>();

  /** Opens something on a free port of `host`; rejects as `open` does for port 0, with which the host chooses. */
  async open<Opened extends { readonly port: number }>(
    host: string,
    open: (port: number) => Promise<Opened>,
  ): Promise<Opened> {
    const guess = (this.#last.get(host) ?? largestPort) + 1;
    const guessed = guess > largestPort ? undefined : await open(guess).catch(() => undefined);
    const opened = guessed ?? (await open(0));
    this.#last.set(host, opened.port);
    return opened;
  }
}
