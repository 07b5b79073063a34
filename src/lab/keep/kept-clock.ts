import * as v from 'valibot';
import { latestInstantMs } from '../../base/calendar.ts';
import type { Clock } from '../../base/clock.ts';
import { EmulatorError } from '../../base/emulator-error.ts';
import { parsed } from './checked-volume.ts';
import type { StateFolder } from './state-folder.ts';

const thing = 'lab';
/** Time is kept ahead by what passes in two seconds of the host, or by a minute where time does not follow the host: a killed lab goes on that much later. */
const ahead = { hostMs: 2_000, labMs: 60_000 };

const instant = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(latestInstantMs)));
const schema = v.object({ firstStartMs: instant, reachedMs: instant });

/** The time of a lab in its state folder. */
export interface KeptTime {
  /** When the lab started for the first time, which is the date of everything that the lab file gives no date; undefined before that. */
  readonly firstStartMs: number | undefined;
  /** No moment behind this one has been told to anybody. */
  readonly reachedMs: number | undefined;
}

/** What a state folder knows of the time of its lab; nothing, and a warning, when it makes no sense. */
export function keptTimeOf(folder: StateFolder | undefined): KeptTime {
  const nothing = { firstStartMs: undefined, reachedMs: undefined };
  if (folder === undefined) return nothing;
  try {
    const found = parsed(schema, folder.kept(thing) ?? {}, 'the time of the lab');
    return { firstStartMs: found.firstStartMs, reachedMs: found.reachedMs };
  } catch (error) {
    if (!(error instanceof EmulatorError)) throw error;
    folder.warn(`lost: ${error.message} (${error.hint})`);
    return nothing;
  }
}

/**
 * Keeps how far the time of a lab has come. Invariant: before a moment is told to anybody, a later one stands in the folder, so that
 * the time never goes back over a restart, however the lab ended. Nothing is written while nobody asks for the time.
 */
export class KeptClock {
  /** The clock, which keeps what it tells. */
  readonly clock: Clock;
  readonly #folder: StateFolder | undefined;
  readonly #aheadMs: number;
  #keptMs: number;
  #latestMs: number;

  constructor(folder: StateFolder | undefined, clock: Clock, { firstStartMs }: KeptTime) {
    const isPaced = clock.speed > 0 && Number.isFinite(clock.speed);
    this.#folder = folder;
    this.#aheadMs = isPaced ? Math.ceil(ahead.hostMs * clock.speed) : ahead.labMs;
    this.#latestMs = clock.now();
    this.clock = folder === undefined ? clock : this.#keeping(clock);
    this.#keptMs = this.#latestMs + this.#aheadMs;
    folder?.keep(thing, {
      parts: { firstStartMs: firstStartMs ?? this.#latestMs, reachedMs: this.#keptMs },
    });
  }

  /** A moment is about to be told. */
  readonly tell = (nowMs: number): void => {
    if (nowMs <= this.#latestMs) return;
    this.#latestMs = nowMs;
    if (nowMs < this.#keptMs) return;
    this.#keptMs = nowMs + this.#aheadMs;
    this.#folder?.keep(thing, { parts: { reachedMs: this.#keptMs } });
  };

  /** The same clock in everything else: whoever moves it by hand still does. */
  #keeping(clock: Clock): Clock {
    const now = (): number => {
      const nowMs = clock.now();
      this.tell(nowMs);
      return nowMs;
    };
    return Object.create(clock, { now: { value: now } });
  }

  /** The lab ends in order: it goes on where it was. */
  close(): void {
    this.#latestMs = Math.max(this.#latestMs, this.clock.now());
    this.#folder?.keep(thing, { parts: { reachedMs: this.#latestMs } });
  }
}
