import { unreachable } from '../../base/assert.ts';
import { failed, type Result } from '../../base/result.ts';
import { kindOf } from '../../facts/image-layout.ts';
import type { Content } from '../content/content.ts';
import type { ImageHeader } from '../image/header.ts';
import type { VerificationProblem } from '../image/verification.ts';
import type { Location } from '../storage/location.ts';

/** Why the switch last started, as `show version` and `show system reset-reason` tell it. */
export interface Reset {
  /** Lab time in milliseconds; undefined when the switch cannot know (power loss). */
  readonly atMs: number | undefined;
  /** The microseconds that the device prints beside the second. */
  readonly microseconds: number;
  readonly reason: string;
  readonly service: string;
  /** The release that ran before. */
  readonly version: string;
}

/** Why NX-OS restarts, in the words that it later tells. */
export type ResetCause = Pick<Reset, 'reason'> & { readonly service?: string };

/** Where a switch is between no power and a running NX-OS. Plain data; what has a duration carries its `dueMs`. */
export type Stage =
  | { readonly at: 'off' }
  /** The BIOS tests itself and starts the loader. `failure` is why the attempt to boot before this one failed. */
  | { readonly at: 'bios'; readonly failure: BootFailure | undefined; readonly dueMs: number }
  /** The loader reads and checks an image. */
  | (Booting & { readonly at: 'loading'; readonly dueMs: number })
  /** The loader waits at its prompt; `failure` is why it did not boot, undefined when somebody broke in. */
  | { readonly at: 'loader'; readonly failure: BootFailure | undefined }
  /**
   * `switch(boot)#`: the kernel runs, NX-OS does not. With a `dueMs` the system image is being loaded; without one the
   * prompt waits, and `failure` says why the system image was not loaded.
   */
  | {
      readonly at: 'kickstart';
      readonly image: Location;
      readonly header: ImageHeader;
      readonly system: Location | undefined;
      readonly failure: BootFailure | undefined;
      readonly dueMs: number | undefined;
    }
  | (Booted & { readonly at: 'starting'; readonly dueMs: number })
  | (Booted & { readonly at: 'running'; readonly sinceMs: number });

/** What the loader was told to boot. */
export interface Booting {
  readonly image: Location;
  /** What the file holds, when it does not lie on a filesystem of the switch but came over the network. */
  readonly fetched: Content | undefined;
  /** An operator typed `boot`: after a failure the loader asks again instead of starting over. */
  readonly isByHand: boolean;
  /** `cmdline recoverymode=1`: stop at `switch(boot)#`. */
  readonly isRecovery: boolean;
}

/** What runs, or is about to. */
export interface Booted {
  /** The image with NX-OS in it. */
  readonly image: Location;
  /** The kickstart image that loaded it, on releases that have one. */
  readonly kickstart: Location | undefined;
  readonly header: ImageHeader;
}

/** An image that was not booted, and why. */
export interface BootFailure {
  readonly image: Location | undefined;
  readonly problem: BootProblem;
}

/** Why an image was not booted. */
export type BootProblem =
  | { readonly why: 'no-boot-variable' }
  | { readonly why: 'no-image' }
  /** An image, but not of the kind that is loaded here: a system image at the loader, or a kickstart image above it. */
  | { readonly why: 'wrong-kind' }
  | VerificationProblem;

/** What moves a switch from stage to stage. */
export type BootEvent =
  | { readonly kind: 'power-on'; readonly atMs: number }
  | { readonly kind: 'power-off' }
  /** A restart by the software, whatever the stage. */
  | { readonly kind: 'reset'; readonly atMs: number }
  /** A key that breaks in, such as Ctrl-C, on the console before an image has been started. */
  | { readonly kind: 'break' }
  /** `boot` at the loader. */
  | (Omit<Booting, 'isByHand'> & { readonly kind: 'boot'; readonly atMs: number })
  /** `load` or `load-nxos` at `switch(boot)#`; without an image, NX-OS of the image that was booted. */
  | { readonly kind: 'load'; readonly system: Location | undefined; readonly atMs: number }
  | { readonly kind: 'due' }
  | { readonly kind: 'checked'; readonly result: Result<ImageHeader, BootProblem> };

/** What following an event depends on beside the stage: the boot variable, and how long things take (milliseconds). */
export interface BootFacts extends BootDurations {
  /** One image, or kickstart and system. */
  readonly bootImages: readonly Location[];
}

/** How long things take, in milliseconds of lab time. */
export interface BootDurations {
  readonly biosMs: number;
  readonly loadingMs: number;
  readonly startingMs: number;
}

/** Inferred from VN-upg and unicon captures: about three minutes from power to login on this hardware. */
export const bootDurations: BootDurations = { biosMs: 30_000, loadingMs: 60_000, startingMs: 94_000 };

