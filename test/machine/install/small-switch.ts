import { type Clock, instantClock } from '../../../src/base/clock.ts';
import { Journal } from '../../../src/base/journal.ts';
import { pointsWith } from '../../../src/base/points.ts';
import type { Defect } from '../../../src/defects/defect.ts';
import { activeOn } from '../../../src/defects/defect.ts';
import { Facts } from '../../../src/facts/catalog.ts';
import { release } from '../../../src/facts/release.ts';
import type { Content } from '../../../src/machine/content/content.ts';
import { Digests } from '../../../src/machine/content/digest.ts';
import { Spool } from '../../../src/machine/content/spool.ts';
import { imageRecogniser } from '../../../src/machine/image/image-file.ts';
import type { CompactingSwitch } from '../../../src/machine/install/compact-file.ts';
import { InstallerLock } from '../../../src/machine/install/installer-lock.ts';
import type { SwitchPoints } from '../../../src/machine/points.ts';
import { Files } from '../../../src/machine/storage/files.ts';
import { Volume } from '../../../src/machine/storage/volume.ts';

/** Room on the flash of a small switch, in bytes. */
const flashBytes = 400 * 4096;

/** A flash with the given files and nothing else. */
export function filesWith(files: Readonly<Record<string, Content>>, totalBytes = flashBytes, nowMs = () => 0): Files {
  const tree = Object.entries(files).map(([path, content]) => ({
    path,
    entry: { kind: 'file' as const, modifiedMs: 0, content },
  }));
  const surroundings = { spool: new Spool(), recogniser: imageRecogniser, now: nowMs };
  const volume = new Volume({ format: 'ext3', totalBytes, baseUsedBytes: 0, tree }, surroundings);
  return new Files(new Map([['bootflash', volume]]), () => false);
}

/** Points at which the given defects bite, as on a switch that runs `running`; `hits` names those that did. */
export function pointsOn(running: string, defects: readonly Defect[]): { points: SwitchPoints; hits: string[] } {
  const hits: string[] = [];
  const points: SwitchPoints = pointsWith(
    () => activeOn(release(running), defects),
    (id) => hits.push(id),
  );
  return { points, hits };
}

/** The parts of a switch that compaction works on, with small files. */
export function smallSwitch(
  files: Files,
  options: { readonly pid?: string; readonly clock?: Clock; readonly points?: SwitchPoints } = {},
): CompactingSwitch & { readonly journal: Journal } {
  const clock = options.clock ?? instantClock(0);
  return {
    name: 'sw1',
    model: new Facts().model(options.pid ?? 'N3K-C3064PQ-10GE'),
    files,
    digests: new Digests(),
    clock,
    journal: new Journal(() => clock.now()),
    points: options.points ?? pointsOn('9.3(4)', []).points,
    installer: new InstallerLock(),
  };
}
