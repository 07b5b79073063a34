import type { Result } from '../../../../src/base/result.ts';
import type { Location } from '../../../../src/machine/storage/location.ts';
import type { FileProblem } from '../../../../src/machine/storage/problem.ts';
import { Volume } from '../../../../src/machine/storage/volume.ts';
import { made } from './bytes.ts';
import * as model from './model.ts';
import { bootImagePath, type OpenWriter, type SimulatedSwitch, type Site, type World } from './world.ts';

/** A step: what was done, how it ended, and how it should have ended. */
export interface Step {
  readonly what: string;
  readonly outcome: string;
  readonly expected: string;
}

const paths = [
  ['/a', '/b', '/ü x', '/d', '/d/a', '/d/b', '/d/e', '/d/e/a', bootImagePath],
  ['/', '/no/a', '/a/x', '/bad\nname', '/d?', '/d/e/f/g'],
] as const;
const filesystems = ['bootflash', 'bootflash', 'volatile', 'usb1', 'usb1', 'usb2'] as const;
const odd = ['system', 'slot0'] as const;
const isFirst = (world: World, chosen: SimulatedSwitch): boolean => chosen === world.switches[0];

/** How often each kind of step is taken, relative to the others. */
const kinds: readonly (readonly [weight: number, step: (world: World) => Step])[] = [
  [14, beginUpload],
  [34, continueUpload],
  [16, endUpload],
  [4, cutUpload],
  [7, remove],
  [6, makeDirectory],
  [4, removeDirectory],
  [10, move],
  [2, touch],
  [8, openReader],
  [10, read],
  [6, closeReader],
  [1, pull],
  [4, insert],
  [0.2, losePower],
  [0.2, grow],
  [2, restore],
];
const allWeights = kinds.reduce((sum, [weight]) => sum + weight, 0);

/** Takes one step, chosen by the world's chance, in the world and in its model. */
export function takeStep(world: World): Step {
  for (;;) {
    const step = chosenKind(world)(world);
    if (step !== nothing) return step;
  }
}

function chosenKind(world: World): (world: World) => Step {
  let left = world.random.next() * allWeights;
  for (const [weight, step] of kinds) {
    if (left < weight) return step;
    left -= weight;
  }
  throw new Error('the weights add up');
}

function beginUpload(world: World): Step {
  const { chosen, location, site, problem } = pickPlace(world);
  const isText = world.random.integer(2) === 0;
  const sizeBytes = world.pick([0, 10, 5000, 9000, 40_000, 70_000, 140_000, 400_000]);
  const recipe: model.Recipe = { kind: isText ? 'text' : 'bytes', seed: world.random.integer(1000), sizeBytes };
  const keepsOld = world.random.integer(3) === 0;
  const isGuarded = isProtected(world, chosen, location);
  const expected = isGuarded ? 'boot-image' : (problem ?? model.beginWrite(site().model, location.path, keepsOld));
  const opened = chosen.files.write(location, { keepsOld });
  if (opened.ok && expected === 'done') {
    const writer: model.WriterModel = { path: location.path, recipe, takenBytes: 0, isLost: false };
    site().model.writers.add(writer);
    world.writers.add({ site: site(), writer: opened.value, model: writer });
  }
  return { what: `write ${spelt(location)} ${sizeBytes}`, outcome: outcomeOf(opened), expected };
}

/** Some more bytes; a writer that finds no room is given up, as all callers do. */
function continueUpload(world: World): Step {
  const open = pickWriter(world);
  if (open === undefined) return nothing;
  const { recipe } = open.model;
  const count = Math.min(world.pick([1000, 30_000, 70_000, 200_000]), recipe.sizeBytes - open.model.takenBytes);
  const start = open.model.takenBytes;
  const expected = model.take(open.site.model, open.model, count);
  const written = open.writer.write(made(recipe).subarray(start, start + count));
  const outcome = outcomeOf(written);
  const isSpoolFull = outcome === 'no-space' && world.spool.freeBytes < 65_536 + count;
  if (outcome !== 'done') giveUp(world, open);
  return { what: `more of ${open.model.path}`, outcome, expected: isSpoolFull ? outcome : expected };
}

function endUpload(world: World): Step {
  const open = pickWriter(world);
  if (open === undefined) return nothing;
  if (!open.model.isLost && open.model.takenBytes < open.model.recipe.sizeBytes) return continueUpload(world);
  const outcome = outcomeOf(open.writer.commit());
  const isSpoolFull = outcome === 'no-space' && world.spool.freeBytes < 65_536;
  if (isSpoolFull) open.site.model.writers.delete(open.model);
  const expected = isSpoolFull ? outcome : model.commit(open.site.model, open.model);
  world.writers.delete(open);
  return { what: `commit ${open.model.path}`, outcome, expected };
}