/** The next stage. Events that mean nothing in a stage leave it as it is. Pure. */
export function follow(stage: Stage, event: BootEvent, facts: BootFacts): Stage {
  switch (event.kind) {
    case 'power-off':
      return { at: 'off' };
    case 'power-on':
      return stage.at === 'off' ? bios(event.atMs, undefined, facts) : stage;
    case 'reset':
      return stage.at === 'off' ? stage : bios(event.atMs, undefined, facts);
    case 'break':
      return stage.at === 'bios' || stage.at === 'loading' ? { at: 'loader', failure: undefined } : stage;
    case 'boot': {
      if (stage.at !== 'loader') return stage;
      const { image, fetched, isRecovery, atMs } = event;
      return { at: 'loading', image, fetched, isRecovery, isByHand: true, dueMs: atMs + facts.loadingMs };
    }
    case 'load':
      return stage.at === 'kickstart' ? afterLoad(stage, event, facts) : stage;
    case 'due':
      return afterDue(stage, facts);
    case 'checked':
      if (stage.at === 'loading') return afterCheck(stage, event.result, facts);
      return stage.at === 'kickstart' ? afterSystemCheck(stage, event.result, facts) : stage;
    default:
      return unreachable(event);
  }
}

function bios(atMs: number, failure: BootFailure | undefined, { biosMs }: BootFacts): Stage {
  return { at: 'bios', failure, dueMs: atMs + biosMs };
}

function afterDue(stage: Stage, facts: BootFacts): Stage {
  if (stage.at === 'bios') {
    const [image] = facts.bootImages;
    if (image === undefined) return { at: 'loader', failure: { image, problem: { why: 'no-boot-variable' } } };
    const dueMs = stage.dueMs + facts.loadingMs;
    return { at: 'loading', image, fetched: undefined, isByHand: false, isRecovery: false, dueMs };
  }
  if (stage.at === 'starting') {
    const { image, kickstart, header, dueMs } = stage;
    return { at: 'running', image, kickstart, header, sinceMs: dueMs };
  }
  return stage;
}

function afterCheck(
  stage: Stage & { at: 'loading' },
  result: Result<ImageHeader, BootProblem>,
  facts: BootFacts,
): Stage {
  const { image } = stage;
  if (!result.ok) return afterFailure(stage, result.error, facts);
  const header = result.value;
  if (kindOf(header.family) === 'system') return afterFailure(stage, { why: 'wrong-kind' }, facts);
  const loaded = { at: 'kickstart', image, header, failure: undefined } as const;
  if (kindOf(header.family) === 'kickstart') {
    const system = stage.isRecovery ? undefined : facts.bootImages[1];
    return { ...loaded, system, dueMs: system === undefined ? undefined : stage.dueMs + facts.loadingMs };
  }
  if (stage.isRecovery) return { ...loaded, system: undefined, dueMs: undefined };
  return { at: 'starting', image, kickstart: undefined, header, dueMs: stage.dueMs + facts.startingMs };
}

/**
 * The technote's boot loop: an image that begins well and fails its check is tried over and over. Inferred: what is no image at
 * all, and what an operator tried by hand, leads to the loader's prompt.
 */
function afterFailure(stage: Stage & { at: 'loading' }, problem: BootProblem, facts: BootFacts): Stage {
  const failure = { image: stage.image, problem };
  const isTriedAgain =
    problem.why === 'digest-mismatch' || problem.why === 'lacks-group' || problem.why === 'lacks-extras';
  if (stage.isByHand || !isTriedAgain) return { at: 'loader', failure };
  return bios(stage.dueMs, failure, facts);
}

function afterLoad(stage: Stage & { at: 'kickstart' }, event: BootEvent & { kind: 'load' }, facts: BootFacts): Stage {
  const { image, header } = stage;
  if (event.system !== undefined) {
    return { ...stage, system: event.system, failure: undefined, dueMs: event.atMs + facts.loadingMs };
  }
  if (kindOf(header.family) === 'kickstart') return stage;
  return { at: 'starting', image, kickstart: undefined, header, dueMs: event.atMs + facts.startingMs };
}

function afterSystemCheck(
  stage: Stage & { at: 'kickstart' },
  result: Result<ImageHeader, BootProblem>,
  facts: BootFacts,
): Stage {
  const { image: kickstart, system, dueMs } = stage;
  if (system === undefined || dueMs === undefined) return stage;
  const checked: Result<ImageHeader, BootProblem> =
    result.ok && kindOf(result.value.family) !== 'system' ? failed({ why: 'wrong-kind' }) : result;
  if (!checked.ok) return { ...stage, dueMs: undefined, failure: { image: system, problem: checked.error } };
  return { at: 'starting', image: system, kickstart, header: checked.value, dueMs: dueMs + facts.startingMs };
}
