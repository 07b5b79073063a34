import type { LabSpec } from '../lab/spec/lab-schema.ts';
import type { LabOptions, StartedDevice, StartedLab } from '../lab/started-lab.ts';
import { technoteLab, withLab } from './with-lab.ts';

/** Fixtures for `test.extend` of vitest: a test that names `lab` or `device` gets one of its own, stopped after the test. */
export interface LabFixtures {
  lab(context: object, use: (lab: StartedLab) => Promise<void>): Promise<void>;
  /** The first device of the lab. */
  device(context: { readonly lab: StartedLab }, use: (device: StartedDevice) => Promise<void>): Promise<void>;
}

/** Fixtures whose labs are started from `spec`, or are that of the Compact Image technote. */
export function labFixtures(spec: LabSpec = technoteLab(), options: LabOptions = {}): LabFixtures {
  return {
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures this one needs.
    lab: ({}, use) => withLab(use, spec, options),
    device: async ({ lab }, use) => {
      for (const first of lab.devices.slice(0, 1)) await use(first);
    },
  };
}
