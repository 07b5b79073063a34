import type { LabSnapshot } from '../lab/keep/snapshot.ts';
import type { StartedLab } from '../lab/lab.ts';
import { ControlProblem } from './control-problem.ts';

/** How many snapshots are kept for clients. */
export const snapshotsMax = 64;

/** The snapshots that clients have saved, by the names that they gave. Invariant: at most `snapshotsMax`, each of this lab. */
export class ControlSnapshots {
  readonly #lab: StartedLab;
  readonly #kept = new Map<string, { readonly snapshot: LabSnapshot; readonly atMs: number }>();

  constructor(lab: StartedLab) {
    this.#lab = lab;
  }

  /** Names with the lab time at which each was saved. */
  get all(): readonly { readonly name: string; readonly atMs: number }[] {
    return [...this.#kept].map(([name, { atMs }]) => ({ name, atMs }));
  }

  /** Saves the lab under a name; what had that name before is forgotten. */
  save(name: string): void {
    if (!/^[\w.-]{1,64}$/.test(name)) {
      throw new ControlProblem('bad-request', `bad name "${name}"`, 'names have 1 to 64 letters, digits, _ . and -');
    }
    if (!this.#kept.has(name) && this.#kept.size >= snapshotsMax) {
      throw new ControlProblem('too-many', `${snapshotsMax} snapshots are kept`, 'remove one with DELETE');
    }
    const snapshot = this.#lab.save();
    this.#forget(name);
    this.#kept.set(name, { snapshot, atMs: this.#lab.clock.now() });
  }

  /** The lab becomes what it was. */
  restore(name: string): void {
    this.#lab.restore(this.#find(name));
  }

  /** Drops a snapshot. */
  remove(name: string): void {
    this.#find(name);
    this.#forget(name);
  }

  #find(name: string): LabSnapshot {
    const found = this.#kept.get(name);
    if (found !== undefined) return found.snapshot;
    throw new ControlProblem('not-found', `no snapshot "${name}"`, 'PUT /v1/snapshots/{snapshot} saves one');
  }

  #forget(name: string): void {
    const old = this.#kept.get(name);
    this.#kept.delete(name);
    if (old !== undefined) this.#lab.forget(old.snapshot);
  }
}
