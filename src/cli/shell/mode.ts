import { assert } from '../../base/assert.ts';
import type { Device } from '../../machine/device.ts';
import type { Around } from './conditions.ts';

/**
 * Where a command can be typed: `exec`, `config`, or the name of a mode below configuration mode such as `config-if`.
 * Commands of `exec` can be typed in every mode.
 */
export type Mode = string;

/** Where a session stands: its mode, what that mode is about, and the place that `exit` leads to. */
export interface Place {
  readonly mode: Mode;
  /** What stands between the name of the switch and `# ` in the prompt. */
  readonly prompt: string;
  /** What the mode is about, such as some interfaces; only the mode's own value reads it. */
  readonly target: unknown;
  readonly above: Place | undefined;
  /** Whether a condition that only the mode knows holds here; undefined where it knows nothing of it. */
  has?(need: string, around: Around): boolean | undefined;
  /** What gathers the lines that are typed here, instead of running them. */
  readonly draft?: Draft;
}

/** What gathers lines of configuration instead of running them, as long as a session stands in a place of it. */
export interface Draft {
  /** The switch as it would be with the lines so far. */
  readonly device: Device;
  /** Whether it takes a line that the place knows. */
  accepts(line: string, place: Place): boolean;
  /** Keeps a line that was run on its own switch; answers why it does not. */
  keep(line: string): string | undefined;
  /** A place within it that is about the same as `place`. */
  within(place: Place): Place;
}

/** Where every session begins. */
export const execPlace: Place = { mode: 'exec', prompt: '', target: undefined, above: undefined };

/** Behind `configure terminal`. */
export const configPlace: Place = { mode: 'config', prompt: '(config)', target: undefined, above: execPlace };

/** A mode below configuration mode that is about `Target`. A family that needs one declares it beside its settings. */
export interface Submode<Target> {
  readonly name: Mode;
  /** The place in this mode that is about `target`. */
  at(target: Target): Place;
  /** What the place is about; the place must be in this mode. */
  targetOf(place: Place): Target;
  /** Whether a condition holds that only the mode knows; undefined where it knows nothing of it. */
  has(need: string, target: Target, around: Around): boolean | undefined;
}

/**
 * The mode `name`, which is also what its prompt shows unless `prompt` says otherwise. `has` answers the conditions that
 * tokens of its settings name, such as whether an interface is routed.
 */
export function submode<Target>(
  name: Mode,
  options: {
    readonly prompt?: (target: Target) => string;
    readonly has?: (need: string, target: Target, around: Around) => boolean | undefined;
  } = {},
): Submode<Target> {
  return {
    name,
    at: (target) => ({
      mode: name,
      prompt: `(${options.prompt?.(target) ?? name})`,
      target,
      above: configPlace,
      has: (need, around) => options.has?.(need, target, around),
    }),
    has: (need, target, around) => options.has?.(need, target, around),
    targetOf(place) {
      assert(place.mode === name, `a place in ${name}`);
      // Places in this mode are made by `at` alone, which takes nothing but targets.
      return place.target as Target;
    },
  };
}
