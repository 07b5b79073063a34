import { didYouMean } from '../../base/nearest.ts';

/** The devices of a lab file as they are written: templates, counts and addresses are still to be worked out. */
export interface WrittenDevices {
  readonly devices: readonly WrittenDevice[];
  readonly templates?: Readonly<Record<string, WrittenDevice>> | undefined;
  readonly addresses?: Addresses | undefined;
}

/** One entry of `devices`, or a template. */
export interface WrittenDevice {
  readonly name?: string | undefined;
  readonly template?: string | undefined;
  readonly count?: number | undefined;
  readonly address?: string | undefined;
  readonly ssh?: Door | undefined;
  readonly console?: Door | undefined;
}

interface Door {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
}

/** How devices that say nothing of it themselves are reached. */
export type Addresses =
  | 'loopback'
  | { readonly first: string; readonly port?: number | undefined }
  | { readonly firstPort: number };

/** One device, with every value that it has from its template or from its number. */
export interface ExpandedDevice {
  /** Which entry of `devices` it comes from. */
  readonly entry: number;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The fields that stand in the template and not in the entry. */
  readonly inherited: ReadonlySet<string>;
  /** Whether its template is not known, so that it may lack what it needs. */
  readonly isPartial: boolean;
}

/** An entry that cannot be worked out. */
export interface ExpansionProblem {
  readonly entry: number;
  readonly key: 'template' | 'address' | 'name';
  readonly message: string;
  readonly hint: string;
}

const sshPort = 22;
const loopbackStart = '127.1.0.1';

/**
 * One device for each that the entries stand for, with what is wrong with it before it: what is wrong in one place hides nothing in another. In a counted entry, `{n}` in any text is the number of the device; a name
 * without it gets the number at its end, a port or an address counts up.
 */
export function expandDevices(written: WrittenDevices): readonly (ExpandedDevice | ExpansionProblem)[] {
  const places = new Places(written.addresses);
  const names = new Set<string>();
  return written.devices.flatMap((own, entry) => {
    const templates = written.templates ?? {};
    const name = own.template ?? '';
    const isPartial = own.template !== undefined && !Object.hasOwn(templates, name);
    const template = templates[name] ?? {};
    const problems: (ExpandedDevice | ExpansionProblem)[] = [];
    if (isPartial) {
      const known = Object.keys(templates);
      const hint = `${didYouMean(name, known)}templates of this lab: ${known.join(', ') || 'none'}`;
      problems.push({ entry, key: 'template', message: `unknown template "${name}"`, hint });
    }
    const merged: WrittenDevice = { ...template, ...own };
    const inherited = new Set(Object.keys(template).filter((key) => !(key in own)));
    const numbers = Array.from({ length: merged.count ?? 1 }, (_, index) => index + 1);
    const devices = numbers.flatMap((number): readonly (ExpandedDevice | ExpansionProblem)[] => {
      const { template: _template, count, address, ...fields } = numbered(merged, number);
      const name = nameOf(fields.name ?? 'sw', merged, number);
      const wrong: ExpansionProblem[] = [];
      // Of a name that a template may hold nothing is known.
      const isNamed = fields.name !== undefined || !isPartial;
      if (isNamed && names.has(name)) {
        const hint = merged.name === undefined ? 'give each its own name:' : 'names of devices differ';
        wrong.push({ entry, key: 'name', message: `two devices are called "${name}"`, hint });
      }
      if (isNamed) names.add(name);
      const offset = count === undefined ? 0 : number - 1;
      const ssh = places.of({ address, ssh: fields.ssh }, offset);
      if (ssh === undefined) {
        wrong.push({ entry, key: 'address', message: addressMessage, hint: 'four numbers from 0 to 255' });
      }
      const doors = {
        ...(ssh === undefined || Object.keys(ssh).length === 0 ? {} : { ssh }),
        ...(fields.console === undefined ? {} : { console: countedDoor(fields.console, offset) }),
      };
      return [...wrong, { entry, fields: { ...fields, name, ...doors }, inherited, isPartial }];
    });
    return [...problems, ...devices];
  });
}

/** What an address of a device has to be. */
export const addressMessage = 'expected an IPv4 address such as 127.1.0.1';

/** True for the four numbers of an IPv4 address. */
export function isIpv4(text: string): boolean {
  return /^(\d{1,3})(\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255);
}

function nameOf(written: string, merged: WrittenDevice, number: number): string {
  const isNumbered = merged.count === undefined || (merged.name ?? '').includes('{n}');
  return isNumbered ? written : `${written}${number}`;
}

/** The entry with `{n}` replaced in all its texts, if it is a counted one. */
function numbered(device: WrittenDevice, number: number): WrittenDevice {
  return device.count === undefined ? device : withNumber(device, String(number));
}

function withNumber<T>(value: T, number: string): T;
function withNumber(value: unknown, number: string): unknown {
  if (typeof value === 'string') return value.replaceAll('{n}', number);
  if (Array.isArray(value)) return value.map((item: unknown) => withNumber(item, number));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withNumber(item, number)]));
}

/** Hands out addresses and ports. Invariant: what it hands out by itself differs from device to device. */
class Places {
  readonly #rule: Addresses | undefined;
  #given = 0;

  constructor(rule: Addresses | undefined) {
    this.#rule = rule;
  }

  /** Where a device listens; `offset` counts the devices of its entry. Undefined when its address is none. */
  of(device: Pick<WrittenDevice, 'address' | 'ssh'>, offset: number): WrittenDevice['ssh'] {
    const { host, port } = device.ssh ?? {};
    if (device.address !== undefined) {
      const address = isIpv4(device.address) ? counted(device.address, offset) : undefined;
      return address === undefined ? undefined : { host: address, port: port ?? sshPort };
    }
    if (port !== undefined) return countedDoor({ ...device.ssh, port }, offset);
    if (host !== undefined || this.#rule === undefined) return device.ssh ?? {};
    const index = this.#given;
    this.#given += 1;
    if (this.#rule === 'loopback') return { host: counted(loopbackStart, index), port: sshPort };
    if ('firstPort' in this.#rule) return { port: this.#rule.firstPort + index };
    return { host: counted(this.#rule.first, index), port: this.#rule.port ?? sshPort };
  }
}

/** The door with its port counted up, if it has one that is chosen. */
function countedDoor(door: Door, offset: number): Door {
  return door.port === undefined || door.port === 0 ? door : { ...door, port: door.port + offset };
}

/** The address that is `offset` behind `first`. */
function counted(first: string, offset: number): string {
  const value = first.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) + offset;
  return [24, 16, 8, 0].map((bits) => Math.floor(value / 2 ** bits) % 256).join('.');
}
