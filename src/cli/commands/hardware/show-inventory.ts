import { hardwareIn } from '../../../facts/hardware.ts';
import type { RunningSystem } from '../../../machine/boot/running-system.ts';
import type { Device } from '../../../machine/device.ts';
import { choice, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';

/** One part of the switch as `show inventory` lists it. */
interface Item {
  readonly name: string;
  readonly description: string;
  readonly pid: string;
  readonly serialNumber: string;
}

const showWord = word('show', 'Show running system information');
const inventoryWord = word('inventory', 'Show physical inventory');

/** What stands for the hardware revision of a part. */
const versionId = 'V01';

/**
 * `show inventory`: chassis, module, power supplies and fans. Names and blanks of 7.x captures, where two blanks follow a comma;
 * 6.x has one (nxos-behaviour 5.3). The comma behind a product ID stands in column 26, as in captures of an N3K-C3172PQ-10GE and
 * of fabric extenders. Fans have no serial number.
 */
export const showInventory = show({
  syntax: [showWord, inventoryWord],
  examples: ['show inventory'],
  read: ({ device, running }) => inventoryOf(device, running),
  print: inventoryLines,
  structure: inventoryKeys,
});

/** What the names of the parts of a kind begin with. */
const beginnings = { all: '', chassis: 'Chassis', module: 'Slot', power_supply: 'Power', fans: 'Fan' } as const;

/** `show inventory` of one kind of parts (command reference of 9.3; genieparser asks for it). */
export const showInventoryPart = show({
  syntax: [
    showWord,
    inventoryWord,
    choice('kind', [
      word('all', 'Show the inventory of all parts'),
      word('chassis', 'Show the inventory of the chassis'),
      word('fans', 'Show the inventory of fans'),
      word('module', 'Show the inventory of modules'),
      word('power_supply', 'Show the inventory of power supplies'),
    ]),
  ],
  examples: ['show inventory chassis', 'show inventory power_supply'],
  read({ args, device, running }) {
    const known = inventoryOf(device, running);
    return { ...known, items: known.items.filter(({ name }) => name.startsWith(beginnings[args.kind])) };
  },
  print: inventoryLines,
  structure: inventoryKeys,
});

interface Inventory {
  readonly items: readonly Item[];
  /** What stands between the columns. */
  readonly gap: string;
}

function inventoryOf(device: Device, running: RunningSystem): Inventory {
  return { items: [...itemsOf(device, running)], gap: running.has('singleImage') ? '  ' : ' ' };
}

function* inventoryLines({ items, gap }: Inventory): Generator<string> {
  for (const { name, description, pid, serialNumber } of items) {
    yield `NAME: "${name}",${gap}DESCR: "${description}"`;
    yield `PID: ${pid.padEnd(19)} ,${gap}VID: ${versionId} ,${gap}SN: ${serialNumber}`;
    yield '';
  }
}

/** Key names: napalm test/nxos/mocked_data, show_inventory.json. */
function inventoryKeys({ items }: Inventory): object {
  return table(
    'inv',
    items.map(({ name, description, pid, serialNumber }) => ({
      name,
      desc: description,
      productid: pid,
      vendorid: versionId,
      serialnum: serialNumber,
    })),
  );
}

function* itemsOf(device: Device, { release }: RunningSystem): Generator<Item> {
  const { model, serialNumber } = device;
  const { chassis, modulePid } = hardwareIn(model, release);
  yield { name: 'Chassis', description: chassis, pid: model.pid, serialNumber };
  yield { name: 'Slot 1', description: model.moduleType, pid: modulePid, serialNumber };
  for (let number = 1; number <= model.powerSupplies.count; number += 1) {
    const name = `Power Supply ${number}`;
    const description = `${chassis} Power Supply`;
    yield { name, description, pid: model.powerSupplies.pid, serialNumber: device.serialNumberOf(name) };
  }
  for (let number = 1; number <= model.fans.count; number += 1) {
    const description = `${chassis} Fan Module`;
    yield { name: `Fan ${number}`, description, pid: model.fans.pid, serialNumber: 'N/A' };
  }
}
