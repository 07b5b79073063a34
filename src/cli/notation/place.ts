import {
  type Body,
  bodyOf,
  emptyBody,
  entryAt,
  isEmptyBody,
  type LineValues,
  withBody,
  withEntry,
} from '../../machine/config/body.ts';
import type { RunningConfiguration, Slice } from '../../machine/config/slice.ts';

/** One step from a body to a body below it: a section line by its identity and key. */
export interface Step {
  readonly id: string;
  readonly key: string;
  /** What the section says that is there only while something stands below it. */
  readonly made?: LineValues;
}

/** Where lines are kept: the root lines of a family, or those of a mode that is made by hand, under what the mode is about. */
export type Root =
  | { readonly kind: 'family'; readonly slice: Slice<Body> }
  | { readonly kind: 'mode'; readonly mode: string };

/** A body in a configuration. A session in a mode of the notation is about some of these. */
export interface Spot {
  readonly root: Root;
  /** What the mode at the root is about; empty for a family. */
  readonly target: string;
  readonly path: readonly Step[];
}

/** What stands at a spot; nothing where the way to it is gone. */
export function bodyAt(running: RunningConfiguration, { root, target, path }: Spot): Body {
  const top = root.kind === 'family' ? root.slice.of(running) : bodyOf(running, root.mode, target);
  return path.reduce<Body>((body, { id, key }) => entryAt(body, id, key)?.body ?? emptyBody, top);
}

/** The configuration with another body at a spot; the same where the way to it is gone. */
export function changedAt(
  running: RunningConfiguration,
  { root, target, path }: Spot,
  change: (body: Body) => Body,
): RunningConfiguration {
  if (root.kind === 'family') {
    const before = root.slice.of(running);
    const after = below(before, path, change);
    return after === before ? running : root.slice.in(running, after);
  }
  return withBody(running, root.mode, target, below(bodyOf(running, root.mode, target), path, change));
}

function below(body: Body, path: readonly Step[], change: (body: Body) => Body): Body {
  const [step, ...rest] = path;
  if (step === undefined) return change(body);
  const { id, key, made } = step;
  const entry = entryAt(body, id, key) ?? (made === undefined ? undefined : { values: made });
  if (entry === undefined) return body;
  const { body: before = emptyBody, ...about } = entry;
  const after = below(before, rest, change);
  if (isEmptyBody(after)) return withEntry(body, id, key, made === undefined ? about : undefined);
  if (after === before) return body;
  return withEntry(body, id, key, { ...about, body: after });
}

/** What a mode is about, as keys: each of a list, or the one thing. */
export function targetsOf(target: unknown): readonly string[] {
  if (Array.isArray(target)) return target.map(String);
  if (typeof target === 'object' && target !== null && 'name' in target) return [String(target.name)];
  return [String(target)];
}
