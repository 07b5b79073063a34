import { type Clock, untilNoticed } from '../../base/clock.ts';
import type { Guard } from '../../base/guard.ts';
import { failed, type Result } from '../../base/result.ts';
import type { Model } from '../../facts/model.ts';
import type { Content } from '../content/content.ts';
import type { Digests } from '../content/digest.ts';
import type { ImageHeader } from '../image/header.ts';
import { verifyImage } from '../image/verification.ts';
import type { SwitchPoints } from '../points.ts';
import { type Files, home } from '../storage/files.ts';
import { type Location, locationsOf } from '../storage/location.ts';
import { type BootEvent, type Booting, type BootProblem, bootDurations, follow, type Stage } from './stage.ts';

/** The parts of a switch that booting works on. */
export interface BootingSwitch {
  readonly model: Model;
  readonly files: Files;
  readonly digests: Digests;
  readonly clock: Clock;
  readonly points: SwitchPoints;
  readonly guard: Guard;
  /** The BIOS that it starts with. */
  readonly hardware: { readonly bios: { readonly version: string } };
  /** The boot variables: one image, or kickstart and system, as `bootflash:/x`. */
  readonly configuration: { readonly nextBootImages: readonly string[] };
}

/** Host time that a restart takes at least, however fast the clock is: clients must notice that the switch was away. */
const outageMs = 500;

/**
 * Drives a switch through its stages: waits for what is due, checks the image, and tells every new stage and waits for it.
 * Every method that sets something off resolves when the switch runs, waits for an operator, has failed to boot (and tries
 * again), or is told something else. Invariant: only one drive is under way; the next event ends it.
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

  /** Switches on as of `atMs`; it may lie in the past: then everything that was due by now has happened. */
  on(atMs: number): Promise<Stage> {
    return this.#drivenBy({ kind: 'power-on', atMs });
  }

  /** Cuts the power. */
  cut(): void {
    this.#drive?.abort();
    this.#target.guard.watch('power', this.#follow({ kind: 'power-off' }));
  }

  /** Restarts at this moment. */
  reset(): Promise<Stage> {
    return this.#drivenBy({ kind: 'reset', atMs: this.#target.clock.now() });
  }

  /** Stops at the loader's prompt, as Ctrl-C on the console does; nothing happens once an image has been started. */
  break(): Promise<Stage> {
    return this.#drivenBy({ kind: 'break' });
  }

  /** Boots an image from the loader's prompt. */
  boot(what: Omit<Booting, 'isByHand'>): Promise<Stage> {
    return this.#drivenBy({ kind: 'boot', ...what, atMs: this.#target.clock.now() });
  }

  /** Goes on from `switch(boot)#`, with a system image or with NX-OS of the image that was booted. */
  load(system: Location | undefined): Promise<Stage> {
    return this.#drivenBy({ kind: 'load', system, atMs: this.#target.clock.now() });
  }

  /** Is in `stage` from now on, and goes on from there when it has a due time. Nobody is told of the stage itself. */
  restore(stage: Stage): void {
    this.#drive?.abort();
    const drive = new AbortController();
    this.#drive = drive;
    this.#stage = stage;
    // What a later stage sets off tells of its own failures; nobody waits for a restored switch.
    this.#target.guard.watch(
      'boot',
      this.#goOn(false, drive.signal, () => {}),
    );
  }

  /** How long a switch takes from power to running, in milliseconds of lab time. */
  get bootMs(): number {
    return bootDurations.biosMs + bootDurations.loadingMs + bootDurations.startingMs;
  }

  #drivenBy(event: BootEvent): Promise<Stage> {
    this.#drive?.abort();
    const drive = new AbortController();
    this.#drive = drive;
    return new Promise((resolve, reject) => {
      const settle = (): void => resolve(this.#stage);
      const end = (): void => {
        if (this.#drive === drive) this.#drive = undefined;
        settle();
      };
      this.#run(event, drive.signal, settle).then(end, reject);
    });
  }

  /** `settle` is called when a boot has failed and another one begins. */
  async #run(event: BootEvent, signal: AbortSignal, settle: () => void): Promise<void> {
    await this.#follow(event);
    await this.#goOn(event.kind !== 'power-on', signal, settle);
  }

  /** Follows everything that becomes due. */
  async #goOn(isRestart: boolean, signal: AbortSignal, settle: () => void): Promise<void> {
    while (!signal.aborted) {
      const { stage } = this;
      if (!('dueMs' in stage) || stage.dueMs === undefined) return;
      const isAgain = stage.at === 'bios' && stage.failure !== undefined;
      if (isAgain) settle();
      if (stage.at === 'bios' && (isRestart || isAgain)) {
        await untilNoticed(this.#target.clock, outageMs, this.bootMs, signal);
      }
      const leftMs = stage.dueMs - this.#target.clock.now();
      // What was due in the past takes no turn of the host's timers: a lab of a thousand switches starts with them.
      if (leftMs > 0) await this.#target.clock.sleep(leftMs, signal);
      if (signal.aborted) return;
      const next = await this.#dueEvent(stage);
      if (signal.aborted) return;
      await this.#follow(next);
    }
  }

  async #dueEvent(stage: Stage): Promise<BootEvent> {
    if (stage.at === 'loading') return { kind: 'checked', result: await this.#check(stage.image, stage.fetched) };
    if (stage.at === 'kickstart' && stage.system !== undefined) {
      return { kind: 'checked', result: await this.#check(stage.system, undefined) };
    }
    return { kind: 'due' };
  }

  async #check(image: Location, fetched: Content | undefined): Promise<Result<ImageHeader, BootProblem>> {
    const { files, model, digests, points, hardware } = this.#target;
    const lying = fetched === undefined ? files.content(image) : undefined;
    const content = lying?.ok === true ? lying.value : fetched;
    if (content === undefined) return failed({ why: 'no-image' });
    const verified = await verifyImage(content, model.group, digests);
    if (!verified.ok || lying === undefined) return verified;
    const asked = { header: verified.value, image, model, biosVersion: hardware.bios.version };
    const reads = points.ask('loader.check', asked, () => 'valid');
    return reads === 'valid' ? verified : failed({ why: 'digest-mismatch', section: 'common' });
  }

  /** Tells the new stage at once; resolves when what it sets off, such as reading the startup configuration, is done. */
  async #follow(event: BootEvent): Promise<void> {
    const bootImages = locationsOf(this.#target.configuration.nextBootImages, home);
    const next = follow(this.#stage, event, { bootImages, ...bootDurations });
    if (next === this.#stage) return;
    this.#stage = next;
    await this.#onStage(next);
  }
}
