import type { Device } from '../../../machine/device.ts';
import { showing } from '../../notation/showing.ts';

const help = {
  sprom: 'Show SPROM contents',
  backplane: 'Show backplane SPROM contents',
  powersupply: 'Show power supply SPROM contents',
};

/** What a chip that names a part says. */
interface Chip {
  readonly title: string;
  readonly pid: string;
  readonly serialNumber: string;
  readonly firstMac?: string;
  readonly macCount?: number;
}

/** The sum of the characters of a block, as a checksum of that size has it; which bytes the device adds is not known (inferred). */
function checksum(text: string): string {
  const sum = [...text].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return `0x${(sum % 0x10000).toString(16).toUpperCase()}`;
}

/** Blocks, their signatures and lengths: captures of Nexus 9000 and of Nexus 5000 with the same blocks; a revision is not known (inferred). */
function* chipLines({ title, pid, serialNumber, firstMac, macCount }: Chip): Generator<string> {
  yield `DISPLAY ${title} sprom contents:`;
  yield 'Common block:';
  yield ' Block Signature : 0xabab';
  yield ' Block Version   : 3';
  yield ' Block Length    : 160';
  yield ` Block Checksum  : ${checksum(`${pid}${serialNumber}`)}`;
  yield ' EEPROM Size     : 65535';
  yield ' Block Count     : 2';
  yield ' FRU Major Type  : 0x6001';
  yield ' FRU Minor Type  : 0x0';
  yield ' OEM String      : Cisco Systems, Inc.';
  yield ` Product Number  : ${pid}`;
  yield ` Serial Number   : ${serialNumber}`;
  yield ' Part Number     : N/A';
  yield ' Part Revision   : N/A';
  yield ' Mfg Deviation   : 0';
  yield ' H/W Version     : 1.0';
  yield ' Mfg Bits        : 0';
  yield ' Engineer Use    : 0';
  yield ' snmpOID         : 0.0.0.0.0.0.0.0';
  yield ' Power Consump   : 0';
  yield ' RMA Code        : 0-0-0-0';
  yield ' CLEI Code       : N/A';
  yield ' VID             : V01';
  if (firstMac === undefined) return;
  yield 'Chassis specific block:';
  yield ' Block Signature : 0x6001';
  yield ' Block Version   : 3';
  yield ' Block Length    : 39';
  yield ` Block Checksum  : ${checksum(firstMac)}`;
  yield ' Feature Bits    : 0x0';
  yield ' HW Changes Bits : 0x0';
  yield ' Stackmib OID    : 0';
  yield ` MAC Addresses   : ${firstMac}`;
  yield ` Number of MACs  : ${macCount}`;
  yield ' OEM Enterprise  : 0';
  yield ' OEM MIB Offset  : 0';
  yield ' MAX Connector Power: 0';
}

function backplane({ model, serialNumber, macAddress }: Device): Chip {
  const firstMac = (macAddress.replaceAll('.', '').match(/../g) ?? []).join('-');
  return { title: 'backplane', pid: model.pid, serialNumber, firstMac, macCount: model.ports + 1 };
}

function supply(device: Device, number: number): Chip {
  const serialNumber = device.serialNumberOf(`Power Supply ${number}`);
  return { title: `power-supply ${number}`, pid: device.model.powerSupplies.pid, serialNumber };
}

/** `show sprom backplane`: what the chassis says of itself. Form: public captures of Nexus 9000 (10.2) and Nexus 5000. */
export const showSpromBackplane = showing('show sprom backplane [<number:1-1>]', {
  help: { ...help, '<number>': 'Backplane number' },
  examples: ['show sprom backplane', 'show sprom backplane 1'],
  read: ({ device }) => backplane(device),
  print: chipLines,
});

/** `show sprom powersupply N`: what a power supply says of itself. */
export const showSpromSupply = showing('show sprom powersupply <number:1-2>', {
  help: { ...help, '<number>': 'Power supply number' },
  examples: ['show sprom powersupply 1'],
  read: ({ args, device }) =>
    args.number <= device.model.powerSupplies.count ? supply(device, args.number) : undefined,
  *print(chip) {
    if (chip === undefined) yield 'Power supply is not present';
    else yield* chipLines(chip);
  },
});

/** `show sprom all`: the chassis and its power supplies. */
export const showSpromAll = showing('show sprom all', {
  help: { ...help, all: 'Show all SPROM contents' },
  read: ({ device }) => [
    backplane(device),
    ...Array.from({ length: device.model.powerSupplies.count }, (_, index) => supply(device, index + 1)),
  ],
  *print(chips) {
    for (const chip of chips) {
      yield* chipLines(chip);
      yield '';
    }
  },
});
