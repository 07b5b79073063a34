import { expect, it } from 'vitest';
import { firstConfigurationChange } from '../../../src/lab/keep/config-format-1.ts';
import { isObject } from '../../../src/lab/keep/state-line.ts';
import { valuesOf } from '../../../src/machine/config/keyed.ts';
import { listOf, named } from '../../../src/machine/config/named.ts';
import { vrfs } from '../../../src/machine/config/vrfs.ts';

const route = { prefix: '0.0.0.0/0', nextHop: '192.0.2.254', preference: 1 };

it('the families of a first record are kept by key', () => {
  const converted = firstConfigurationChange({
    startup: undefined,
    memory: {
      remains: { vrfs: [{ name: 'management', routes: [route] }], hostname: 'sw' },
      checkpoints: [{ name: 'x', running: { vrfs: [{ name: 'default', routes: [] }] } }],
    },
  });
  const memory = isObject(converted) && isObject(converted.memory) ? converted.memory : {};
  const remains = isObject(memory.remains) ? memory.remains : {};
  expect(remains.hostname).toBe('sw');
  const management = named(vrfs.of(remains), 'management');
  expect(management === undefined ? [] : valuesOf(management.routes)).toEqual([route]);
  const [checkpoint] = Array.isArray(memory.checkpoints) ? memory.checkpoints : [];
  expect(listOf(vrfs.of(checkpoint.running)).map(({ name }) => name)).toEqual(['default']);
});
