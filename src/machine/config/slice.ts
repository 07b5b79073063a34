import { isEqual } from '../../base/equal.ts';

/**
 * The running configuration as plain data: one entry for each family that differs from what an unconfigured switch has.
 * Only slices read and write it, so `{}` is the configuration of a switch as it leaves the factory.
 */
export type RunningConfiguration = Readonly<Record<string, unknown>>;

/** The part of a running configuration that one family of settings owns. */
export interface Slice<State> {
  /** Unique among all families. */
  readonly name: string;
  /** What an unconfigured switch has. */
  readonly initial: State;
  /** This part of a configuration. */
  of(running: RunningConfiguration): State;
  /** A configuration that differs from `running` in this part only. */
  in(running: RunningConfiguration, state: State): RunningConfiguration;
}

/** Declares the part of a running configuration called `name`; `initial` is what an unconfigured switch has. */
export function slice<State>(name: string, initial: State): Slice<State> {
  return {
    name,
    initial,
    // Nothing but `in` of the same slice writes under its name, so the entry has the slice's type.
    of: (running) => (Object.hasOwn(running, name) ? (running[name] as State) : initial),
    in(running, state) {
      if (!isEqual(state, initial)) return { ...running, [name]: state };
      return Object.fromEntries(Object.entries(running).filter(([known]) => known !== name));
    },
  };
}
