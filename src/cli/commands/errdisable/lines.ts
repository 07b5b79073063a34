import { line, notation } from '../../notation/notation.ts';

/** What is detected unless somebody says no, with the name in tables. */
export const detected = ['acl-exception', 'link-flap', 'loopback'] as const;

/** What a port recovers from when somebody asks for it. */
const recovered = [
  'all',
  'arp-inspection',
  'bpduguard',
  'dhcp-rate-limit',
  'failed-port-state',
  'link-flap',
  'loopback',
  'miscabling',
  'psecure-violation',
  'security-violation',
  'storm-control',
  'udld',
  'vpc-peerlink',
] as const;

export const detectionLines = detected.map((cause) => {
  const text = `errdisable detect cause ${cause}`;
  return line(text, { default: text });
});
/** All of them at once. */
const detectAll = line('errdisable detect cause all', {
  means: () => detected.map((cause) => `errdisable detect cause ${cause}`),
});
export const recoveryCause = line(`errdisable recovery cause <cause:${recovered.join('|')}>`, { by: 'cause' });
export const recoveryInterval = line('errdisable recovery interval <30-65535>', {
  default: 'errdisable recovery interval 300',
});
export const flapSetting = line('errdisable flap-setting cause link-flap max-flaps <1-99> time <1-99>');

/** Lines about ports that the switch has disabled (Cisco's interface guides for Nexus 3000; causes: its command references). */
export const errdisableLines = notation('errdisable', [
  ...detectionLines,
  detectAll,
  recoveryCause,
  recoveryInterval,
  flapSetting,
]);
