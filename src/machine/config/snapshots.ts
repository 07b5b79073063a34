/** What a snapshot has of a section: the rows of a command by their keys, each as text. */
export interface SnapshotSection {
  readonly name: string;
  readonly rows: ReadonlyMap<string, string>;
}

/** What the switch was like at a moment. */
export interface SystemSnapshot {
  readonly name: string;
  readonly description: string;
  readonly atMs: number;
  /** How many of something there were. */
  readonly counts: ReadonlyMap<string, number>;
  readonly sections: readonly SnapshotSection[];
}

/** What operators have added to snapshots: the rows of a command, by one or two of their values. */
export interface SectionSpec {
  readonly name: string;
  readonly command: string;
  readonly rowId: string;
  readonly key1: string;
  readonly key2: string | undefined;
}

/** How many there may be of both; the device's own bounds are unknown (inferred). */
export const snapshotsMaximum = 10;
export const sectionSpecsMaximum = 32;

/** The snapshots of a switch and the sections that operators have added. They last as long as NX-OS runs (inferred). */
export class SystemSnapshots {
  readonly #snapshots = new Map<string, SystemSnapshot>();
  readonly #specs = new Map<string, SectionSpec>();

  list(): readonly SystemSnapshot[] {
    return [...this.#snapshots.values()];
  }

  find(name: string): SystemSnapshot | undefined {
    return this.#snapshots.get(name);
  }

  /** False when there are too many. */
  keep(snapshot: SystemSnapshot): boolean {
    if (this.#snapshots.size >= snapshotsMaximum && !this.#snapshots.has(snapshot.name)) return false;
    this.#snapshots.set(snapshot.name, snapshot);
    return true;
  }

  remove(name: string): boolean {
    return this.#snapshots.delete(name);
  }

  specs(): readonly SectionSpec[] {
    return [...this.#specs.values()];
  }

  /** False when there are too many. */
  add(spec: SectionSpec): boolean {
    if (this.#specs.size >= sectionSpecsMaximum && !this.#specs.has(spec.name)) return false;
    this.#specs.set(spec.name, spec);
    return true;
  }

  removeSpec(name: string): boolean {
    return this.#specs.delete(name);
  }

  clear(): void {
    this.#snapshots.clear();
    this.#specs.clear();
  }
}
