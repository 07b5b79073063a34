/** The hosts whose SSH key a switch's operators have accepted; `onChange` is called after each new one. */
export class KnownHosts {
  readonly #hosts: Set<string>;
  readonly #onChange: () => void;

  constructor(hosts: readonly string[], onChange: () => void) {
    this.#hosts = new Set(hosts);
    this.#onChange = onChange;
  }

  /** In the order in which they were accepted. */
  get all(): readonly string[] {
    return [...this.#hosts];
  }

  has(host: string): boolean {
    return this.#hosts.has(host);
  }

  add(host: string): void {
    if (this.#hosts.has(host)) return;
    this.#hosts.add(host);
    this.#onChange();
  }

  /** Knows exactly these from now on; whoever restores says so himself. */
  restore(hosts: readonly string[]): void {
    this.#hosts.clear();
    for (const host of hosts) this.#hosts.add(host);
  }
}
