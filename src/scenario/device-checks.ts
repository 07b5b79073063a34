import type { StartedDevice } from '../lab/started-lab.ts';
import type { Step } from './step-schema.ts';

type FileStep = Extract<Step, { file: string }>;
type StateStep = Extract<Step, { state: object }>;

/** What is wrong with a file of a device, in lines; empty when it is as the step says. */
export async function fileProblems(step: FileStep, device: StartedDevice): Promise<readonly string[]> {
  const isThere = device.fileExists(step.file);
  if (step.exists === false) return isThere ? [`${step.file} is there`] : [];
  if (!isThere) return [`${step.file} is not there`];
  const found: string[] = [];
  const sizeBytes = step.sizeBytes === undefined ? undefined : device.openFile(step.file).sizeBytes;
  if (sizeBytes !== step.sizeBytes) found.push(`${step.file} has ${sizeBytes} bytes, expected ${step.sizeBytes}`);
  for (const algorithm of ['md5', 'sha512'] as const) {
    const expected = step[algorithm];
    if (expected === undefined) continue;
    const actual = await device.digestFile(step.file, algorithm);
    if (actual !== expected) found.push(`${step.file} has the ${algorithm} ${actual}, expected ${expected}`);
  }
  return found;
}

/** What is wrong with the state of a device, in lines. */
export function stateProblems({ state }: StateStep, device: StartedDevice): readonly string[] {
  const found: string[] = [];
  const status = device.status();
  const compare = (what: string, actual: unknown, expected: unknown): void => {
    const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
    if (expected !== undefined && is !== should) found.push(`the ${what} is ${is ?? 'unknown'}, expected ${should}`);
  };
  compare('stage', status.stage, state.stage);
  compare('release', status.release ?? undefined, state.release);
  compare('boot variable', status.bootImages, state.bootImages);
  compare('booted image', status.bootedImages, state.bootedImages);
  compare('reset reason', status.resetReason ?? undefined, state.resetReason);
  const free = (filesystem: string): number | undefined =>
    status.filesystems.find(({ name }) => name === filesystem)?.freeBytes;
  for (const [filesystem, bytes] of Object.entries(state.freeBytes ?? {})) {
    compare(`number of free bytes on ${filesystem}`, free(filesystem), bytes);
  }
  for (const [filesystem, bytes] of Object.entries(state.freeBytesAtLeast ?? {})) {
    const actual = free(filesystem) ?? 0;
    if (actual < bytes) found.push(`${filesystem} has ${actual} bytes free, expected at least ${bytes}`);
  }
  if (state.running === undefined && state.runningLacks === undefined) return found;
  const lines = new Set(
    device
      .runningConfiguration()
      .split('\n')
      .map((line) => line.trim()),
  );
  for (const line of state.running ?? []) {
    if (!lines.has(line.trim())) found.push(`the running configuration has no line "${line.trim()}"`);
  }
  for (const line of state.runningLacks ?? []) {
    if (lines.has(line.trim())) found.push(`the running configuration has the line "${line.trim()}"`);
  }
  return found;
}
