import { loginBlock } from './config/logins.ts';
import type { Device } from './device.ts';

/** A login that was refused. */
export interface LoginFailure {
  readonly user: string;
  readonly address: string;
  readonly atMs: number;
}

/** What a login watch remembers, as plain data. */
export interface LoginWatchState {
  readonly failures: readonly LoginFailure[];
  /** When the failures happened that count towards the next block. */
  readonly counted: readonly number[];
  readonly quietUntilMs: number;
}

/** Characters of a name that messages tell of, as sshd has it (`%.100s`). */
const toldCharacters = 100;

/** A name that a client gave, as messages and events tell it: cut short, and nothing in it can move a terminal's cursor (vis(3)). */
export function toldUser(name: string): string {
  const octal = (character: string): string => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
  return name.slice(0, toldCharacters).replace(/[\x00-\x1f\x7f-\x9f]/g, octal);
}

/** How many failures `show login failures` tells of (N9K security guide). */
const keptFailures = 20;

/**
 * Watches for many failed logins in a short time, as `login block-for` says, and then refuses all logins for a while. All times
 * are lab time. Invariant: while logins are refused nothing is counted, so a block never grows longer by itself.
 */
export class LoginWatch {
  readonly #device: Device;
  #kept: readonly LoginFailure[] = [];
  /** When the failures happened that count towards the next block. */
  #counted: readonly number[] = [];
  #quietUntilMs = 0;

  constructor(device: Device) {
    this.#device = device;
  }

  /** The last failures, oldest first. */
  get failures(): readonly LoginFailure[] {
    return this.#kept;
  }

  /** How long logins are still refused, in milliseconds; 0 while they are not. */
  get quietMs(): number {
    if (this.#device.configuration.of(loginBlock) === undefined) return 0;
    return Math.max(0, this.#quietUntilMs - this.#device.clock.now());
  }

  /** The failures in the present window, and how long it lasts on, in milliseconds. */
  get window(): { readonly count: number; readonly remainingMs: number } {
    const counted = this.#recent();
    const withinMs = (this.#device.configuration.of(loginBlock)?.withinSeconds ?? 0) * 1000;
    const [first] = counted;
    const remainingMs = first === undefined ? withinMs : first + withinMs - this.#device.clock.now();
    return { count: counted.length, remainingMs };
  }

  /** Tells the watch of a refused login. */
  refused(user: string, address: string): void {
    const atMs = this.#device.clock.now();
    this.#kept = [...this.#kept, { user, address, atMs }].slice(-keptFailures);
    const block = this.#device.configuration.of(loginBlock);
    if (block === undefined || this.quietMs > 0) return;
    this.#counted = [...this.#recent(), atMs];
    if (this.#counted.length < block.attempts) return;
    this.#counted = [];
    this.#quietUntilMs = atMs + block.blockSeconds * 1000;
  }

  /** What it remembers. */
  state(): LoginWatchState {
    return { failures: this.#kept, counted: this.#counted, quietUntilMs: this.#quietUntilMs };
  }

  /** Remembers what another moment remembered. */
  restore(state: LoginWatchState): void {
    this.#kept = state.failures;
    this.#counted = state.counted;
    this.#quietUntilMs = state.quietUntilMs;
  }

  /** Begins anew, as a switch does that starts. */
  forget(): void {
    this.#kept = [];
    this.#counted = [];
    this.#quietUntilMs = 0;
  }

  #recent(): readonly number[] {
    const withinMs = (this.#device.configuration.of(loginBlock)?.withinSeconds ?? 0) * 1000;
    const sinceMs = this.#device.clock.now() - withinMs;
    return this.#counted.filter((atMs) => atMs > sinceMs);
  }
}
