import type { Content } from './content/content.ts';
import type { Files } from './storage/files.ts';
import type { Location } from './storage/location.ts';

/** One thing that the switch's own daemons do to a filesystem at some moment: log growth, new directories, hidden files. */
export type Activity = { readonly dueMs: number } & (
  | { readonly kind: 'write'; readonly location: Location; readonly content: Content }
  | { readonly kind: 'make-directory'; readonly location: Location }
  | { readonly kind: 'touch'; readonly location: Location }
  /** Growth of what `dir` does not show, in bytes. */
  | { readonly kind: 'grow'; readonly filesystem: string; readonly bytes: number }
);

/**
 * The daemons' work as state with due times. It is caught up with whenever somebody looks, so it needs no timers and moves
 * no clock. Invariant: each activity happens once, in order, dated with its own due time.
 */
export class Housekeeping {
  readonly #files: Files;
  #pending: readonly Activity[];

  constructor(files: Files, activities: readonly Activity[]) {
    this.#files = files;
    this.#pending = [...activities].sort((a, b) => a.dueMs - b.dueMs);
  }

  /** What is still to happen, in order. */
  get pending(): readonly Activity[] {
    return this.#pending;
  }

  /** Goes on with what was to happen at another time. */
  restore(pending: readonly Activity[]): void {
    this.#pending = pending;
  }

  /** Does everything that is due by `nowMs`. What no longer fits (a full volume, a missing directory) is left undone. */
  settle(nowMs: number): void {
    while (true) {
      const [next] = this.#pending;
      if (next === undefined || next.dueMs > nowMs) return;
      this.#pending = this.#pending.slice(1);
      this.#perform(next);
    }
  }

  #perform(activity: Activity): void {
    if (activity.kind === 'grow') {
      const volume = this.#files.volume(activity.filesystem);
      if (volume.ok) volume.value.growBase(activity.bytes);
      return;
    }
    if (this.#isDone(activity)) this.#files.touch(activity.location, activity.dueMs);
  }

  #isDone(activity: Exclude<Activity, { readonly kind: 'grow' }>): boolean {
    const { location } = activity;
    if (activity.kind === 'make-directory') return this.#files.makeDirectory(location).ok;
    if (activity.kind === 'touch') return true;
    const writer = this.#files.write(location, { keepsOld: true });
    return writer.ok && writer.value.commit(activity.content).ok;
  }
}
