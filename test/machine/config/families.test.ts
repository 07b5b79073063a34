import { describe, expect, it } from 'vitest';
import { Facts } from '../../../src/facts/catalog.ts';
import { maskLength, networkOf, parsePrefix } from '../../../src/machine/config/addresses.ts';
import { bootImages } from '../../../src/machine/config/boot.ts';
import { Configuration } from '../../../src/machine/config/configuration.ts';
import { features, knownFeatures, switched } from '../../../src/machine/config/features.ts';
import { hostname } from '../../../src/machine/config/hostname.ts';
import { interfaceIn, interfaces, isShut, withInterfaces } from '../../../src/machine/config/interfaces.ts';
import { entriesOf, noneKeyed } from '../../../src/machine/config/keyed.ts';
import { namedByName } from '../../../src/machine/config/named.ts';
import { ethernetPorts } from '../../../src/machine/config/ports.ts';
import { mayRun, type Role } from '../../../src/machine/config/roles.ts';
import { slice } from '../../../src/machine/config/slice.ts';
import { weaknessesOf } from '../../../src/machine/config/strength.ts';
import { parseRanges, rangesOf } from '../../../src/machine/config/vlans.ts';

describe('a slice', () => {
  it('is there only while it differs from what an unconfigured switch has', () => {
    const part = slice<readonly string[]>('part', []);
    expect(part.of({})).toEqual([]);
    const set = part.in({ other: 1 }, ['a']);
    expect(set).toEqual({ other: 1, part: ['a'] });
    expect(part.of(set)).toEqual(['a']);
    expect(part.in(set, [])).toEqual({ other: 1 });
  });
});

describe('a configuration', () => {
  it('boots what was saved, and without that what an erasure leaves', () => {
    const configuration = new Configuration(bootImages.in({}, ['bootflash:/a']), undefined);
    configuration.change(hostname, 'lost', 1);
    expect([configuration.restart(), configuration.running]).toEqual([undefined, { boot: ['bootflash:/a'] }]);
    configuration.change(hostname, 'named', 1);
    configuration.save('hostname named', 2);
    configuration.change(bootImages, ['bootflash:/b'], 3);
    expect(configuration.nextBootImages).toEqual(['bootflash:/a']);
    expect(configuration.restart()).toBe('hostname named');
    expect(configuration.running).toEqual({ boot: ['bootflash:/a'] });
    expect([configuration.startup, configuration.changedAtMs]).toEqual([
      { text: 'hostname named', savedAtMs: 2 },
      undefined,
    ]);
    configuration.erase('startup');
    expect([configuration.startup, configuration.restart()]).toEqual([undefined, undefined]);
    expect(configuration.running).toEqual({ boot: ['bootflash:/a'] });
    configuration.erase('startup-and-boot');
    expect([configuration.restart(), configuration.running]).toEqual([undefined, {}]);
  });

  it('knows whether it has been saved', () => {
    const configuration = new Configuration({}, undefined);
    expect(configuration.isSaved).toBe(true);
    configuration.change(hostname, 'named', 1);
    expect(configuration.isSaved).toBe(false);
    configuration.save('hostname named', 2);
    expect(configuration.isSaved).toBe(true);
    configuration.change(hostname, 'other', 3);
    configuration.restart();
    expect(configuration.isSaved).toBe(true);
  });
});

describe('features', () => {
  it('have names of their own in both lists', () => {
    for (const key of ['name', 'shown'] as const) {
      expect(new Set(knownFeatures.map((known) => known[key])).size).toBe(knownFeatures.length);
    }
    expect(knownFeatures.map(({ shown }) => shown)).toContain('scpServer');
  });

  it('stand in the order of the running configuration', () => {
    const on = (['vtp', 'ospf', 'scp-server', 'bfd'] as const).reduce(
      (known, name) => switched(known, name, true),
      features.initial,
    );
    expect(on).toEqual(['ssh', 'scp-server', 'ospf', 'vtp', 'bfd']);
    expect(switched(on, 'ssh', false)).toEqual(['scp-server', 'ospf', 'vtp', 'bfd']);
  });
});

