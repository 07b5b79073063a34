import { expect, it } from 'vitest';
import { release } from '../../src/facts/release.ts';
import { hasTrait, type Trait, traits } from '../../src/facts/traits.ts';

/** Traits that say how a release tells things, not what it can do: the last release before each, its first, and those after its end. */
const manners: readonly (readonly [Trait, string, string, ...string[]])[] = [
  ['closeLastReset', '7.0(3)I4(9)', '7.0(3)I5(1)'],
  ['biosInVersionLine', '7.0(3)I7(5a)', '7.0(3)I7(6)'],
  ['rowsOfFiles', '7.0(3)I6(2)', '7.0(3)I7(1)'],
  ['tidyVersionKeys', '7.0(3)I7(10)', '9.2(1)'],
  ['policyListSequences', '7.0(3)I7(10)', '9.2(1)'],
  ['narrowNxosLine', '9.2(1)', '9.2(2)', '10.1(1)', '10.2(3)F'],
  ['bareRmonEvents', '9.2(2)', '9.2(3)', '9.3(8)', '10.1(2)'],
  ['nxosKeys', '9.2(4)', '9.3(1)'],
  ['kernelMemory', '9.2(4)', '9.3(1)'],
  ['icamMonitor', '9.3(6)', '9.3(7)'],
  ['localizedV2Keys', '9.3(9)', '9.3(10)'],
  ['closeHardware', '9.3(15)', '10.1(1)'],
  ['releaseKinds', '10.1(2)', '10.2(2)F'],
  ['aesSnmpKeys', '10.2(8)M', '10.3(1)F'],
  ['noUnicastRouteLimits', '10.2(8)M', '10.3(1)F'],
  ['stampSetApart', '6.0(2)U5(4)', '6.0(2)U6(1)', '7.0(3)I2(1)'],
  ['firstEnvironment', '6.0(2)U6(10)', '6.0(2)A1(1)', '7.0(3)I7(2)'],
  ['wideInstallerBars', '6.0(2)U2(6)', '6.0(2)U3(1)', '7.0(3)I2(1)'],
  ['adminLevel', '6.0(2)U6(10)', '7.0(3)I2(1)', '7.3(3)N1(1)'],
  ['deprecatedPrivilege', '9.3(4)', '9.3(5)'],
  ['noPrivilegeLevels', '9.3(15)', '10.1(1)'],
  ['configureReplace', '7.0(3)I4(9)', '7.0(3)I5(1)'],
  ['configureReplaceModes', '9.2(4)', '9.3(1)'],
  ['tellsLastChange', '7.0(3)I7(10)', '9.2(1)'],
  ['advisesRollback', '7.0(3)I7(10)', '9.2(1)'],
];

for (const [trait, before, first, ...later] of manners) {
  it(`${trait} comes after ${before} with ${first}`, () => {
    const told = [before, first, ...later].map((text) => hasTrait(release(text), trait));
    expect(told).toEqual([false, true, ...later.map(() => false)]);
  });
}

it.each([
  ['5.0(3)U5(1)', []],
  ['6.0(2)U1(1)', ['scpServer', 'sftpServer']],
  ['6.0(2)A8(11b)', ['installsSingleImage', 'scpServer', 'sftpServer']],
  ['7.0(3)I2(1)', ['installsSingleImage', 'singleImage', 'sha256Passwords', 'scpServer', 'sftpServer']],
  ['7.0(3)I2(5)', ['installsSingleImage', 'singleImage', 'sha256Passwords', 'scpServer', 'sftpServer']],
  [
    '7.0(3)I3(1)',
    ['installsSingleImage', 'singleImage', 'sha256Passwords', 'compactsImages', 'scpServer', 'sftpServer'],
  ],
  [
    '7.0(3)I5(1)',
    ['installsSingleImage', 'singleImage', 'sha256Passwords', 'compactsImages', 'scpServer', 'sftpServer'],
  ],
  [
    '7.0(3)I5(2)',
    [
      'installsSingleImage',
      'singleImage',
      'sha256Passwords',
      'compactsImages',
      'compactsOverScp',
      'scpServer',
      'sftpServer',
    ],
  ],
  [
    '9.3(4)',
    [
      'quietScpClient',
      'reloadTimer',
      'systemLogin',
      'installsSingleImage',
      'singleImage',
      'sha256Passwords',
      'compactsImages',
      'compactsOverScp',
      'compactImagesPublished',
      'scpServer',
      'sftpServer',
    ],
  ],
  [
    '9.3(3)',
    [
      'quietScpClient',
      'reloadTimer',
      'systemLogin',
      'installsSingleImage',
      'singleImage',
      'sha256Passwords',
      'compactsImages',
      'compactsOverScp',
      'scpServer',
      'sftpServer',
    ],
  ],
  [
    '7.0(3)I7(8)',
    [
      'dme',
      'quietScpClient',
      'reloadTimer',
      'installsSingleImage',
      'singleImage',
      'sha256Passwords',
      'compactsImages',
      'compactsOverScp',
      'compactImagesPublished',
      'scpServer',
      'sftpServer',
    ],
  ],
  ['5.2(1)N1(1)', []],
  ['6.0(2)N1(1)', ['scpServer', 'sftpServer']],
  ['7.3(3)N1(1)', ['scpServer', 'sftpServer']],
  ['5.0(3)', []],
  ['5.1(1)', ['scpServer', 'sftpServer']],
  ['6.2(24)', ['scpServer', 'sftpServer']],
  ['6.1(2)I1(1)', ['installsSingleImage', 'singleImage', 'sha256Passwords', 'scpServer', 'sftpServer']],
])('%s can %j', (text, expected) => {
  const known: readonly Trait[] = manners.map(([trait]) => trait);
  expect(traits.filter((trait) => !known.includes(trait) && hasTrait(release(text), trait)).sort()).toEqual(
    [...expected].sort(),
  );
});
