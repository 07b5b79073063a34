import { failed, ok, type Result } from '../../base/result.ts';
import { biosIn, isNewerBios } from '../../facts/bios.ts';
import { kindOf } from '../../facts/image-layout.ts';
import type { Model } from '../../facts/model.ts';
import { runs } from '../../facts/model-file.ts';
import { compareReleases, isAtLeast, type Release, release } from '../../facts/release.ts';
import type { RunningSystem } from '../boot/running-system.ts';
import type { Configuration } from '../config/configuration.ts';
import { sizeOf } from '../content/content.ts';
import { type ImageHeader, sizeByHeader } from '../image/header.ts';
import { asImage, readHeader } from '../image/image-file.ts';
import { suits } from '../image/verification.ts';
import type { SwitchPoints } from '../points.ts';
import { type Files, home } from '../storage/files.ts';
import { vetoOf } from './guards.ts';
import type { Hardware } from './hardware.ts';
import {
  type BootVariable,
  type InstallProblem,
  type InstallStep,
  stepMs,
  stepsBefore,
  type UpgradePlan,
  type UpgradeRequest,
} from './upgrade.ts';

/** The parts of a switch that the checks of an installation look at. */
export interface CheckedSwitch {
  readonly model: Model;
  readonly files: Files;
  readonly hardware: Hardware;
  readonly configuration: Configuration;
  readonly points: SwitchPoints;
}

/** Follows the steps. `begun` resolves when the step's time is over, false when the operator has broken off. */
export interface StepWatcher {
  begun(step: InstallStep, durationMs: number): Promise<boolean>;
  ended(step: InstallStep, problem: InstallProblem | undefined): void;
}

/**
 * Checks images before an installation, step by step, and answers what the installation would do; it changes nothing.
 *
 * What is checked of a file is what its header promises: type, length, platform and release. Its digests are checked by the
 * loader: CSCvs23686 tells of an installation that goes through with an image which the loader then refuses (`MD5Sum mismatch`),
 * so the installer does not notice; that it never does is inferred from there.
 */
export async function checkUpgrade(
  target: CheckedSwitch,
  running: RunningSystem,
  request: UpgradeRequest,
  watcher: StepWatcher,
): Promise<Result<UpgradePlan, InstallProblem | { readonly why: 'interrupted' }>> {
  const installer = running.has('singleImage') ? 'single-image' : 'two-images';
  const headers = new Map<BootVariable, ImageHeader>();
  for (const step of stepsBefore(request, installer)) {
    const sizeBytes = step.kind === 'verify' ? fileBytes(target.files, step.file) : 0;
    if (!(await watcher.begun(step, stepMs(step, sizeBytes, false)))) return failed({ why: 'interrupted' });
    const problem = problemAt(step, target, running.release, headers);
    watcher.ended(step, problem);
    if (problem !== undefined) return failed(problem);
  }
  const header = [...headers.values()].at(-1);
  if (header === undefined) return failed({ why: 'not-an-image' });
  const to = release(header.release);
  const offered = biosIn(target.model, to);
  const { bios, alternateBios: alternate } = target.hardware;
  return ok({
    ...request,
    from: running.release.text,
    to: to.text,
    installer,
    bios: { running: bios, alternate, offered, isNewer: isNewerBios(offered, bios) },
    powerSequencer: target.model.powerSequencer,
    sfpMicrocontroller: target.model.sfpMicrocontroller,
    previousImages: target.configuration.nextBootImages,
    isDowngrade: compareReleases(to, running.release) < 0,
    incompatibleLines: await running.linesUnknownTo(to),
  });
}

/** The release that an image file says it is; undefined for what is no image. */
export function releaseOfImage(files: Files, name: string): Result<Release, InstallProblem> {
  const header = headerOf(files, name);
  return header.ok ? ok(release(header.value.release)) : header;
}

function fileBytes(files: Files, name: string): number {
  const location = files.resolve(name, home);
  const content = location.ok ? files.content(location.value) : location;
  return content.ok ? sizeOf(content.value) : 0;
}

function headerOf(files: Files, name: string): Result<ImageHeader, InstallProblem> {
  const location = files.resolve(name, home);
  if (!location.ok) return location;
  const content = files.content(location.value);
  if (!content.ok) return content;
  const header = readHeader(content.value);
  if (!header.ok) return header;
  return sizeOf(asImage(content.value)) < sizeByHeader(header.value) ? failed({ why: 'truncated' }) : header;
}

/** Why a step fails; `headers` collects what the images say of themselves. */
function problemAt(
  step: InstallStep,
  target: CheckedSwitch,
  from: Release,
  headers: Map<BootVariable, ImageHeader>,
): InstallProblem | undefined {
  if (step.kind === 'verify') {
    const header = headerOf(target.files, step.file);
    if (!header.ok) return header.error;
    headers.set(step.variable, header.value);
    return undefined;
  }
  if (step.kind === 'image-type') return typeProblem(headers, target.model);
  if (step.kind === 'notify') {
    const [header] = [...headers.values()].reverse();
    const veto = header === undefined ? undefined : vetoOf(target, from, release(header.release));
    return veto === undefined ? undefined : { why: 'vetoed', ...veto };
  }
  if (step.kind !== 'module-support') return undefined;
  for (const header of headers.values()) {
    const wanted = release(header.release);
    if (!runs(target.model, wanted)) return { why: 'unsupported-release', release: wanted.text };
    const through = detour(from, wanted);
    if (through !== undefined) return { why: 'unsupported-path', through };
  }
  return undefined;
}

function typeProblem(headers: ReadonlyMap<BootVariable, ImageHeader>, model: Model): InstallProblem | undefined {
  for (const [variable, header] of headers) {
    if (kindOf(header.family) !== variable) return { why: 'wrong-kind' };
    if (header.family === 'nxos' && !suits(header, model.group)) return { why: 'other-platform' };
  }
  const releases = [...new Set([...headers.values()].map((header) => header.release))];
  return releases.length > 1 ? { why: 'images-differ', releases } : undefined;
}

/**
 * The release to go through where Cisco documents no direct way: releases before 6.0(2)U6(3) go there before 7.0(3)I (upgrade
 * guides of 7.x), and 6.0(2) goes to 7.0(3)I7 before 9.x (TechNotes 216037, 216492 and 216023). That the installer itself refuses
 * is inferred.
 */
function detour(from: Release, to: Release): string | undefined {
  if (from.major >= 7 || to.major < 7) return undefined;
  if (from.lineage === '6.0(2)U' && !isAtLeast(from, release('6.0(2)U6(3)'))) return '6.0(2)U6(3)';
  return from.lineage.startsWith('6.0(2)') && to.major >= 9 ? '7.0(3)I7(8)' : undefined;
}