describe('ports', () => {
  const speeds = (pid: string): string => {
    const counts = new Map<string, number>();
    for (const { speedMbps, isCopper } of ethernetPorts(new Facts().model(pid))) {
      const kind = `${speedMbps / 1000}G${isCopper ? 'T' : ''}`;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    return [...counts].map(([kind, count]) => `${count}x${kind}`).join(' ');
  };

  it('follow from the module type', () => {
    expect(speeds('N3K-C3064PQ-10GE')).toBe('64x10G');
    expect(speeds('N3K-C3048TP-1GE')).toBe('48x1GT 4x10G');
    expect(speeds('N3K-C3172PQ-10GE')).toBe('48x10G 6x40G');
    expect(speeds('N3K-C3172TQ-XL')).toBe('48x10GT 6x40G');
  });

  it('are up when they are switched and down when they are routed, unless configured otherwise', () => {
    const running = interfaces.in(
      {},
      withInterfaces(noneKeyed, ['Ethernet1/2'], () => ({ isRouted: true })),
    );
    const shut = (name: string): boolean => isShut(name, interfaceIn(running, name));
    expect(['Ethernet1/1', 'Ethernet1/2', 'mgmt0'].map(shut)).toEqual([false, true, false]);
  });

  it('back at their defaults leave nothing behind', () => {
    const set = withInterfaces(noneKeyed, ['mgmt0'], () => ({ address: '192.0.2.1/24' }));
    expect(Array.from(entriesOf(set), ([name]) => name)).toEqual(['mgmt0']);
    expect(withInterfaces(set, ['mgmt0'], () => ({ address: undefined }))).toEqual(noneKeyed);
  });
});

describe('roles', () => {
  const role = (...rules: Role['rules']): Role => ({ name: 'r', description: undefined, rules });
  const runs = (made: Role, access: 'free' | 'read' | 'write', line: string): boolean =>
    mayRun(['r'], namedByName([made]), access, line.split(' '));

  it('without a fitting rule permit only what is free', () => {
    expect(runs(role(), 'read', 'show version')).toBe(false);
    expect(runs(role(), 'free', 'exit')).toBe(true);
  });

  it('compare the words of a command as they may be abbreviated', () => {
    const one = role({ number: 1, isPermit: true, scope: { kind: 'command', words: 'copy * running-config' } });
    expect(runs(one, 'write', 'cop bootflash:x run')).toBe(true);
    expect(runs(one, 'write', 'copy running-config')).toBe(false);
    expect(runs(one, 'write', 'copying x running-config')).toBe(false);
  });

  it('let the highest number decide', () => {
    const two = role(
      { number: 1, isPermit: true, scope: { kind: 'read-write' } },
      { number: 2, isPermit: false, scope: { kind: 'command', words: 'delete *' } },
    );
    expect([runs(two, 'write', 'delete x'), runs(two, 'write', 'move x y')]).toEqual([false, true]);
  });
});

describe('small parts', () => {
  it('know weak passwords, ranges, networks and masks', () => {
    expect(['Secret.123', 'secret.1', 'aB1.', 'secretsecret'].map(weaknessesOf)).toEqual([
      [],
      [],
      ['too-short'],
      ['few-classes'],
    ]);
    expect(rangesOf([9, 1, 2, 3, 5])).toBe('1-3,5,9');
    expect(parseRanges('5,1-3,2', 1, 10)).toEqual([1, 2, 3, 5]);
    expect([parseRanges('0', 1, 10), parseRanges('3-1', 1, 10), parseRanges('1-11', 1, 10)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(networkOf(parsePrefix('10.1.2.3/23') ?? { address: 0, length: 0 })).toBe(0x0a_01_02_00);
    expect([parsePrefix('10.1.2.256/8'), parsePrefix('10.1.2.3/33')]).toEqual([undefined, undefined]);
    expect(['255.255.255.0', '0.0.0.0', '255.255.255.255', '255.0.255.0'].map(maskLength)).toEqual([
      24,
      0,
      32,
      undefined,
    ]);
  });
});
