import * as v from 'valibot';
import { EmulatorError } from '../base/emulator-error.ts';
import { commonFields, eventFields } from '../base/event-kinds.ts';
import { host } from '../base/host/host.ts';
import { isKeyName, keyTokens } from '../base/keys.ts';
import { didYouMean } from '../base/nearest.ts';
import { folderOf, join } from '../base/path.ts';
import type { Facts } from '../facts/catalog.ts';
import { isShortFor } from '../facts/port-name.ts';
import { releaseProblem } from '../facts/release-problem.ts';
import { isMapping, type Parsed, type Path } from '../facts/yaml.ts';
import type { InspectedDevice } from '../lab/inspect-lab.ts';
import { defectIds } from '../lab/known-defects.ts';
import { assertFault, deviceArguments as takes } from '../operations/table.ts';
import { namesDevice, writtenArguments } from './operation-steps.ts';
import type { ScenarioProblems } from './scenario-problems.ts';
import { replaceVariables, valuesOf, valuesProblem } from './variables.ts';

/** What the steps of a scenario may name. */
export interface StepSurroundings {
  readonly facts: Facts;
  readonly problems: ScenarioProblems;
  /** Undefined when the lab could not be read: then nothing is said of devices. */
  readonly devices: readonly InspectedDevice[] | undefined;
  readonly stickNames: readonly string[];
  readonly fixtureNames: readonly string[];
  /** Sessions that any step opens, and names under which any step saves. */
  readonly sessions: readonly string[];
  readonly saved: readonly string[];
  /** Whether files that hold screens may still have to be written (--update). */
  readonly writesScreens: boolean;
}

/** A list of steps as it is written, variables replaced. */
export interface WrittenSteps {
  readonly parsed: Parsed;
  readonly path: Path;
  readonly steps: readonly unknown[];
}

/** The names that some key has in all steps, inside repetitions as well. */
export function namesOf(steps: readonly unknown[], wanted: 'openSession' | 'save' | 'makeStick'): readonly string[] {
  return steps.flatMap((step): readonly string[] => {
    if (!isMapping(step)) return [];
    const inner = Array.isArray(step.steps) ? repeated(step, step.steps).flatMap((one) => namesOf(one, wanted)) : [];
    const name = step[wanted];
    return typeof name === 'string' ? [name, ...inner] : inner;
  });
}

/** The steps of a repetition with each of its values in turn. */
function repeated(each: Readonly<Record<string, unknown>>, steps: readonly unknown[]): readonly (readonly unknown[])[] {
  const { of } = each;
  const isList = Array.isArray(of) && of.every((item) => typeof item === 'string' || typeof item === 'number');
  if (typeof each.each !== 'string' || !(typeof of === 'string' || isList)) return [steps];
  const name = each.each;
  return valuesOf(of).map((value) => {
    const replaced = replaceVariables(
      steps,
      new Map([[name, value]]),
      new Set(),
      () => {},
      () => {},
    );
    return Array.isArray(replaced) ? replaced : [];
  });
}

/** Notes what steps name that is not there: devices, sessions, slots, sticks, events, releases, fixtures, files. */
export function checkSteps({ parsed, path, steps }: WrittenSteps, surroundings: StepSurroundings): void {
  const checker = new StepChecker(parsed, surroundings);
  steps.forEach((step, index) => {
    checker.check(step, [...path, index]);
  });
}

class StepChecker {
  readonly #parsed: Parsed;
  readonly #with: StepSurroundings;

  constructor(parsed: Parsed, surroundings: StepSurroundings) {
    this.#parsed = parsed;
    this.#with = surroundings;
  }

  check(step: unknown, path: Path): void {
    if (!isMapping(step)) return;
    if ('each' in step) {
      this.#repetition(step, path);
      return;
    }
    const { device, session, use, closeSession } = step;
    const { devices, sessions, fixtureNames } = this.#with;
    const names = devices?.map(({ name }) => name);
    if (names !== undefined) {
      this.#known(device, names, [...path, 'device'], 'the lab has no device', 'its devices');
      for (const [kind, value] of Object.entries(step)) {
        if (namesDevice(kind)) this.#known(value, names, [...path, kind], 'the lab has no device', 'its devices');
      }
    }
    this.#known(session, sessions, [...path, 'session'], 'no step opens a session', 'sessions');
    this.#known(closeSession, sessions, [...path, 'closeSession'], 'no step opens a session', 'sessions');
    this.#known(use, fixtureNames, [...path, 'use'], 'unknown fixture', 'known fixtures');
    this.#arguments(step, path);
    this.#events(step, path);
    this.#values(step, path);
    this.#files(step, path);
  }

