import { parseInstant } from '../../base/calendar.ts';
import { EmulatorError } from '../../base/emulator-error.ts';
import { seededRandom } from '../../base/random.ts';
import type { Cli } from '../../cli/shell/cli.ts';
import { biosIn } from '../../facts/bios.ts';
import type { Facts } from '../../facts/catalog.ts';
import type { Model } from '../../facts/model.ts';
import { runs } from '../../facts/model-file.ts';
import { type Release, release } from '../../facts/release.ts';
import type { Reset } from '../../machine/boot/stage.ts';
import { type Content, sizeOf } from '../../machine/content/content.ts';
import type { Activity } from '../../machine/housekeeping.ts';
import { neverInstalled } from '../../machine/install/installation.ts';
import type { DeviceState, MountState } from '../../machine/state.ts';
import type { Entry, TreeData } from '../../machine/storage/entry.ts';
import { volumeFormat } from '../../machine/storage/format.ts';
import { normal } from '../../machine/storage/location.ts';
import type { DeviceSpec } from '../spec/lab-schema.ts';
import { assertFits, type SharedTrees, type TreePlace, treeOf } from './build-tree.ts';
import type { FileContents } from './file-contents.ts';
import { otherFilesystems } from './filesystems.ts';
import { firstConfiguration } from './first-configuration.ts';
import { firstState } from './first-startup.ts';

/** The world for which a device is built. */
export interface BuildWorld {
  readonly facts: Facts;
  /** The lab's: users of one name have one salt in all of it, as where one configuration was pasted into every switch. */
  readonly seed: string;
  readonly startMs: number;
  readonly cli: Pick<Cli, 'runningText'>;
}

/** What the files of a device are made from. */
export interface BuildFiles {
  readonly contents: FileContents;
  readonly trees: SharedTrees;
}

/** What images of a flash are chosen from. */
type ImageSources = Pick<BuildWorld, 'facts' | 'startMs'> & Pick<BuildFiles, 'contents'>;

/** The state of a device as its spec describes it, with empty USB slots. Throws an EmulatorError that names what is wrong. */
export async function buildDevice(
  spec: DeviceSpec,
  { facts, seed, startMs, cli }: BuildWorld,
  { contents, trees }: BuildFiles,
): Promise<DeviceState> {
  const model = facts.model(spec.model);
  const running = runnable(spec, model, facts);
  const flash: TreePlace = { device: spec.name, filesystem: 'bootflash' };
  const recipe = [model.pid, spec.release, spec.bootflash];
  const tree = await trees.of(recipe, () => flashTree(spec, model, flash, { facts, startMs, contents }));
  const bootflash = {
    format: model.bootflash.filesystem,
    totalBytes: model.bootflash.totalBytes,
    baseUsedBytes: model.bootflash.baseUsedBytes,
  };
  const format = volumeFormat(bootflash.format);
  assertFits(tree, format, bootflash.totalBytes - bootflash.baseUsedBytes, flash);
  const volumes: MountState[] = [{ filesystem: 'bootflash', volume: { ...bootflash, tree } }, ...otherFilesystems];
  for (const slot of model.usbSlots) volumes.push({ filesystem: slot, volume: undefined });
  for (const slot of ['usb1', 'usb2'] as const) {
    if (spec[slot] !== undefined && !model.usbSlots.includes(slot)) {
      throw new EmulatorError(
        `${spec.name}: ${model.pid} has no slot ${slot}`,
        `its slots: ${model.usbSlots.join(', ') || 'none'}`,
      );
    }
  }
  const images = facts.bootImages(running).map(({ fileName }) => `bootflash:/${fileName}`);
  const configured = firstConfiguration(spec, images, seededRandom(seed));
  return {
    name: spec.name,
    model,
    ...(await firstState(spec, configured, { cli, contents, startMs, model, release: running })),
    volumes,
    hardware: { bios: biosIn(model, running), alternateBios: biosIn(model, running) },
    installation: neverInstalled,
    resets: (spec.resets ?? []).map((reset) => resetOf(reset, running.text)),
    activities: (spec.activities ?? []).map((activity) => activityOf(activity, spec.name)),
    knownHosts: spec.knownHosts ?? [],
  };
}

