/** Somebody in a waiting room. */
interface Guest {
  readonly source: string;
  /** How far it has come; whoever has come further stays longer. */
  rank: number;
}

/**
 * A bounded number of places for clients that have shown little or nothing yet. Who comes always gets one; when there is none left,
 * another client has to go: of the source that has the most places, the one that has come least far, and of those the one that has
 * been quiet for longest. So a crowd that says nothing takes places from itself, and neither a client that gets on with its work
 * nor one from another address is locked out (the purpose of MaxStartups and PerSourceMaxStartups of OpenSSH's sshd, which drop
 * who comes last; in a lab most clients have one address).
 * Invariant: never more than `limit` guests.
 */
export class WaitingRoom<G> {
  readonly #limit: number;
  readonly #turnOut: (guest: G) => void;
  /** In the order in which they were last heard of. */
  readonly #guests = new Map<G, Guest>();

  /** `turnOut` ends a guest that has to go; it has left already. */
  constructor(limit: number, turnOut: (guest: G) => void) {
    this.#limit = limit;
    this.#turnOut = turnOut;
  }

  get size(): number {
    return this.#guests.size;
  }

  /** Whether a guest has a place. */
  has(guest: G): boolean {
    return this.#guests.has(guest);
  }

  /** Gives a place to a guest that comes from `source`. */
  enter(guest: G, source: string): void {
    const leaves = this.#guests.size >= this.#limit ? this.#least() : undefined;
    this.#guests.set(guest, { source, rank: 0 });
    if (leaves === undefined) return;
    this.#guests.delete(leaves);
    this.#turnOut(leaves);
  }

  /** A guest was heard of, and has come as far as `rank`; one that has left is passed over. */
  advance(guest: G, rank: number): void {
    const known = this.#guests.get(guest);
    if (known === undefined) return;
    known.rank = Math.max(known.rank, rank);
    this.#guests.delete(guest);
    this.#guests.set(guest, known);
  }

  /** A guest needs its place no more; does nothing the second time. */
  leave(guest: G): void {
    this.#guests.delete(guest);
  }

  #least(): G | undefined {
    const counts = new Map<string, number>();
    for (const { source } of this.#guests.values()) counts.set(source, (counts.get(source) ?? 0) + 1);
    const most = Math.max(...counts.values());
    let least: G | undefined;
    let leastRank = Number.POSITIVE_INFINITY;
    for (const [guest, { source, rank }] of this.#guests) {
      if (counts.get(source) !== most || rank >= leastRank) continue;
      least = guest;
      leastRank = rank;
    }
    return least;
  }
}
