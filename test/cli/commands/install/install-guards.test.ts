import { describe, expect, it } from 'vitest';
import { labWith, operate } from '../sessions.ts';

const stick = { size: '16GB' as const, files: [{ name: 'new.bin', image: 'nxos.9.3.4.bin' }] };
const install = 'install all nxos usb1:new.bin';

describe('a service that does not agree', () => {
  it('ends an upgrade, as a lab names it', async () => {
    await operate(
      async (operator) => {
        const words = 'EIGRP ISSU config check failed, ISSU may cause traffic disruption';
        const shown = await operator.shows(install);
        expect(shown).toContain('Notifying services about system upgrade.\n');
        expect(shown.split('\n').slice(-4)).toEqual([
          expect.stringMatching(/ -- FAIL\.$/),
          'Return code 0x437F0001 ((null)).',
          `Service "__inst_001__eigrp" in vdc 1: ${words}`,
          'Pre-upgrade check failed. Return code 0x437F0001 ((null)).',
        ]);
        expect(await operator.shows('show install all status')).toContain(
          `Service "__inst_001__eigrp" in vdc 1: ${words}`,
        );
        operator.switch.clearFault('install.notify');
        expect(await operator.type(install)).toContain('Do you want to continue with the installation');
      },
      labWith({
        usb1: stick,
        veto: {
          service: '__inst_001__eigrp',
          words: 'EIGRP ISSU config check failed, ISSU may cause traffic disruption',
        },
      }),
    );
  });

  it('is DME while it is on', async () => {
    await operate(
      async (operator) => {
        await operator.type('configure terminal ; system dme enable ; end');
        const found = [
          '1) Service : pltfm_config , Capability : CAP_FEATURE_DME_ENABLED',
          'Description : DME feature is not supported on this image',
          'Capability requirement : STRICT',
          'Enable/Disable command : Please use "no system dme enable" to disable DME feature',
        ].join('\n');
        for (const command of ['incompatibility', 'incompatibility-all']) {
          expect(await operator.shows(`show ${command} nxos usb1:new.bin`)).toContain(found);
        }
        expect(await operator.shows(install)).toContain(
          'Service "pltfm_config" in vdc 1: DME feature is not supported',
        );
        await operator.type('configure terminal ; no system dme enable ; end');
        expect(await operator.shows('show incompatibility nxos usb1:new.bin')).not.toContain('DME');
        expect(await operator.type(install)).toContain('Do you want to continue with the installation');
      },
      labWith({ usb1: stick }),
    );
  });

  it('iCAM is told of on the way down, and can be deactivated', async () => {
    await operate(
      async (operator) => {
        const command = "Enable/Disable command : Deactivate iCAM using 'install deactivate icam'";
        expect(await operator.shows('show incompatibility-all nxos usb1:new.bin')).toContain(command);
        await operator.type('install deactivate icam');
        expect(await operator.shows('show incompatibility-all nxos usb1:new.bin')).not.toContain(command);
        expect(await operator.shows('show running-config | include icam')).toBe('');
      },
      labWith({ release: '9.3(10)', bootflash: { files: [] }, usb1: stick }),
    );
  });
});
