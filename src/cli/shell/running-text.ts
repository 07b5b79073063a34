import { nextTurn, type TurnTaker } from '../../base/turns.ts';
import type { RunningSystem } from '../../machine/boot/running-system.ts';
import type { Device } from '../../machine/device.ts';
import type { Setting, View } from './command.ts';
import type { Mode } from './mode.ts';
import { viewOf } from './view.ts';

/** Lines between two questions whether others have a turn. */
const stepLines = 64;

/** How a configuration is written: the lines of all settings, in the order in which they are given. Shared by all devices. */
export class RunningText {
  readonly #settings: ReadonlyMap<Mode, readonly Setting[]>;
  /** The configuration that was written last, and all that its text depends on; configurations never change in themselves. */
  #lastWritten: { readonly about: readonly unknown[]; readonly lines: readonly string[] } | undefined;

  constructor(settings: readonly Setting[]) {
    const modes = new Set(settings.map(({ mode }) => mode));
    this.#settings = new Map([...modes].map((mode) => [mode, settings.filter((known) => known.mode === mode)]));
  }

  /** The running configuration of a device as lines, in canonical order; `all` tells defaults as well. */
  of(device: Device, system: RunningSystem, detail?: 'all'): readonly string[] {
    const writing = this.#writing(device, system, detail);
    let step = writing.next();
    while (step.done !== true) step = writing.next();
    return step.value;
  }

  /** The same as it is now, written in turns of `taker`; not whole once `signal` aborts. */
  async inTurns(
    device: Device,
    system: RunningSystem,
    detail: 'all' | undefined,
    { taker, signal }: { readonly taker: TurnTaker; readonly signal: AbortSignal },
  ): Promise<readonly string[]> {
    const writing = this.#writing(device, system, detail);
    for (let step = writing.next(); ; step = writing.next()) {
      if (step.done === true) return step.value;
      const turn = nextTurn(taker);
      if (turn !== undefined) await turn;
      if (signal.aborted) return [];
    }
  }

  /** A step writes some lines. */
  *#writing(
    device: Device,
    system: RunningSystem,
    detail: 'all' | undefined,
  ): Generator<void, readonly string[], undefined> {
    const { running } = device.configuration;
    const about = [running, device.model, system.header, detail] as const;
    const last = this.#lastWritten;
    if (last?.about.every((part, index) => part === about[index]) === true) return last.lines;
    const view = viewOf(running, device.model, system.release, detail === 'all');
    const lines: string[] = [];
    for (const line of this.#linesOf(view)) {
      lines.push(line);
      if (lines.length % stepLines === 0) yield;
    }
    this.#lastWritten = { about, lines };
    return lines;
  }

  /** A configuration as lines, in canonical order. */
  written(view: View): readonly string[] {
    return Array.from(this.#linesOf(view));
  }

  *#linesOf(view: View): Generator<string> {
    let block: string | undefined;
    for (const known of this.#settingsOf('config')) {
      let isFirst = true;
      for (const line of this.#writtenBy(known, undefined, view)) {
        if (isFirst && known.block !== undefined && known.block !== block && line !== '') yield '';
        if (isFirst) block = known.block ?? block;
        isFirst = false;
        yield line;
      }
    }
  }

  #writtenBy(known: Setting, target: unknown, view: View): Iterable<string> {
    return known.write(view, target, (inner) => this.#bodyOf(known, inner, view));
  }

  *#bodyOf({ enters }: Setting, target: unknown, view: View): Generator<string> {
    if (enters === undefined) return;
    // Settings of a mode share the one who says that there is nothing to write.
    let silence: Setting['isSilent'];
    let isSilent = false;
    for (const below of this.#settingsOf(enters)) {
      if (below.isSilent !== undefined && below.isSilent !== silence) {
        silence = below.isSilent;
        isSilent = silence(view, target);
      }
      if (below.isSilent === undefined || !isSilent) yield* this.#writtenBy(below, target, view);
    }
  }

  #settingsOf(mode: Mode): readonly Setting[] {
    return this.#settings.get(mode) ?? [];
  }
}