  #repetition(step: Readonly<Record<string, unknown>>, path: Path): void {
    const problem = valuesProblem(step.of);
    if (problem !== undefined) this.#say([...path, 'of'], problem.message, problem.hint);
    if (problem !== undefined || !Array.isArray(step.steps)) return;
    for (const steps of repeated(step, step.steps)) {
      steps.forEach((inner, index) => {
        this.check(inner, [...path, 'steps', index]);
      });
    }
  }

  /** What the arguments of an operation name, by what they are called. */
  #arguments(step: Readonly<Record<string, unknown>>, path: Path): void {
    const { saved, stickNames, devices, sessions } = this.#with;
    const model = this.#modelOf(step.device);
    const args = writtenArguments(step);
    for (const [argument, key] of Object.entries(args)) {
      const [value, at] = [step[key], [...path, key]];
      if (argument === 'snapshot' && key === 'restore') this.#known(value, saved, at, 'no step saves', 'saved');
      if (argument === 'session') this.#known(value, sessions, at, 'no step opens a session', 'sessions');
      if (argument === 'slot' && model !== undefined) {
        this.#known(value, model.usbSlots, at, `${model.pid} has no slot`, 'its slots');
      }
      if (argument === 'stick' && devices !== undefined) {
        this.#known(value, stickNames, at, 'the lab has no stick', 'its sticks');
      }
      if (argument === 'filesystem' && typeof value === 'string') {
        this.#filesystem(value.replace(/:$/, ''), step.device, at);
      }
      if (argument === 'port' && model !== undefined && typeof value === 'string' && !isLater(value)) {
        const names = ['mgmt0', ...Array.from({ length: model.portCount }, (_none, index) => `Ethernet1/${index + 1}`)];
        const hint = `its ports: mgmt0, Ethernet1/1 to Ethernet1/${model.portCount}`;
        if (!names.some((name) => isShortFor(value, name))) this.#say(at, `${model.pid} has no port ${value}`, hint);
      }
      if (argument === 'path') this.#filesystemOf(value, step.device, at);
    }
    if ('point' in args && 'answer' in args) this.#fault(step, args, path);
  }

  /** Whether a point answers so. */
  #fault(step: Readonly<Record<string, unknown>>, args: Readonly<Record<string, string>>, path: Path): void {
    const [point, answer] = [step[args.point ?? ''], step[args.answer ?? '']];
    if (!v.is(takes.raiseFault.point, point) || typeof answer !== 'string' || isLater(answer)) return;
    try {
      assertFault({ point, answer });
    } catch (error) {
      if (error instanceof EmulatorError) this.#say([...path, args.answer ?? ''], error.message, error.hint);
    }
  }

  #events(step: Readonly<Record<string, unknown>>, path: Path): void {
    for (const key of ['wait', 'journal'] as const) {
      const event = step[key];
      if (!isMapping(event)) continue;
      const { kind } = event;
      const at = [...path, key];
      this.#known(kind, Object.keys(eventFields), [...at, 'kind'], 'unknown event', 'events');
      const fields = Object.entries(eventFields).find(([known]) => known === kind)?.[1];
      if (fields === undefined) continue;
      const known = [...commonFields, ...fields];
      for (const field of Object.keys(event)) {
        this.#known(field, known, [...at, field], `${String(kind)} has no field`, 'its fields', 'key');
      }
      const names = this.#with.devices?.map(({ name }) => name);
      if (names !== undefined)
        this.#known(event.device, names, [...at, 'device'], 'the lab has no device', 'its devices');
      const ids = [...defectIds, 'fault'];
      this.#known(event.defect, ids, [...at, 'defect'], 'unknown defect', 'known defects');
    }
  }

  #values(step: Readonly<Record<string, unknown>>, path: Path): void {
    const { state, press } = step;
    if (isMapping(state)) {
      const { release } = state;
      const problem =
        typeof release === 'string' && !isLater(release)
          ? releaseProblem(release, undefined, this.#with.facts)
          : undefined;
      if (problem !== undefined) this.#say([...path, 'state', 'release'], problem.message, problem.hint);
      for (const key of ['freeBytes', 'freeBytesAtLeast'] as const) {
        const sizes = state[key];
        for (const name of Object.keys(isMapping(sizes) ? sizes : {})) {
          this.#filesystem(name, step.device, [...path, 'state', key, name], 'key');
        }
      }
    }
    this.#filesystemOf(step.file, step.device, [...path, 'file']);
    const strange = typeof press === 'string' ? keyTokens(press).find((token) => !isKeyName(token)) : undefined;
    if (strange !== undefined) {
      const hint = 'keys: {enter}, {tab}, {esc}, {space}, {backspace}, {ctrl-a} to {ctrl-z}';
      this.#say([...path, 'press'], `unknown key {${strange}}`, hint);
    }
  }

  #filesystemOf(file: unknown, device: unknown, path: Path): void {
    const filesystem = typeof file === 'string' ? /^([a-z][a-z0-9]*):/i.exec(file)?.[1] : undefined;
    if (filesystem !== undefined) this.#filesystem(filesystem.toLowerCase(), device, path);
  }

  #filesystem(name: string, device: unknown, path: Path, part: 'key' | 'value' = 'value'): void {
    const model = this.#modelOf(device);
    if (model === undefined) return;
    this.#known(name, model.filesystems, path, `${model.pid} has no filesystem`, 'its filesystems', part);
  }

  #files(step: Readonly<Record<string, unknown>>, path: Path): void {
    for (const key of ['golden', 'transcript'] as const) {
      const name = step[key];
      if (typeof name !== 'string' || isLater(name) || (key === 'golden' && this.#with.writesScreens)) continue;
      const place = join(folderOf(this.#parsed.file), name);
      if (host().files.find(place) === undefined)
        this.#say([...path, key], `${place}: no such file`, 'paths start at the folder of the scenario');
    }
  }

  #modelOf(device: unknown): InspectedDevice['model'] {
    const { devices } = this.#with;
    return (device === undefined ? devices?.[0] : devices?.find(({ name }) => name === device))?.model;
  }

  #known(
    name: unknown,
    known: readonly string[],
    path: Path,
    what: string,
    which: string,
    part: 'key' | 'value' = 'value',
  ): void {
    if (typeof name !== 'string' || known.includes(name) || isLater(name)) return;
    this.#say(path, `${what} "${name}"`, `${didYouMean(name, known)}${which}: ${known.join(', ') || 'none'}`, part);
  }

  #say(path: Path, message: string, hint: string, part: 'key' | 'value' = 'value'): void {
    this.#with.problems.say(this.#parsed, path, message, hint, part);
  }
}

/** Whether a text holds a variable that is captured while the scenario is played. */
function isLater(text: string): boolean {
  return text.includes('${');
}
