import { instantClock } from '../../src/base/clock.ts';
import type { Result } from '../../src/base/result.ts';
import type { InsideSession } from '../../src/doors/inside/inside-connection.ts';
import type { Facts } from '../../src/facts/catalog.ts';
import { release } from '../../src/facts/release.ts';
import type { RunningDevice } from '../../src/lab/running-switch.ts';
import type { DeviceSpec, LabSpec } from '../../src/lab/spec/lab-schema.ts';
import { Power } from '../../src/machine/boot/power.ts';
import { type Content, empty } from '../../src/machine/content/content.ts';
import { fullImage } from '../../src/machine/image/image-file.ts';
import type { FileWriter } from '../../src/machine/storage/file-writer.ts';
import type { Files } from '../../src/machine/storage/files.ts';
import { type Location, nameOf, spell } from '../../src/machine/storage/location.ts';
import type { FileProblem } from '../../src/machine/storage/problem.ts';
import { withLab } from '../../src/testing/index.ts';
import { type MatrixMethod, matrixImages, matrixMethods } from './dimensions.ts';

const server = '192.0.2.10';
const target = 'matrix.bin';

/** One row of the matrix: what comes of compacting `image` by `method` on `model` that runs `running`. */
export interface MatrixRow {
  readonly model: string;
  readonly running: string;
  readonly image: string;
  readonly method: MatrixMethod;
  readonly outcome: string;
}

/** Types every combination of image and method on one switch that runs `running`, and boots whatever comes of it. */
export async function rowsOf(
  facts: Facts,
  model: string,
  running: string,
  images: readonly string[] = matrixImages,
): Promise<readonly MatrixRow[]> {
  return withLab(
    async (lab) => {
      const started = lab.device('sw');
      const session = await started.openInside();
      const rows: MatrixRow[] = [];
      for (const image of images) {
        for (const method of matrixMethods) {
          rows.push({
            model,
            running,
            image,
            method,
            outcome: await outcomeOf(facts, started, session, image, method),
          });
        }
      }
      await session.close();
      return rows;
    },
    labFor(facts, model, running, images),
  );
}

/** A switch with nothing but its running image, compact where that is possible, an empty stick, and a server in both VRFs. */
function labFor(facts: Facts, model: string, running: string, images: readonly string[]): LabSpec {
  const { group } = facts.model(model);
  const files = facts.bootImages(release(running)).map(({ fileName, compactSizeBytes }) => {
    const file = { name: fileName, image: fileName };
    return group !== undefined && compactSizeBytes !== undefined ? { ...file, compact: group } : file;
  });
  const device: DeviceSpec = {
    ...{ name: 'sw', model, release: running, knownHosts: [server] },
    ...{ bootflash: { files }, usb1: { size: '4GB' } },
  };
  const users = [{ name: 'u', password: 'p', home: '/' }];
  const served = images.map((image) => ({ path: `/${image}`, image }));
  return { devices: [device], hosts: [{ address: server, vrfs: ['management', 'default'], users, files: served }] };
}

async function outcomeOf(
  facts: Facts,
  started: RunningDevice,
  session: InsideSession,
  image: string,
  method: MatrixMethod,
): Promise<string> {
  const { files } = started.device;
  if (method === 'usb') return inPlace(facts, started, session, image, { filesystem: 'usb1', path: `/${target}` });
  if (method === 'bootflash') {
    const own: Location = { filesystem: 'bootflash', path: `/${image}` };
    const place =
      started.device.running?.isBootedFrom(own) === true ? own : { filesystem: 'bootflash', path: `/${target}` };
    return inPlace(facts, started, session, image, place);
  }
  const place: Location = { filesystem: 'bootflash', path: `/${target}` };
  const vrf = method === 'scp management' ? 'management' : 'default';
  let screen = await session.type(`copy scp://u@${server}/${image} bootflash:${target} compact vrf ${vrf}`);
  if (screen.endsWith('password: ')) screen += await session.type('p');
  const outcome = await afterScreen(screen, started, place);
  files.remove(place);
  return outcome;
}

/** Compacts the full image where it lies; the running image is compacted under its own name, and put back afterwards. */
async function inPlace(
  facts: Facts,
  { device, ...started }: RunningDevice,
  session: InsideSession,
  image: string,
  place: Location,
): Promise<string> {
  const before = device.files.content(place);
  if (!isPlaced(device.files, place, await fullImage(facts.image(image), device.digests))) return 'does not fit';
  const screen = await session.type(`install all nxos ${place.filesystem}:${nameOf(place.path)} compact`);
  const outcome = await afterScreen(screen, { device, ...started }, place);
  if (before.ok) isPlaced(device.files, place, before.value);
  else device.files.remove(place);
  return outcome;
}

function isPlaced(files: Files, place: Location, content: Content): boolean {
  if (files.content(place).ok)
    return isWritten(files.rewrite(place, empty), empty) && isWritten(files.rewrite(place, content), content);
  return isWritten(files.write(place, { source: content }), content);
}

function isWritten(writer: Result<FileWriter, FileProblem>, content: Content): boolean {
  if (!writer.ok) return false;
  const committed = writer.value.commit(content);
  if (!committed.ok) writer.value.abort();
  return committed.ok;
}

/** What the screen says; of a compact image that was made, what the loader says as well. */
async function afterScreen(screen: string, started: RunningDevice, place: Location): Promise<string> {
  if (screen.includes('% Invalid command')) return 'no such command';
  if (screen.includes('not supported on this platform')) return 'not supported';
  if (screen.includes('Connection closed by remote host')) return 'in-band failure';
  if (screen.includes('lost connection')) return `fails at ${[...screen.matchAll(/(\d+)%/g)].at(-1)?.[1] ?? '?'} %`;
  if (screen.includes('No space left')) return 'does not fit';
  if (screen.includes('failed')) return /^\.+$/m.test(screen) ? 'no room' : 'refused';
  if (!/Compact .* done|Copy complete\./.test(screen)) throw new Error(`nothing known ends like this:\n${screen}`);
  return (await boots(started, place)) ? 'compacts' : 'boot loop';
}

/** Whether a switch of this kind gets from the BIOS into NX-OS with this image. */
async function boots({ device }: RunningDevice, image: Location): Promise<boolean> {
  const { model, files, digests, points, guard } = device;
  const power = new Power(
    {
      ...{ model, files, digests, points, guard },
      clock: instantClock(device.clock.now()),
      hardware: { bios: model.bios },
      configuration: { nextBootImages: [spell(image)] },
    },
    () => {},
  );
  const stage = await power.on(device.clock.now());
  power.cut();
  return stage.at === 'running' || stage.at === 'starting';
}
