import { EmulatorError } from '../../base/emulator-error.ts';
import type { LabSnapshot } from './snapshot.ts';

/** How many snapshots a lab keeps under names. */
export const snapshotsMax = 64;

/** A snapshot that a lab keeps. */
export interface NamedSnapshot {
  readonly name: string;
  /** Lab time at which it was saved, in milliseconds since 1970-01-01 UTC. */
  readonly nowMs: number;
}

/** The snapshots of a lab that have names. Invariant: at most `snapshotsMax`. */
export class NamedSnapshots {
  readonly #kept = new Map<string, { readonly snapshot: LabSnapshot; readonly nowMs: number }>();

  get all(): readonly NamedSnapshot[] {
    return [...this.#kept].map(([name, { nowMs }]) => ({ name, nowMs }));
  }

  /** Keeps what `save` answers under a name; the snapshot that had that name before, if there was one. */
  keep(name: string, nowMs: number, save: () => LabSnapshot): LabSnapshot | undefined {
    if (!/^[\w.-]{1,64}$/.test(name)) {
      const hint = 'names have 1 to 64 letters, digits, _ . and -';
      throw new EmulatorError(`bad name "${name}"`, hint, { kind: 'bad-request' });
    }
    const old = this.#kept.get(name)?.snapshot;
    if (old === undefined && this.#kept.size >= snapshotsMax) {
      throw new EmulatorError(`${snapshotsMax} snapshots are kept`, 'forget one', { kind: 'too-many' });
    }
    this.#kept.set(name, { snapshot: save(), nowMs });
    return old;
  }

  /** The snapshot of that name. Throws an EmulatorError that names those that there are. */
  find(name: string): LabSnapshot {
    const found = this.#kept.get(name);
    if (found !== undefined) return found.snapshot;
    const names = [...this.#kept.keys()].join(', ') || 'none';
    throw new EmulatorError(`the lab has no snapshot "${name}"`, `its snapshots: ${names}`, { kind: 'not-found' });
  }

  /** Lets the snapshot of that name go, and answers it. */
  drop(name: string): LabSnapshot {
    const snapshot = this.find(name);
    this.#kept.delete(name);
    return snapshot;
  }
}
