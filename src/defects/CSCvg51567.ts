import { defect } from './defect.ts';

/** The SCP client of a compacting copy is bound to the management VRF; over any other one the peer closes the connection. */
export default defect({
  id: 'CSCvg51567',
  headline: 'Compact image over SCP fails in every VRF but management',
  source: 'TechNote 215781, Compact Image Procedure for NX-OS Binary Image File via SCP Fails Over In-Band Interface',
  inferred: undefined,
  hardware: 'Nexus 3000, 3100 and 3500 with a compact image',
  affects: { by: 'running', only: ['7.0(3)I5(2)', '7.0(3)I6(1)', '7.0(3)I6(2)', '7.0(3)I7(1)'] },
  occurs: 'always',
  workaround: 'Copy through mgmt0 in VRF management.',
  at: {
    'scp.compact.open': (request, next) => (request.vrf === 'management' ? next(request) : 'closed-by-peer'),
  },
});
