import type { Bios } from '../../facts/bios.ts';
import type { FileProblem } from '../storage/problem.ts';
import type { Veto } from './guards.ts';

/** The boot variables that an image can be installed for. */
export type BootVariable = 'nxos' | 'kickstart' | 'system';

/** What an operator wants installed. */
export interface UpgradeRequest {
  /** One `nxos` image, or kickstart and system; names as `bootflash:/x`. */
  readonly images: readonly { readonly variable: BootVariable; readonly file: string }[];
  /** All of it, all but the restart, or nothing but the BIOS. */
  readonly extent: 'all' | 'no-reload' | 'bios';
}

/** Why an installation ends early. */
export type InstallProblem =
  | FileProblem
  | { readonly why: 'not-an-image' | 'broken-header' | 'truncated' }
  /** A kickstart image where a system image belongs, or the like. */
  | { readonly why: 'wrong-kind' }
  | { readonly why: 'images-differ'; readonly releases: readonly string[] }
  /** A compact image of another platform group, or one on hardware without a compact form. */
  | { readonly why: 'other-platform' }
  | { readonly why: 'unsupported-release'; readonly release: string }
  /** Cisco documents no direct way; `through` is the release to go through. */
  | { readonly why: 'unsupported-path'; readonly through: string }
  /** A service does not agree. */
  | ({ readonly why: 'vetoed' } & Veto)
  | { readonly why: 'bios-failed' };

/** What will happen, as the tables of the installer show it. Plain data. */
export interface UpgradePlan extends UpgradeRequest {
  /** The release that runs. */
  readonly from: string;
  readonly to: string;
  /** Which installer works: that of releases with kickstart and system images, or of those with one image. */
  readonly installer: 'two-images' | 'single-image';
  readonly bios: {
    readonly running: Bios;
    readonly alternate: Bios;
    readonly offered: Bios;
    readonly isNewer: boolean;
  };
  readonly powerSequencer: string | undefined;
  readonly sfpMicrocontroller?: string | undefined;
  /** The boot variables before. */
  readonly previousImages: readonly string[];
  readonly isDowngrade: boolean;
  /** Lines of the running configuration that the new release does not know. */
  readonly incompatibleLines: readonly string[];
}

/** One step of an installation. */
export type InstallStep =
  | { readonly kind: 'verify'; readonly variable: BootVariable; readonly file: string }
  | { readonly kind: 'version'; readonly of: BootVariable | 'bios'; readonly file: string }
  | {
      readonly kind:
        | 'image-type'
        | 'runtime-checks'
        | 'module-support'
        | 'notify'
        | 'boot-variables'
        | 'save'
        | 'convert'
        | 'bios'
        | 'reboot';
    };

/** A step that has ended. */
export interface LoggedStep {
  readonly step: InstallStep;
  readonly beganMs: number;
  readonly endedMs: number;
  readonly problem: InstallProblem | undefined;
}

/** The steps before the question: they change nothing. */
export function stepsBefore(request: UpgradeRequest, installer: UpgradePlan['installer']): readonly InstallStep[] {
  const { images } = request;
  const isOld = installer === 'two-images';
  const verified = images.map(({ variable, file }) => ({ kind: 'verify', variable, file }) as const);
  // The order of the captures: kickstart is verified first, the versions begin with the system image, which has the BIOS.
  const versions = [...images]
    .reverse()
    .map(({ variable, file }) => ({ kind: 'version', of: variable, file }) as const);
  const biosFile = images.at(-1)?.file ?? '';
  const isSingle = images.length === 1;
  return [
    ...verified,
    { kind: 'image-type' },
    ...versions,
    { kind: 'version', of: 'bios', file: biosFile },
    ...(isOld && isSingle ? [{ kind: 'runtime-checks' } as const] : []),
    { kind: 'module-support' },
    ...(request.extent === 'bios' ? [] : [{ kind: 'notify' } as const]),
  ];
}

/** The steps after the operator's consent. On 6.0(2) the BIOS has a step only when it is replaced (captures). */
export function stepsAfter(plan: UpgradePlan): readonly InstallStep[] {
  const isWhole = plan.extent !== 'bios';
  const hasBios = plan.installer === 'single-image' || plan.bios.isNewer;
  return [
    { kind: 'runtime-checks' },
    ...(isWhole ? [{ kind: 'boot-variables' } as const, { kind: 'save' } as const] : []),
    ...(isWhole && plan.isDowngrade ? [{ kind: 'convert' } as const] : []),
    ...(hasBios ? [{ kind: 'bios' } as const] : []),
    ...(plan.extent === 'all' ? [{ kind: 'reboot' } as const] : []),
  ];
}

/** How fast an image is verified, in bytes per second: 68 s for 9.3(7), by the log of an installation (nxos-behaviour 2.4). */
const verifiedBytesPerSecond = 28_000_000;

/**
 * How long a step takes, in milliseconds of lab time: the log of an installation of 9.3(7) (nxos-behaviour 2.4). The BIOS: between
 * the 50 s and the 200 s that two notes on 6.0(2) leave for it.
 */
export function stepMs(step: InstallStep, sizeBytes: number, isBiosNewer: boolean): number {
  switch (step.kind) {
    case 'verify':
      return Math.max(2000, (sizeBytes / verifiedBytesPerSecond) * 1000);
    case 'image-type':
    case 'reboot':
      return 10_000;
    case 'version':
      return 2000;
    case 'module-support':
      return 7000;
    case 'notify':
      return 14_000;
    case 'runtime-checks':
    case 'save':
    case 'convert':
      return 4000;
    case 'boot-variables':
      return 53_000;
    case 'bios':
      return isBiosNewer ? 120_000 : 1000;
  }
}