async function flashTree(spec: DeviceSpec, model: Model, place: TreePlace, sources: ImageSources): Promise<TreeData> {
  const images = await bootImages(spec, model, sources);
  const listed = await treeOf(spec.bootflash?.files ?? [], place, sources);
  const named = new Set(images.map(({ path }) => path));
  return [...listed.filter(({ path }) => !named.has(path)), ...images];
}

/**
 * The running image(s). An image that the lab lists under its own name is taken as it is listed; otherwise it is the full
 * file if the flash has room for it beside everything else, and the group's compact one if not.
 */
async function bootImages(spec: DeviceSpec, model: Model, sources: ImageSources): Promise<TreeData> {
  const { facts, contents, startMs } = sources;
  const modified = spec.bootflash?.runningImageModified;
  const modifiedMs = modified === undefined ? startMs : (parseInstant(modified) ?? startMs);
  const known = facts.bootImages(release(spec.release));
  const names = new Set(known.map((image) => image.fileName));
  const files = spec.bootflash?.files ?? [];
  const listed = files.filter((file) => names.has(file.name));
  if (listed.length === names.size) return treeOf(listed, { device: spec.name, filesystem: 'bootflash' }, sources);
  const others = await Promise.all(
    files.map((file) => (file.name.endsWith('/') ? undefined : contents.of(file.name, file))),
  );
  const usedBytes = others.reduce((sum, content) => sum + (content === undefined ? 0 : sizeOf(content)), 0);
  const roomBytes = (model.bootflash.totalBytes - model.bootflash.baseUsedBytes) * 0.99 - usedBytes;
  const placed: { path: string; entry: Entry }[] = [];
  for (const image of known) {
    const isCompact = image.sizeBytes > roomBytes && model.group !== undefined && image.compactSizeBytes !== undefined;
    const content = await contents.image(image.fileName, isCompact ? model.group : undefined);
    placed.push({ path: `/${image.fileName}`, entry: { kind: 'file', modifiedMs, content } });
  }
  return placed;
}

/** The release of a spec, when the model runs it. */
function runnable(spec: DeviceSpec, model: Model, facts: Facts): Release {
  const wanted = release(facts.release(spec.release).release);
  if (runs(model, wanted)) return wanted;
  throw new EmulatorError(
    `${spec.name}: ${model.pid} does not run ${wanted.text}`,
    `it runs ${model.firstRelease} to ${model.lastRelease} of ${model.lineages.join(', ')}; n3k releases --model ${model.pid}`,
  );
}

function resetOf(reset: NonNullable<DeviceSpec['resets']>[number], running: string): Reset {
  return {
    atMs: reset.at === undefined ? undefined : parseInstant(reset.at),
    microseconds: reset.microseconds ?? 0,
    reason: reset.reason,
    service: reset.service ?? '',
    version: reset.version ?? running,
  };
}

function activityOf(activity: NonNullable<DeviceSpec['activities']>[number], device: string): Activity {
  const dueMs = parseInstant(activity.at) ?? 0;
  const at = (name: string): { filesystem: string; path: string } => ({ filesystem: 'bootflash', path: normal(name) });
  if (activity.write !== undefined) {
    const seed = `${device} ${activity.write} ${activity.at}`;
    const content: Content = { kind: 'seeded', seed, sizeBytes: activity.sizeBytes ?? 0, style: 'lines' };
    return { dueMs, kind: 'write', location: at(activity.write), content };
  }
  if (activity.makeDirectory !== undefined)
    return { dueMs, kind: 'make-directory', location: at(activity.makeDirectory) };
  if (activity.touch !== undefined) return { dueMs, kind: 'touch', location: at(activity.touch) };
  return { dueMs, kind: 'grow', filesystem: 'bootflash', bytes: activity.growBytes ?? 0 };
}
