require('n3k-emulator/jest-globals');
const { expect, test } = require('@jest/globals');
const { withLab } = require('n3k-emulator/testing');

test('a switch of one test', () =>
  withLab(async (lab) => {
    expect(lab.device('N3K-C3064PQ')).toBeBooted('7.0(3)I7(8)');
  }));
