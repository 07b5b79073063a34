import { Facts } from '../facts/catalog.ts';
import type { Mistake } from '../facts/issue-words.ts';
import { inCode, isMapping } from '../facts/yaml.ts';
import { otherFilesystems } from './build/filesystems.ts';
import { mistakesOfNames } from './spec/lab-facts.ts';
import { type PlacedDevice, readLab } from './spec/lab-mistakes.ts';
import type { LabSpec } from './spec/lab-schema.ts';

/** A device that a lab has by its text, however much of it is wrong. */
export interface InspectedDevice {
  readonly name: string;
  /** What it is; undefined where the text names no model that is known. */
  readonly model:
    | {
        readonly pid: string;
        readonly usbSlots: readonly string[];
        readonly filesystems: readonly string[];
        /** How many Ethernet ports it has: Ethernet1/1 and on. */
        readonly portCount: number;
      }
    | undefined;
}

/** What a lab has by its text. */
export interface InspectedLab {
  /** The lab with its templates, counts and addresses worked out; undefined when there is a mistake in its form. */
  readonly spec: LabSpec | undefined;
  /** What is wrong, each with the way to it in the value. */
  readonly mistakes: readonly Mistake[];
  readonly devices: readonly InspectedDevice[];
  /** The names of its sticks; one that a device describes in its slot is called `sw1 usb1`. */
  readonly sticks: readonly string[];
}

/** What a lab is held against. */
export interface InspectOptions {
  /** The facts that are shipped unless said otherwise. */
  readonly facts?: Facts | undefined;
  /** Where relative host files start; the working directory unless said otherwise. */
  readonly folder?: string | undefined;
}

/**
 * Everything that can be read off a lab without starting it: what it has, and every mistake in it, with
 * the way out.
 */
export function inspectLab(written: unknown, { facts = new Facts(), folder = '.' }: InspectOptions = {}): InspectedLab {
  const { spec, mistakes, devices } = readLab(inCode('lab', written));
  return {
    spec,
    mistakes: [...mistakes, ...mistakesOfNames(written, devices, { facts, folder })],
    devices: devices.map((device) => inspected(device, facts)),
    sticks: sticksIn(written, devices),
  };
}

function inspected({ fields }: PlacedDevice, facts: Facts): InspectedDevice {
  const name = String(fields.name);
  const pid = fields.model;
  if (typeof pid !== 'string' || !facts.pids().includes(pid)) return { name, model: undefined };
  const { usbSlots, ports: portCount } = facts.model(pid);
  const others = otherFilesystems.map(({ filesystem }) => filesystem);
  return { name, model: { pid, usbSlots, filesystems: ['bootflash', ...usbSlots, ...others], portCount } };
}

function sticksIn(lab: unknown, devices: readonly PlacedDevice[]): readonly string[] {
  const listed = isMapping(lab) && Array.isArray(lab.sticks) ? lab.sticks : [];
  return [
    ...listed.flatMap((stick: unknown) => (isMapping(stick) ? [String(stick.name)] : [])),
    ...devices.flatMap(({ fields }) =>
      ['usb1', 'usb2'].filter((slot) => isMapping(fields[slot])).map((slot) => `${String(fields.name)} ${slot}`),
    ),
  ];
}
