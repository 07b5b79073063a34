import type { Clock } from '../../base/clock.ts';
import type { Model } from '../../facts/model.ts';
import type { Digests } from '../content/digest.ts';
import { verifyImage } from '../image/verification.ts';
import type { Files } from '../storage/files.ts';
import type { Location } from '../storage/location.ts';
import { type BootEvent, bootDurations, follow, type Stage } from './stage.ts';

/** The parts of a switch that booting works on. */
export interface BootingSwitch {
  readonly model: Model;
  readonly files: Files;
  readonly digests: Digests;
  readonly clock: Clock;
  /** The first boot image of the boot variable. */
  readonly bootImage: () => Location | undefined;
}

/**
 * Drives a switch through its stages: waits for what is due, checks the image, and tells every new stage and waits for it.
 * Invariant: only one drive is under way; `cut` ends it.
 */
export class Power {
  readonly #target: BootingSwitch;
  readonly #onStage: (stage: Stage) => Promise<void> | void;
  #stage: Stage = { at: 'off' };
  #drive: AbortController | undefined;

  constructor(target: BootingSwitch, onStage: (stage: Stage) => Promise<void> | void) {
    this.#target = target;
    this.#onStage = onStage;
  }

  get stage(): Stage {
    return this.#stage;
  }

  /**
   * Switches on as of `atMs` (it may lie in the past: then everything that was due by now has happened) and resolves when
   * the switch runs, waits at the loader, or lost power.
   */
  async on(atMs: number): Promise<Stage> {
    this.#drive?.abort();
    const drive = new AbortController();
    this.#drive = drive;
    await this.#follow({ kind: 'power-on', atMs });
    while (!drive.signal.aborted && 'dueMs' in this.#stage) {
      await this.#target.clock.sleep(this.#stage.dueMs - this.#target.clock.now(), drive.signal);
      if (drive.signal.aborted) break;
      await this.#follow(this.#stage.at === 'loading' ? await this.#check(this.#stage.image) : { kind: 'due' });
    }
    return this.#stage;
  }

  /** How long a switch takes from power to running, in milliseconds of lab time. */
  get bootMs(): number {
    return bootDurations.biosMs + bootDurations.loadingMs + bootDurations.startingMs;
  }

  /** Cuts the power. */
  cut(): void {
    this.#drive?.abort();
    void this.#follow({ kind: 'power-off' });
  }

  async #check(image: Location): Promise<BootEvent> {
    const content = this.#target.files.content(image);
    if (!content.ok) return { kind: 'checked', result: { ok: false, error: { why: 'no-image' } } };
    return {
      kind: 'checked',
      result: await verifyImage(content.value, this.#target.model.group, this.#target.digests),
    };
  }

  /** Tells the new stage at once; resolves when what it sets off, such as reading the startup configuration, is done. */
  async #follow(event: BootEvent): Promise<void> {
    const next = follow(this.#stage, event, { bootImage: this.#target.bootImage(), ...bootDurations });
    if (next === this.#stage) return;
    this.#stage = next;
    await this.#onStage(next);
  }
}
