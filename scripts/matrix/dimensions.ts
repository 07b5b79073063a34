import type { Facts } from '../../src/facts/catalog.ts';
import { runs } from '../../src/facts/model-file.ts';
import { release } from '../../src/facts/release.ts';

/** One model for each compact group, and the two kinds that have no compact form. */
export const matrixModels: readonly string[] = [
  'N3K-C3064PQ-10GE',
  'N3K-C3172PQ-10GE',
  'N3K-C3548P-10GX',
  'N3K-C3172TQ-XL',
  'N3K-C3548P-XL',
];

/**
 * Every release at which something changes (the words, the SCP form, each defect and each fix), and its neighbours; those that a
 * model does not run are left out.
 */
const runningReleases: readonly string[] = [
  ...['6.0(2)U6(3a)', '6.0(2)U6(10)', '6.0(2)A8(11b)', '7.0(3)I2(4)', '7.0(3)I2(5)', '7.0(3)I3(1)', '7.0(3)I4(1)'],
  ...['7.0(3)I4(9)', '7.0(3)I5(1)', '7.0(3)I5(2)', '7.0(3)I5(3)', '7.0(3)I6(1)', '7.0(3)I6(2)', '7.0(3)I7(1)'],
  ...['7.0(3)I7(2)', '7.0(3)I7(6)', '7.0(3)I7(7)', '7.0(3)I7(8)', '7.0(3)I7(10)', '9.2(1)', '9.2(3)', '9.2(4)'],
  ...['9.3(1)', '9.3(3)', '9.3(4)', '9.3(15)'],
];

/** The file of each release that is compacted: a system image that has no compact form, and both sides of every boundary. */
export const matrixImages: readonly string[] = [
  'n3000-uk9.6.0.2.U6.10.bin',
  'nxos.7.0.3.I2.5.bin',
  'nxos.7.0.3.I7.6.bin',
  'nxos.7.0.3.I7.8.bin',
  'nxos.9.2.3.bin',
  'nxos.9.2.4.bin',
  'nxos.9.3.1.bin',
  'nxos.9.3.3.bin',
  'nxos.9.3.4.bin',
  'nxos.9.3.15.bin',
];

/** Where an image lies or comes from when it is compacted. */
export const matrixMethods = ['bootflash', 'usb', 'scp management', 'scp in-band'] as const;
export type MatrixMethod = (typeof matrixMethods)[number];

/** The running releases of the matrix for one model. */
export function releasesFor(facts: Facts, pid: string): readonly string[] {
  const model = facts.model(pid);
  return runningReleases.filter((text) => runs(model, release(text)));
}
