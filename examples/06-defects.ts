// Documented defects follow from the running release, and a lab may switch one off. The journal tells when one was hit.
import assert from 'node:assert/strict';
import { technoteLab, withLab } from 'n3k-emulator/testing';

async function hits(defects: Record<string, boolean>): Promise<readonly string[]> {
  const spec = technoteLab();
  const devices = spec.devices.map((device) => ({ ...device, defects }));
  return withLab(
    async (lab) => {
      const device = lab.device('N3K-C3064PQ');
      await device.type('delete bootflash:n3000-uk9.6.0.2.U6.3a.bin no-prompt');
      await device.type('install all nxos bootflash:nxos.7.0.3.I7.8.bin compact');
      await device.type(
        'copy scp://administrator@192.0.2.10/home/administrator/nxos.9.3.4.bin usb1: compact vrf management',
      );
      await device.type('administrator');
      const found: string[] = [];
      for await (const event of lab.events({ kinds: ['defect.hit'], within: 10 })) {
        if (event.kind === 'defect.hit') found.push(event.defect);
      }
      return found;
    },
    { ...spec, devices },
  );
}

assert.deepEqual(await hits({ CSCvg51567: false, CSCvs23686: false, CSCvt11426: false }), []);
console.log('hit:', await hits({}));
