import { unreachable } from '../../base/assert.ts';
import type { Result } from '../../base/result.ts';
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

/** Where a switch is between no power and a running NX-OS. Plain data; what has a duration carries its `dueMs`. */
export type Stage =
  | { readonly at: 'off' }
  | { readonly at: 'bios'; readonly dueMs: number }
  /** The loader reads and checks the boot image. */
  | { readonly at: 'loading'; readonly image: Location; readonly dueMs: number }
  /** The loader waits at its prompt; `problem` is why it did not boot. */
  | { readonly at: 'loader'; readonly problem: BootProblem | undefined }
  | { readonly at: 'starting'; readonly image: Location; readonly header: ImageHeader; readonly dueMs: number }
  | { readonly at: 'running'; readonly image: Location; readonly header: ImageHeader; readonly sinceMs: number };

/** Why the loader did not boot. */
export type BootProblem = { readonly why: 'no-boot-variable' } | { readonly why: 'no-image' } | VerificationProblem;

/** What moves a switch from stage to stage. */
export type BootEvent =
  | { readonly kind: 'power-on'; readonly atMs: number }
  | { readonly kind: 'power-off' }
  | { readonly kind: 'due' }
  | { readonly kind: 'checked'; readonly result: Result<ImageHeader, BootProblem> };

/** What following an event depends on beside the stage: the boot variable, and how long things take (milliseconds). */
export interface BootFacts {
  readonly bootImage: Location | undefined;
  readonly biosMs: number;
  readonly loadingMs: number;
  readonly startingMs: number;
}

/** Inferred from VN-upg and unicon captures: about four minutes from power to login on this hardware. */
export const bootDurations = { biosMs: 30_000, loadingMs: 60_000, startingMs: 94_000 } as const;

/** The next stage. Events that mean nothing in a stage leave it as it is. Pure. */
export function follow(stage: Stage, event: BootEvent, facts: BootFacts): Stage {
  switch (event.kind) {
    case 'power-off':
      return { at: 'off' };
    case 'power-on':
      return stage.at === 'off' ? { at: 'bios', dueMs: event.atMs + facts.biosMs } : stage;
    case 'due':
      return afterDue(stage, facts);
    case 'checked':
      return stage.at === 'loading' ? afterCheck(stage, event.result, facts) : stage;
    default:
      return unreachable(event);
  }
}

function afterDue(stage: Stage, facts: BootFacts): Stage {
  if (stage.at === 'bios') {
    const image = facts.bootImage;
    if (image === undefined) return { at: 'loader', problem: { why: 'no-boot-variable' } };
    return { at: 'loading', image, dueMs: stage.dueMs + facts.loadingMs };
  }
  if (stage.at === 'starting') return { at: 'running', image: stage.image, header: stage.header, sinceMs: stage.dueMs };
  return stage;
}

function afterCheck(
  stage: Stage & { at: 'loading' },
  result: Result<ImageHeader, BootProblem>,
  facts: BootFacts,
): Stage {
  if (!result.ok) return { at: 'loader', problem: result.error };
  return { at: 'starting', image: stage.image, header: result.value, dueMs: stage.dueMs + facts.startingMs };
}
