import type { RunningDevice } from '../lab/running-switch.ts';
import { type Location, spell } from '../machine/storage/location.ts';
import type { Step } from './step-schema.ts';

type FileStep = Extract<Step, { file: string }>;
type StateStep = Extract<Step, { state: object }>;

/** What is wrong with a file of a device, in lines; empty when it is as the step says. */
export async function fileProblems(step: FileStep, { device }: RunningDevice): Promise<readonly string[]> {
  const location = device.files.resolve(step.file);
  if (!location.ok) return [`${step.file}: ${location.error.why}`];
  const listed = device.files.stat(location.value);
  if (step.exists === false) return listed.ok ? [`${step.file} is there`] : [];
  if (!listed.ok) return [`${step.file} is not there`];
  const found: string[] = [];
  if (step.sizeBytes !== undefined && listed.value.sizeBytes !== step.sizeBytes) {
    found.push(`${step.file} has ${listed.value.sizeBytes} bytes, expected ${step.sizeBytes}`);
  }
  for (const algorithm of ['md5', 'sha512'] as const) {
    const expected = step[algorithm];
    if (expected === undefined) continue;
    const content = device.files.content(location.value);
    const actual = content.ok ? await device.digests.of(content.value, algorithm) : content.error.why;
    if (actual !== expected) found.push(`${step.file} has the ${algorithm} ${actual}, expected ${expected}`);
  }
  return found;
}

/** What is wrong with the state of a device, in lines. `runningLines` is its running configuration. */
export function stateProblems(
  { state }: StateStep,
  { device }: RunningDevice,
  runningLines: readonly string[],
): readonly string[] {
  const found: string[] = [];
  const compare = (what: string, actual: unknown, expected: unknown): void => {
    const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
    if (expected !== undefined && is !== should) found.push(`the ${what} is ${is ?? 'unknown'}, expected ${should}`);
  };
  const { running } = device;
  compare('stage', device.power.stage.at, state.stage);
  compare('release', running?.release.text, state.release);
  compare('boot variable', bootVariable(device.configuration.nextBootImages, device.files), state.bootImages);
  compare('booted image', running?.images ?? [], state.bootedImages);
  compare('reset reason', device.resets[0]?.reason, state.resetReason);
  const free = (filesystem: string): number | undefined => {
    const usage = device.files.usage(filesystem);
    return usage.ok ? usage.value.freeBytes : undefined;
  };
  for (const [filesystem, bytes] of Object.entries(state.freeBytes ?? {})) {
    compare(`number of free bytes on ${filesystem}`, free(filesystem), bytes);
  }
  for (const [filesystem, bytes] of Object.entries(state.freeBytesAtLeast ?? {})) {
    const actual = free(filesystem) ?? 0;
    if (actual < bytes) found.push(`${filesystem} has ${actual} bytes free, expected at least ${bytes}`);
  }
  const lines = new Set(runningLines.map((line) => line.trim()));
  for (const line of state.running ?? []) {
    if (!lines.has(line.trim())) found.push(`the running configuration has no line "${line.trim()}"`);
  }
  for (const line of state.runningLacks ?? []) {
    if (lines.has(line.trim())) found.push(`the running configuration has the line "${line.trim()}"`);
  }
  return found;
}

function bootVariable(names: readonly string[], files: RunningDevice['device']['files']): readonly string[] {
  return names.map((name) => {
    const location = files.resolve(name);
    return location.ok ? spelled(location.value) : name;
  });
}

function spelled(location: Location): string {
  return spell(location);
}
