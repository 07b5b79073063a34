import type { Clock } from '../../base/clock.ts';

/** Rates in bytes of lab time per second; a real transfer that is slower than its rate takes as long as it takes. */
export const ratesBytesPerSecond = {
  /** Technote, sample of the 29 % failure: `4.9MB/s`; at this rate the rest of its 1610 MB takes the `03:49` behind it. */
  scpCompact: 4.945 * 1024 * 1024,
  /** cisco-network-puppet-module README-agent-install: `55MB  10.9MB/s`. SFTP, FTP and HTTP inferred alike. */
  network: 10.9 * 1024 * 1024,
  /** Inferred: a block of 512 bytes (the first step of the bar, nxos-behaviour 4.5) for every half millisecond of way. */
  tftp: 1024 * 1024,
  /** Between two filesystems of the switch. Inferred: a USB 2.0 stick read by an embedded controller. */
  local: 16 * 1024 * 1024,
} as const;

/** How long a step of a described transfer is, in lab milliseconds: short enough for progress, long enough to be cheap. */
const stepMs = 2000;
/** A transfer that is this far ahead of its rate waits. */
const leadMs = 250;

/** Keeps a transfer to its rate in lab time. */
export class Pace {
  readonly #clock: Clock;
  readonly #bytesPerSecond: number;
  readonly #startMs: number;
  #movedBytes = 0;

  constructor(clock: Clock, bytesPerSecond: number) {
    this.#clock = clock;
    this.#bytesPerSecond = bytesPerSecond;
    this.#startMs = clock.now();
  }

  /** How many bytes one step of a described transfer moves. */
  get stepBytes(): number {
    return Math.floor((this.#bytesPerSecond * stepMs) / 1000);
  }

  /** Milliseconds of lab time since the start. */
  get elapsedMs(): number {
    return this.#clock.now() - this.#startMs;
  }

  /** Waits until `count` more bytes may have moved. */
  async moved(count: number, signal: AbortSignal): Promise<void> {
    this.#movedBytes += count;
    const aheadMs = (this.#movedBytes / this.#bytesPerSecond) * 1000 - this.elapsedMs;
    if (aheadMs > leadMs || count >= this.stepBytes) await this.#clock.sleep(aheadMs, signal);
  }

  /** Waits for what is left of the time that all moved bytes take. */
  async settle(signal: AbortSignal): Promise<void> {
    await this.#clock.sleep((this.#movedBytes / this.#bytesPerSecond) * 1000 - this.elapsedMs, signal);
  }
}