function cutUpload(world: World): Step {
  const open = pickWriter(world);
  if (open === undefined) return nothing;
  giveUp(world, open);
  return { what: `abort ${open.model.path}`, outcome: 'done', expected: 'done' };
}

function remove(world: World): Step {
  const { chosen, location, site, problem } = pickPlace(world);
  const expected =
    problem ?? (guards(world, chosen, location, site) ? 'boot-image' : model.remove(site().model, location.path));
  return { what: `remove ${spelt(location)}`, outcome: outcomeOf(chosen.files.remove(location)), expected };
}

function makeDirectory(world: World): Step {
  const { chosen, location, site, problem } = pickPlace(world);
  const expected = problem ?? model.makeDirectory(site().model, location.path);
  return { what: `mkdir ${spelt(location)}`, outcome: outcomeOf(chosen.files.makeDirectory(location)), expected };
}

function removeDirectory(world: World): Step {
  const { chosen, location, site, problem } = pickPlace(world);
  const expected = problem ?? model.removeDirectory(site().model, location.path);
  return { what: `rmdir ${spelt(location)}`, outcome: outcomeOf(chosen.files.removeDirectory(location)), expected };
}

function move(world: World): Step {
  const from = pickPlace(world);
  const to = pickPlace(world, from.chosen);
  const outcome = outcomeOf(from.chosen.files.move(from.location, to.location));
  return {
    what: `move ${spelt(from.location)} ${spelt(to.location)}`,
    outcome,
    expected: expectedMove(world, from, to),
  };
}

function expectedMove(world: World, from: Place, to: Place): string {
  if (from.problem !== undefined) return from.problem;
  if (guards(world, from.chosen, from.location, from.site)) return 'boot-image';
  if (isProtected(world, from.chosen, to.location)) return 'boot-image';
  const source = from.site().model;
  if (from.location.filesystem === to.location.filesystem) {
    return model.rename(source, from.location.path, to.location.path);
  }
  const kind = model.kindAt(source, from.location.path);
  if (kind !== 'file') return kind === 'directory' ? 'is-directory' : 'not-found';
  if (to.problem !== undefined) return to.problem;
  const target = to.site().model;
  const recipe = source.entries.get(from.location.path);
  const begun = model.beginWrite(target, to.location.path, false);
  if (begun !== 'done' || recipe === undefined || recipe === 'directory') return begun;
  const writer: model.WriterModel = { path: to.location.path, recipe, takenBytes: 0, isLost: false };
  target.writers.add(writer);
  const taken = model.take(target, writer, recipe.sizeBytes);
  target.writers.delete(writer);
  if (taken !== 'done') return taken;
  target.entries.set(to.location.path, recipe);
  source.entries.delete(from.location.path);
  return 'done';
}

function touch(world: World): Step {
  const { chosen, location, site, problem } = pickPlace(world);
  const isThere = problem === undefined && site().model.entries.has(location.path);
  const expected = problem ?? (site().model.isReadOnly ? 'read-only' : isThere ? 'done' : 'not-found');
  return { what: `touch ${spelt(location)}`, outcome: outcomeOf(chosen.files.touch(location, 7000)), expected };
}

function openReader(world: World): Step {
  const { chosen, location, site, problem } = pickPlace(world);
  const opened = chosen.files.open(location);
  const entry = problem === undefined ? site().model.entries.get(location.path) : undefined;
  const isDirectory = entry === 'directory' || location.path === '/';
  const expected = problem ?? (isDirectory ? 'is-directory' : entry === undefined ? 'not-found' : 'done');
  if (opened.ok && entry !== undefined && entry !== 'directory') {
    const reader: model.ReaderModel = { recipe: entry, isLost: false };
    site().model.readers.add(reader);
    world.readers.add({ file: opened.value, model: reader });
  }
  return { what: `open ${spelt(location)}`, outcome: outcomeOf(opened), expected };
}

function read(world: World): Step {
  const [open] = world.readers.size === 0 ? [] : [world.pick([...world.readers])];
  if (open === undefined) return nothing;
  const { recipe, isLost } = open.model;
  const start = world.random.integer(recipe.sizeBytes + 1);
  const length = world.random.integer(5000);
  const piece = open.file.read(start, length);
  if (!piece.ok) return { what: 'read', outcome: piece.error.why, expected: isLost ? 'io-error' : 'done' };
  const isSame = made(recipe)
    .subarray(start, start + length)
    .equals(piece.value);
  return { what: 'read', outcome: isSame ? 'done' : 'other bytes', expected: isLost ? 'io-error' : 'done' };
}

function closeReader(world: World): Step {
  const [open] = world.readers.size === 0 ? [] : [world.pick([...world.readers])];
  if (open === undefined) return nothing;
  open.file.close();
  world.readers.delete(open);
  for (const { model: at } of world.sites) at.readers.delete(open.model);
  return { what: 'close', outcome: 'done', expected: 'done' };
}

