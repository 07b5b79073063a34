import { hardwareIn } from '../facts/hardware.ts';
import type { RunningSystem } from './boot/running-system.ts';
import type { Device } from './device.ts';

/** How busy a switch is. */
export interface Vitals {
  /** Averages over 1, 5 and 15 minutes. */
  readonly load: readonly [number, number, number];
  /** Shares of the processor in percent; together 100. */
  readonly userPercent: number;
  readonly kernelPercent: number;
  readonly idlePercent: number;
  readonly memoryTotalKb: number;
  readonly memoryUsedKb: number;
  readonly processCount: number;
}

/** The share of the memory that NX-OS takes on this hardware, and how far it wanders; inferred from captures of such switches. */
const memoryShare = { base: 0.55, spread: 0.02 };

/**
 * A model, not a measurement: an idle switch whose figures follow from its seed and the minute of its clock, so that commands
 * asked in the same minute agree and figures move from minute to minute.
 */
export function vitalsOf(device: Device, running: RunningSystem): Vitals {
  const minute = Math.floor(device.clock.now() / 60_000);
  const at = (ago: number): number => device.random.fork(`load ${minute - ago}`).next();
  const average = (count: number): number => {
    let sum = 0;
    for (let ago = 0; ago < count; ago += 1) sum += at(ago);
    return rounded(0.1 + (sum / count) * 0.4);
  };
  const { chance, userPercent, kernelPercent } = sharesAt(device, minute);
  const { memoryKb } = hardwareIn(device.model, running.release);
  return {
    load: [average(1), average(5), average(15)],
    userPercent,
    kernelPercent,
    idlePercent: rounded(100 - userPercent - kernelPercent),
    memoryTotalKb: memoryKb,
    memoryUsedKb: Math.floor(memoryKb * (memoryShare.base + memoryShare.spread * chance.next())),
    processCount: 380 + chance.integer(20),
  };
}

/** How much of the processor was used in the minute of a moment, in percent; 0 while NX-OS did not run. */
export function busyPercentAt(device: Device, running: RunningSystem, atMs: number): number {
  if (atMs < running.sinceMs) return 0;
  const { userPercent, kernelPercent } = sharesAt(device, Math.floor(atMs / 60_000));
  return Math.round(userPercent + kernelPercent);
}

function sharesAt(device: Device, minute: number) {
  const chance = device.random.fork(`vitals ${minute}`);
  const userPercent = rounded(1 + chance.next() * 4);
  const kernelPercent = rounded(1 + chance.next() * 4);
  return { chance, userPercent, kernelPercent };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
