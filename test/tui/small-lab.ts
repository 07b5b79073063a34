import { stripVTControlCharacters } from 'node:util';
import { manualClock } from '../../src/base/clock.ts';
import type { RunningLab } from '../../src/lab/lab.ts';
import type { LabSpec } from '../../src/lab/spec/lab-schema.ts';
import { technoteLab, withLab } from '../../src/testing/index.ts';

/** When the technote's lab begins. */
const startMs = Date.UTC(2020, 5, 15, 20);

/** A switch with nothing on it but its image. */
export const leaf2 = { name: 'leaf-2', model: 'N3K-C3048TP-1GE', release: '7.0(3)I7(8)' };

/** The switch of the technote, and that one. */
export function twoDevices(): LabSpec {
  const technote = technoteLab();
  return {
    ...technote,
    devices: [...technote.devices, leaf2],
  };
}

/** Hands `test` a lab in which time stands still, so that what a screen shows depends on nothing but what was typed. */
export function withStillLab<T>(test: (lab: RunningLab) => Promise<T>, spec: LabSpec = technoteLab()): Promise<T> {
  return withLab(test, spec, { clock: manualClock(startMs) });
}

/** The characters of a frame without colours and without the blanks at the end of its rows. */
export function rowsOf(frame: string): readonly string[] {
  return stripVTControlCharacters(frame)
    .split('\n')
    .map((row) => row.trimEnd());
}