function pull(world: World): Step {
  const taken = world.switches.flatMap((at) =>
    ['usb1', 'usb2'].filter((slot) => at.slots.stick(slot) !== undefined).map((slot) => ({ at, slot })),
  );
  if (taken.length === 0) return nothing;
  const { at, slot } = world.pick(taken);
  const stick = at.slots.pull(slot);
  at.mounts.set(slot, 'not-present');
  const site = world.sticks.find((known) => known.stick === stick)?.site;
  if (site !== undefined) model.lose(site.model);
  return { what: `pull ${stick.name} out of ${slot}`, outcome: 'done', expected: 'done' };
}

function insert(world: World): Step {
  const free = world.switches.flatMap((at) =>
    ['usb1', 'usb2'].filter((slot) => at.slots.stick(slot) === undefined).map((slot) => ({ at, slot })),
  );
  const lying = world.sticks.filter(({ stick }) => stick.place === undefined);
  if (free.length === 0 || lying.length === 0) return nothing;
  const { at, slot } = world.pick(free);
  const { stick, site } = world.pick(lying);
  at.slots.insert(slot, stick);
  at.mounts.set(slot, site ?? 'not-formatted');
  return { what: `put ${stick.name} into ${slot}`, outcome: 'done', expected: 'done' };
}

function losePower(world: World): Step {
  const chosen = world.pick(world.switches);
  chosen.files.losePower();
  for (const site of chosen.mounts.values()) {
    if (typeof site === 'string') continue;
    model.lose(site.model);
    if (site.model.format.name === 'tmpfs') site.model.entries.clear();
  }
  return { what: 'lose power', outcome: 'done', expected: 'done' };
}

function grow(world: World): Step {
  const { volume, model: site } = world.pick(world.sites);
  const blocks = Math.min(world.random.integer(3), model.freeBlocks(site));
  volume.growBase(blocks * site.format.blockBytes);
  site.baseBlocks += blocks;
  return { what: 'grow', outcome: 'done', expected: 'done' };
}

/** Saves a volume, makes another of it, and saves that: both states are the same, as text, too. */
function restore(world: World): Step {
  const { volume, name } = world.pick(world.sites);
  const state = volume.state();
  const copy = new Volume(state, world.surroundings);
  const isSame = JSON.stringify(copy.state()) === JSON.stringify(state);
  copy.discard();
  return { what: `restore ${name}`, outcome: isSame ? 'done' : 'another state', expected: 'done' };
}

/** A step that there was nothing for; another is chosen. */
const nothing: Step = { what: 'nothing', outcome: 'done', expected: 'done' };

interface Place {
  readonly chosen: SimulatedSwitch;
  readonly location: Location;
  /** Why there is no volume; then `site` must not be asked. */
  readonly problem: string | undefined;
  site(): Site;
}

function pickPlace(world: World, chosen = world.pick(world.switches)): Place {
  const filesystem = world.pick(world.random.integer(20) === 0 ? odd : filesystems);
  const mount = chosen.mounts.get(filesystem);
  const there = mount === undefined || typeof mount === 'string' ? [] : [...mount.model.entries.keys()];
  const isOld = there.length > 0 && world.random.integer(2) === 0;
  const path = world.pick(isOld ? there : world.random.integer(12) === 0 ? paths[1] : paths[0]);
  const problem = mount === undefined ? 'no-filesystem' : typeof mount === 'string' ? mount : undefined;
  const site = (): Site => {
    if (mount === undefined || typeof mount === 'string') throw new Error('no volume there');
    return mount;
  };
  return { chosen, location: { filesystem, path }, problem, site };
}

function pickWriter(world: World): OpenWriter | undefined {
  return world.writers.size === 0 ? undefined : world.pick([...world.writers]);
}

function giveUp(world: World, open: OpenWriter): void {
  open.writer.abort();
  open.site.model.writers.delete(open.model);
  world.writers.delete(open);
}

function isProtected(world: World, chosen: SimulatedSwitch, { filesystem, path }: Location): boolean {
  return isFirst(world, chosen) && filesystem === 'bootflash' && path === bootImagePath;
}

/** Whether the boot image is what is named, or lies below it. */
function guards(world: World, chosen: SimulatedSwitch, location: Location, site: () => Site): boolean {
  if (isProtected(world, chosen, location)) return true;
  if (!isFirst(world, chosen) || location.filesystem !== 'bootflash' || location.path !== '/') return false;
  return site().model.entries.has(bootImagePath);
}

function spelt({ filesystem, path }: Location): string {
  return JSON.stringify(`${filesystem}:${path}`);
}

function outcomeOf(result: Result<unknown, FileProblem>): string {
  return result.ok ? 'done' : result.error.why;
}
