import '../../../../src/host-node/install.ts';
import { sizeOf } from '../../../../src/machine/content/content.ts';
import { made } from './bytes.ts';
import { usedBlocks } from './model.ts';
import { type Step, takeStep } from './steps.ts';
import { type Site, spoolLimitBytes, World } from './world.ts';

/** How often all names and some bytes are compared; the counts are compared after every step. */
const fullCheckSteps = 40;

/** Takes `count` steps by the chance of `seed`. Throws an error that names the seed and the last steps when anything is not as it should be. */
export function simulate(seed: string, count: number): void {
  const world = new World(seed);
  const steps: Step[] = [];
  try {
    for (let at = 0; at < count; at += 1) {
      const step = takeStep(world);
      steps.push(step);
      if (step.outcome !== step.expected) throw new Error(`expected ${step.expected}`);
      for (const site of world.sites) checkUsage(site);
      if (at % fullCheckSteps === 0) for (const site of world.sites) checkEntries(site, world);
    }
    world.close();
    if (world.spool.freeBytes !== spoolLimitBytes) throw new Error('host files are left over');
  } catch (error) {
    const last = steps.slice(-12).map(({ what, outcome }) => `  ${what}: ${outcome}`);
    throw new Error(
      [`seed ${seed}, step ${steps.length}: ${String(error)}`, ...last, `npm run simulate -- --seed ${seed}`].join(
        '\n',
      ),
      { cause: error },
    );
  } finally {
    world.spool.close();
  }
}

function checkUsage({ name, volume, model }: Site): void {
  const { blockBytes } = model.format;
  const usage = volume.usage();
  const usedBytes = usedBlocks(model) * blockBytes;
  if (usage.usedBytes !== usedBytes) throw new Error(`${name} uses ${usage.usedBytes} in place of ${usedBytes}`);
  if (usage.usedBytes + usage.freeBytes !== usage.totalBytes || usage.freeBytes < 0) throw new Error(`${name} adds up`);
}

function checkEntries({ name, volume, model }: Site, world: World): void {
  const real = [...volume.below('/')].map(({ path, entry }) =>
    entry.kind === 'directory' ? `${path}/` : `${path} ${sizeOf(entry.content)}`,
  );
  const wanted = [...model.entries].map(([path, entry]) =>
    entry === 'directory' ? `${path}/` : `${path} ${entry.sizeBytes}`,
  );
  if (real.sort().join('\n') !== wanted.sort().join('\n'))
    throw new Error(`${name} holds ${real} in place of ${wanted}`);
  const listed = volume.list('/');
  const top = [...model.entries.keys()].filter((path) => path.lastIndexOf('/') === 0).length;
  if (!listed.ok || listed.value.length !== top) throw new Error(`${name} lists other names`);
  for (const [path, entry] of model.entries) {
    if (entry === 'directory' || world.random.integer(4) > 0) continue;
    const file = volume.open(path);
    const bytes = file.ok ? file.value.read(0, entry.sizeBytes) : file;
    const isSame = bytes.ok && made(entry).equals(bytes.value);
    if (file.ok) file.value.close();
    if (!isSame) throw new Error(`${name} has other bytes in ${path}`);
  }
}
