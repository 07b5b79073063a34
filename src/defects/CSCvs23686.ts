import { isNinePointThree } from './affected-images.ts';
import { defect } from './defect.ts';

/** The compactor writes a digest into the header that the loader does not find again: the image fails its check at boot. */
export default defect({
  id: 'CSCvs23686',
  headline: 'Switch boot-loops after an upgrade to a 9.3(x) image that was compacted on an older release',
  source: 'TechNote 215781, Nexus Switch Stuck in Boot Loop; Bug Search CSCvs23686',
  inferred: 'That the compactor writes a wrong digest; the sources tell only what the loader says.',
  hardware: 'Nexus 3000, 3100 and 3500 with a compact image',
  affects: { by: 'running', since: '7.0(3)I3(1)', fixedIn: ['7.0(3)I7(7)', '9.2(4)'] },
  occurs: 'always',
  workaround:
    'Break into the loader with Ctrl-C, boot the release that ran before, and upgrade through 7.0(3)I7(7) or 9.2(4).',
  at: {
    'compact.digest': (request, next) =>
      isNinePointThree(request.header) ? [...next(request)].reverse().join('') : next(request),
  },
});
