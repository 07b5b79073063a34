import { expect, it } from 'vitest';
import { withLab } from '../../../../src/testing/index.ts';

/** What `show inventory` prints, with the serial numbers of the power supplies named by order. */
async function inventoryOf(model: string, release: string): Promise<string> {
  return withLab(
    async (lab) => {
      const { device, openInside } = lab.device('sw');
      const session = await openInside();
      const lines = (await session.type('show inventory')).split('\n').slice(1, -1);
      const text = lines.join('\n').replaceAll(device.serialNumber, '<chassis>');
      return [1, 2].reduce(
        (all, at) => all.replaceAll(device.serialNumberOf(`Power Supply ${at}`), `<supply ${at}>`),
        text,
      );
    },
    { devices: [{ name: 'sw', model, release }] },
  );
}

it('lists chassis, module, power supplies and fans', async () => {
  expect(await inventoryOf('N3K-C3064PQ-10GE', '7.0(3)I7(8)')).toBe(
    `NAME: "Chassis",  DESCR: "Nexus3064 Chassis"
PID: N3K-C3064PQ-10GE    ,  VID: V01 ,  SN: <chassis>

NAME: "Slot 1",  DESCR: "48x10GE + 16x10G/4x40G Supervisor"
PID: N3K-C3064PQ-10GE    ,  VID: V01 ,  SN: <chassis>

NAME: "Power Supply 1",  DESCR: "Nexus3064 Chassis Power Supply"
PID: N2200-PAC-400W      ,  VID: V01 ,  SN: <supply 1>

NAME: "Power Supply 2",  DESCR: "Nexus3064 Chassis Power Supply"
PID: N2200-PAC-400W      ,  VID: V01 ,  SN: <supply 2>

NAME: "Fan 1",  DESCR: "Nexus3064 Chassis Fan Module"
PID: N3K-C3064-FAN       ,  VID: V01 ,  SN: N/A
`,
  );
});

it('has one blank behind a comma on 6.x', async () => {
  expect((await inventoryOf('N3K-C3548P-10G', '6.0(2)A8(11b)')).split('\n').slice(0, 2)).toEqual([
    'NAME: "Chassis", DESCR: "Nexus 3548 Chassis"',
    'PID: N3K-C3548P-10G      , VID: V01 , SN: <chassis>',
  ]);
});
