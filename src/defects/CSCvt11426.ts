import { isNinePointThree } from './affected-images.ts';
import { defect } from './defect.ts';

/** The compactor of these releases does not know the layout of 9.3(x) images and stops behind the common section. */
export default defect({
  id: 'CSCvt11426',
  headline: 'Compact image of 9.3(x) over SCP fails at 29 %',
  source: 'TechNote 215781, Compact Image Procedure for NX-OS Binary Image File via SCP Fails at 29%',
  inferred: 'Where it stops in images other than nxos.9.3.3.bin: behind the section that all groups share.',
  hardware: 'Nexus 3000, 3100 and 3500 with a compact image',
  affects: { by: 'running', since: '7.0(3)I5(2)', fixedIn: ['7.0(3)I7(7)', '9.2(4)'] },
  occurs: 'always',
  workaround: 'Upgrade to 7.0(3)I7(7) or 9.2(4) first.',
  at: {
    'scp.compact.section': (request, next) =>
      isNinePointThree(request.header) && request.section.name !== 'common' ? 'lost' : next(request),
  },
});
