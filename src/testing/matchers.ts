import { insideOf } from '../lab/running-switch.ts';
import type { StartedDevice } from '../lab/started-lab.ts';

/** What a matcher answers to vitest and to jest. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** What a file must be: its text, a pattern in its text, its size, its digest. */
export type ExpectedFile = string | RegExp | { readonly sizeBytes?: number; readonly md5?: string };

/** The matchers as they are called: `expect(device).toBeBooted()`; for the types of `expect` in vitest and jest. */
export interface DeviceMatchers<R = unknown> {
  /** NX-OS runs on the switch; with `release`, of that release. */
  toBeBooted(release?: string): R;
  /** The switch has a file at `path`; with `expected`, one that holds that. Must be awaited. */
  toHaveFile(path: string, expected?: ExpectedFile): Promise<R>;
  /** The switch understands `line`; with `expected`, the screen shows exactly that text, or something that matches. Must be awaited. */
  toRun(line: string, expected?: string | RegExp): Promise<R>;
}

/** For `expect.extend(matchers)` of vitest and of jest. */
export const matchers = { toBeBooted, toHaveFile, toRun };

/** The same without an `expect`, for node:test: rejects or throws an error that says what is different. */
export function expectDevice(device: StartedDevice): DeviceMatchers<void> {
  return {
    toBeBooted: (release) => demand(toBeBooted(device, release)),
    toHaveFile: async (path, expected) => demand(await toHaveFile(device, path, expected)),
    toRun: async (line, expected) => demand(await toRun(device, line, expected)),
  };
}

function demand({ pass, message }: MatcherResult): void {
  if (!pass) throw new Error(message());
}

function toBeBooted({ name, status }: StartedDevice, release?: string): MatcherResult {
  const { stage, release: running } = status();
  const state = running === null ? `it is not running (${stage})` : `it runs ${running}`;
  const wanted = release === undefined ? 'NX-OS' : `NX-OS ${release}`;
  const pass = running !== null && (release === undefined || running === release);
  return { pass, message: () => `expected ${name} ${pass ? 'not ' : ''}to run ${wanted}, but ${state}` };
}

async function toHaveFile(device: StartedDevice, path: string, expected?: ExpectedFile): Promise<MatcherResult> {
  const { name, files } = insideOf(device);
  if (!files.exists(path)) {
    const names = files.exists(filesystemOf(path)) ? files.list(filesystemOf(path)).map((file) => file.name) : [];
    return {
      pass: false,
      message: () => `expected ${name} to have ${path}; there are: ${names.join(', ') || 'no files'}`,
    };
  }
  if (expected === undefined) return { pass: true, message: () => `expected ${name} not to have ${path}` };
  if (typeof expected === 'string' || expected instanceof RegExp) {
    return compared(`${path} of ${name} to hold`, await files.text(path), expected);
  }
  const { sizeBytes, md5 } = expected;
  const hasSize = sizeBytes === undefined || files.sizeBytes(path) === sizeBytes;
  const digest = md5 === undefined || !hasSize ? undefined : await files.digest(path);
  const found = hasSize && md5 !== undefined ? `MD5 ${digest}` : `${files.sizeBytes(path)} bytes`;
  const wanted = hasSize && md5 !== undefined ? `MD5 ${md5}` : `${sizeBytes} bytes`;
  const pass = hasSize && digest === md5;
  return { pass, message: () => `expected ${path} of ${name} ${pass ? 'not ' : ''}to have ${wanted}; it has ${found}` };
}

async function toRun(device: StartedDevice, line: string, expected?: string | RegExp): Promise<MatcherResult> {
  const { journal } = insideOf(device).device;
  let isUnknown = false;
  const forget = journal.follow((entry) => {
    if (entry.kind === 'command.unknown' && entry.device === device.name) isUnknown = true;
  });
  const screen = await device.type(line).finally(forget);
  if (isUnknown || expected === undefined) {
    const pass = !isUnknown;
    return {
      pass,
      message: () => `expected ${device.name} ${pass ? 'not ' : ''}to understand "${line}"; it shows\n${screen}`,
    };
  }
  return compared(`"${line}" on ${device.name} to show`, screen, expected);
}

function compared(what: string, found: string, expected: string | RegExp): MatcherResult {
  const pass = typeof expected === 'string' ? found === expected : expected.test(found);
  return { pass, message: () => `expected ${pass ? 'not ' : ''}${what}\n${String(expected)}\nIt is\n${found}` };
}

/** The filesystem of a path with its colon. */
function filesystemOf(path: string): string {
  return /^[^/:]+:/.exec(path)?.[0] ?? 'bootflash:';
}
