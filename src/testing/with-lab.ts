import type { RunningLab, RunningLabOptions } from '../lab/lab.ts';
import { builtInLabPath, readLabFile } from '../lab/spec/lab-file.ts';
import type { LabSpec } from '../lab/spec/lab-schema.ts';
import type { LabOptions, StartedLab } from '../lab/started-lab.ts';
import { startLab } from '../start-lab.ts';

/** The same as `withLabForUsers`, with everything that this program has of a lab. */
export async function withLab<T>(
  test: (lab: RunningLab) => Promise<T>,
  spec: LabSpec = technoteLab(),
  options: RunningLabOptions = {},
): Promise<T> {
  const lab = await startLab({ ...spec, clock: { speed: 'instant', ...spec.clock } }, options);
  let result: T;
  try {
    result = await test(lab);
  } catch (error) {
    // What the test found counts, and not that the lab also minds a line that it does not know.
    await lab.close().catch(() => {});
    throw error;
  }
  await lab.close();
  return result;
}

/**
 * Starts a lab for one test, hands it to `test`, and stops it however the test ends. Time is instant unless the spec says
 * otherwise; without a spec it is the lab of the Compact Image technote.
 */
export function withLabForUsers<T>(
  test: (lab: StartedLab) => Promise<T>,
  spec?: LabSpec,
  options?: LabOptions,
): Promise<T> {
  return withLab(test, spec, options);
}

/** The lab of the Compact Image technote with instant time, to be changed field by field. */
export function technoteLab(): LabSpec {
  const spec = readLabFile(builtInLabPath());
  return { ...spec, clock: { ...spec.clock, speed: 'instant' } };
}
