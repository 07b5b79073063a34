import type { Random } from '../../base/random.ts';
import type { RunningSystem } from './running-system.ts';
import type { Reset, ResetCause } from './stage.ts';

/** What the device says after a loss of power (nxos-behaviour 5.4, inferred). */
export const powerLoss: ResetCause = { reason: 'Unknown' };

/** How many resets a switch remembers (nxos-behaviour 5.4, inferred). */
const keptCount = 4;

/** The resets before, newest first, with one more. */
export function withReset(resets: readonly Reset[], newest: Reset): readonly Reset[] {
  return [newest, ...resets].slice(0, keptCount);
}

/** Why a switch started before, as far as it remembers. `onChange` is called after each reset. */
export class Resets {
  readonly #device: string;
  readonly #random: Random;
  readonly #onChange: () => void;
  #all: readonly Reset[];

  /** The microseconds of a reset follow from the name of the device and `random`. */
  constructor(
    all: readonly Reset[],
    { name, random }: { readonly name: string; readonly random: Random },
    onChange: () => void,
  ) {
    this.#all = all;
    this.#device = name;
    this.#random = random;
    this.#onChange = onChange;
  }

  /** Newest first. */
  get all(): readonly Reset[] {
    return this.#all;
  }

  /** Remembers one of what ran, if anything did; `atMs` is undefined when the switch cannot know. */
  remember({ reason, service = '' }: ResetCause, atMs: number | undefined, running: RunningSystem | undefined): void {
    if (running === undefined) return;
    const version = running.release.text;
    const microseconds = this.#random.fork(`reset ${this.#all.length} of ${this.#device}`).integer(1_000_000);
    this.#all = withReset(this.#all, { atMs, microseconds, reason, service, version });
    this.#onChange();
  }

  /** Remembers exactly these from now on; whoever restores says so himself. */
  restore(all: readonly Reset[]): void {
    this.#all = all;
  }
}
