import { expect, it } from 'vitest';
import { release } from '../../src/facts/release.ts';
import { hasTrait, traits } from '../../src/facts/traits.ts';

it.each([
  ['5.0(3)U5(1)', []],
  ['6.0(2)U1(1)', ['scpServer', 'sftpServer']],
  ['6.0(2)A8(11b)', ['installsSingleImage', 'scpServer', 'sftpServer']],
  ['7.0(3)I2(1)', ['installsSingleImage', 'singleImage', 'scpServer', 'sftpServer']],
  ['7.0(3)I2(5)', ['installsSingleImage', 'singleImage', 'scpServer', 'sftpServer']],
  ['7.0(3)I3(1)', ['installsSingleImage', 'singleImage', 'compactsImages', 'scpServer', 'sftpServer']],
  ['7.0(3)I5(1)', ['installsSingleImage', 'singleImage', 'compactsImages', 'scpServer', 'sftpServer']],
  [
    '7.0(3)I5(2)',
    ['installsSingleImage', 'singleImage', 'compactsImages', 'compactsOverScp', 'scpServer', 'sftpServer'],
  ],
  [
    '9.3(4)',
    [
      'quietScpClient',
      'reloadTimer',
      'systemLogin',
      'installsSingleImage',
      'singleImage',
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
      'compactsImages',
      'compactsOverScp',
      'scpServer',
      'sftpServer',
    ],
  ],
  [
    '7.0(3)I7(8)',
    [
      'quietScpClient',
      'reloadTimer',
      'installsSingleImage',
      'singleImage',
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
  ['6.1(2)I1(1)', ['installsSingleImage', 'singleImage', 'scpServer', 'sftpServer']],
])('%s can %j', (text, expected) => {
  expect(traits.filter((trait) => hasTrait(release(text), trait)).sort()).toEqual([...expected].sort());
});
