import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmulatorError } from '../../../src/base/emulator-error.ts';
import { readLabFile } from '../../../src/lab/spec/lab-file.ts';
import type { DeviceSpec } from '../../../src/lab/spec/lab-schema.ts';
import { startLab } from '../../../src/start-lab.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'n3k-expand-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const templates = `templates:
  leaf: { model: N3K-C3064PQ-10GE, release: 7.0(3)I7(8), users: [{ name: a, password: b }] }
`;

/** The devices of a lab file with these lines below the templates. */
function devicesOf(text: string): readonly DeviceSpec[] {
  const path = join(folder, 'lab.yaml');
  writeFileSync(path, templates + text);
  return readLabFile(path).devices;
}

/** Names with their addresses. */
function placesOf(text: string): readonly string[] {
  return devicesOf(text).map(({ name, ssh }) => `${name} ${ssh?.host ?? '-'}:${ssh?.port ?? 0}`);
}

function problemOf(text: string): string {
  try {
    devicesOf(text);
    return 'nothing wrong';
  } catch (error) {
    return error instanceof EmulatorError ? error.message.replace(`${folder}/`, '') : `crashed: ${String(error)}`;
  }
}

describe('a template', () => {
  it('fills in what a device does not say', () => {
    expect(devicesOf('devices: [{ name: x, template: leaf, release: 9.3(4) }]')).toEqual([
      { name: 'x', model: 'N3K-C3064PQ-10GE', release: '9.3(4)', users: [{ name: 'a', password: 'b' }] },
    ]);
  });

  it('serves many devices, with their number in any text', () => {
    const [first, , third] = devicesOf(
      'devices: [{ template: leaf, name: leaf-{n}, count: 3, hostname: L{n}, managementAddress: 192.0.2.{n}/24 }]'
        .replace('leaf-{n}', "'leaf-{n}'")
        .replace('L{n}', "'L{n}'")
        .replace('192.0.2.{n}/24', "'192.0.2.{n}/24'"),
    );
    expect(first).toMatchObject({ name: 'leaf-1', hostname: 'L1', managementAddress: '192.0.2.1/24' });
    expect(third).toMatchObject({ name: 'leaf-3', hostname: 'L3', managementAddress: '192.0.2.3/24' });
  });
});

describe('the place of a device', () => {
  it('counts up the port of its console', () => {
    const devices = devicesOf('devices: [{ template: leaf, count: 2, console: { port: 2300 } }]');
    expect(devices.map(({ console }) => console)).toEqual([{ port: 2300 }, { port: 2301 }]);
  });

  it.each([
    ['devices: [{ template: leaf, count: 2 }]', ['sw1 -:0', 'sw2 -:0']],
    ['devices: [{ template: leaf, count: 2, name: a, ssh: { port: 2200 } }]', ['a1 -:2200', 'a2 -:2201']],
    ['devices: [{ template: leaf, count: 2, address: 127.1.0.255 }]', ['sw1 127.1.0.255:22', 'sw2 127.1.1.0:22']],
    ['devices: [{ template: leaf, name: b, address: 127.1.0.9, ssh: { port: 2022 } }]', ['b 127.1.0.9:2022']],
    [
      'addresses: loopback\ndevices: [{ template: leaf, count: 2 }, { template: leaf, name: b }]',
      ['sw1 127.1.0.1:22', 'sw2 127.1.0.2:22', 'b 127.1.0.3:22'],
    ],
    [
      'addresses: { first: 127.9.0.1, port: 2222 }\ndevices: [{ template: leaf }, { template: leaf, name: b, ssh: { port: 0 } }]',
      ['sw 127.9.0.1:2222', 'b -:0'],
    ],
    ['addresses: { firstPort: 2201 }\ndevices: [{ template: leaf, count: 2 }]', ['sw1 -:2201', 'sw2 -:2202']],
  ])('%s', (text, expected) => {
    expect(placesOf(text)).toEqual(expected);
  });
});

describe('what cannot be worked out', () => {
  it.each([
    ['devices:\n  - { template: spine }', 'lab.yaml:4:17: devices.0.template: unknown template "spine"'],
    [
      'devices:\n  - { template: leaf, count: 0 }',
      'lab.yaml:4:30: devices.0.count: expected a whole number from 1 to 10000',
    ],
    [
      'devices:\n  - { template: leaf, name: a }\n  - { template: leaf, name: a }',
      'lab.yaml:5:29: devices.1.name: two devices are called "a"',
    ],
    [
      'devices:\n  - { template: leaf, address: 127.1 }',
      'lab.yaml:4:32: devices.0.address: expected a text, not the number 127.1',
    ],
    [
      'addresses: nearby\ndevices: [{ template: leaf }]',
      'lab.yaml:3:12: addresses: expected loopback, { first: ADDRESS, port: N } or { firstPort: N }',
    ],
    [
      '  bad: { hostname: a b, model: x, release: y }\ndevices: [{ template: bad }]',
      /^lab\.yaml:3:\d+: templates\.bad\.hostname: /,
    ],
    ['devices: [{ template: leaf, count: 3, template2: x }]', /^lab\.yaml:3:\d+: devices\.0\.template2: /],
  ])('%j', (text, expected) => {
    expect(problemOf(text)).toMatch(expected);
  });
});

describe('a lab in code', () => {
  const leaf = { model: 'N3K-C3064PQ-10GE', release: '7.0(3)I7(8)' };

  it('has counts and templates as well', async () => {
    const clock = { speed: 'instant' as const };
    const lab = await startLab({ clock, templates: { leaf }, devices: [{ template: 'leaf', name: 'n', count: 20 }] });
    expect(lab.devices.map(({ name }) => name)).toEqual(Array.from({ length: 20 }, (_, index) => `n${index + 1}`));
    expect(new Set(lab.devices.map(({ device }) => device.serialNumber)).size).toBe(20);
    expect(new Set(lab.devices.map(({ ssh }) => ssh.port)).size).toBe(20);
    await lab.close();
  });

  it('names the place that is wrong', async () => {
    await expect(startLab({ devices: [{ ...leaf, count: -1 }] })).rejects.toThrow(
      'lab: devices.0.count: expected a whole number from 1 to 10000',
    );
    await expect(startLab({ devices: [{ name: 'a', model: leaf.model }] })).rejects.toThrow(
      /^lab: devices\.0\.release: /,
    );
  });
});
