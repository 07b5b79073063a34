import type { Model } from '../facts/model.ts';
import { release } from '../facts/release.ts';
import { affects, defect } from './defect.ts';

const yearOfNotice = 2016;

/**
 * Images of these releases misread flash of an unusual geometry: what lies on bootflash fails its check although it is sound,
 * until the BIOS is newer. Only some switches have such flash, so a lab has to say which.
 */
const misreadFlash = defect({
  id: 'eUSB-MD5',
  headline:
    'Upgrade from 6.0(2)U6(x) to 7.0(3)I boot-loops with an MD5 mismatch on eUSB flash of more than 48 sectors a track',
  source:
    'Cisco field notice of December 2016, as quoted by The Register, 2016-12-19 (cisco_nexus_3000_boot_loop_warning)',
  inferred:
    'The affected releases (those published before the notice), that any BIOS built after the year of the notice cures it, and that images on USB or TFTP are not misread.',
  hardware: 'Some Nexus 3000 with 2 or 4 GB eUSB flash',
  affects: {
    by: 'booted-image',
    only: [
      ...['7.0(3)I2(1)', '7.0(3)I2(1a)', '7.0(3)I2(2)', '7.0(3)I2(2a)', '7.0(3)I2(2b)', '7.0(3)I2(2c)', '7.0(3)I2(2d)'],
      ...['7.0(3)I2(2e)', '7.0(3)I2(3)', '7.0(3)I2(4)', '7.0(3)I2(5)', '7.0(3)I3(1)', '7.0(3)I4(1)', '7.0(3)I4(2)'],
      ...['7.0(3)I4(3)', '7.0(3)I4(4)', '7.0(3)I4(5)', '7.0(3)I5(1)'],
    ],
  },
  occurs: 'on-request',
  workaround:
    'Upgrade the BIOS first (install all nxos F bios, with an image of 7.0(3)I7(2) or later), or boot an image from USB.',
  at: {
    'loader.check': (request, next) => {
      const { image, model, biosVersion } = request;
      const isMisread = image.filesystem === 'bootflash' && builtIn(model, biosVersion) <= yearOfNotice;
      return isMisread && affects(misreadFlash, release(request.header.release)) ? 'mismatch' : next(request);
    },
  },
});

/** The year in which a BIOS of a model was built. */
function builtIn({ bios, biosImages }: Model, version: string): number {
  const known = biosImages.find((image) => image.version === version) ?? bios;
  return Number(known.compiled.slice(-4));
}

export default misreadFlash;
