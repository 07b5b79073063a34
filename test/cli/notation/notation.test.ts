import { describe, expect, it } from 'vitest';
import { present } from '../../../src/base/assert.ts';
import { interfaceMode } from '../../../src/cli/commands/interfaces/interface-mode.ts';
import { allCommands } from '../../../src/cli/commands/registry.ts';
import { line, notation, notationIn, section } from '../../../src/cli/notation/notation.ts';
import { isOn, listIn, sectionsIn, valuesIn } from '../../../src/cli/notation/read.ts';
import { showing } from '../../../src/cli/notation/showing.ts';
import { type Cli, cliOf } from '../../../src/cli/shell/cli.ts';
import { configure } from '../../../src/cli/shell/configure.ts';
import { configPlace } from '../../../src/cli/shell/mode.ts';
import { runLine } from '../../../src/cli/shell/run-line.ts';
import type { Screen } from '../../../src/cli/shell/screen.ts';
import { Session } from '../../../src/cli/shell/session.ts';
import { Sessions } from '../../../src/cli/shell/sessions.ts';
import type { Device } from '../../../src/machine/device.ts';
import { operate } from '../commands/sessions.ts';

const server = line('tea server <host> [prefer] [key <1-65535>] [minpoll <4-16>] [use-vrf <vrf>]', { by: 'host' });
const logging = line('tea logging', { default: 'tea logging' });
const strength = line('tea strength <1-9>', { default: 'tea strength 5' });
const network = line('network <network> [route-map <map:name>]', { by: 'network' });
const rule = line('[<seq:1-4294967295>] {permit|deny} <protocol:ip|tcp> <source:word>', {
  by: 'seq',
  among: 'rules',
  sequence: { step: 10 },
  id: 'rule',
});
const remark = line('[<seq:1-4294967295>] remark <text100>', { by: 'seq', among: 'rules', sequence: { step: 10 } });
const family = section('address-family <afi:ipv4|ipv6> unicast', {
  by: 'afi',
  prompt: 'config-pot-af',
  holds: [network],
});
const pot = section('router tea <as>', {
  by: 'as',
  prompt: 'config-pot',
  needs: 'feature ospf',
  apart: true,
  holds: [line('router-id <ip>'), line('maximum-paths <1-64>', { default: 'maximum-paths 8' }), family],
});
const list = section('tea access-list <name>', { by: 'name', prompt: 'config-tea', holds: [rule, remark] });
const served = line('tea vlan [<change:add|remove>] <vlans>', { list: 'vlans' });
const tea = notation('tea', [server, line('tea source-interface <interface>'), logging, strength, pot, list, served]);
const cups = notationIn(interfaceMode, [
  line('cups <1-9>', { needs: 'routed' }),
  line('saucer type <type:flat|deep> [gold]', { needs: 'switched', default: 'saucer type flat' }),
]);

const cli = cliOf({
  ...allCommands,
  settings: [
    ...allCommands.settings.filter(({ mode }) => mode !== 'config-if'),
    ...tea.settings,
    ...allCommands.settings.filter(({ mode }) => mode === 'config-if'),
    ...cups.settings,
  ],
});

const screen: Screen = {
  isInteractive: false,
  print() {},
  draw() {},
  async show() {},
  ask: async () => undefined,
  async flush() {},
  async ready() {},
};

/** The lines that the switch refuses. */
async function type(text: string, device: Device, by: Cli = cli): Promise<readonly string[]> {
  const running = present(device.running, 'NX-OS');
  const session = new Session({ running, id: '1', user: 'admin', from: 'test', terminal: { length: 0, width: 80 } });
  session.place = configPlace;
  const refused: string[] = [];
  const on = {
    device,
    session,
    screen,
    cli: by,
    sessions: new Sessions(device),
    onRefused: (refusal: { line: string }) => refused.push(refusal.line),
  };
  await configure(text.split('\n'), on, new AbortController().signal);
  return refused;
}

function written(device: Device, detail?: 'all'): string {
  return cli.runningText
    .of(device, present(device.running, 'NX-OS'), detail)
    .filter((text) => !/^$/.test(text))
    .join('\n');
}

describe('a line of the notation', () => {
  it('is written in its own order, whatever the order of typing', async () => {
    await operate(async ({ switch: { device } }) => {
      expect(
        await type('tea server 192.0.2.1 minpoll 5 prefer\ntea source-interface e1/1\nno tea logging', device),
      ).toEqual([]);
      expect(written(device)).toContain(
        'tea server 192.0.2.1 prefer minpoll 5\ntea source-interface Ethernet1/1\nno tea logging',
      );
      const body = tea.slice.of(device.configuration.running);
      expect(listIn(body, server)).toEqual([{ host: '192.0.2.1', prefer: true, minpoll: 5 }]);
      expect(isOn(body, logging)).toBe(false);
      expect(valuesIn(body, strength)).toEqual({ strength: 5 });
    });
  });

  it('goes by what names it, and is the way back by default', async () => {
    await operate(async ({ switch: { device } }) => {
      const before = device.configuration.running;
      const lines =
        'tea server 192.0.2.1\ntea server 192.0.2.1 prefer\ntea server 192.0.2.2\ntea strength 7\nno tea logging';
      expect(await type(lines, device)).toEqual([]);
      expect(written(device)).toContain('tea server 192.0.2.1 prefer\ntea server 192.0.2.2\n');
      const back = 'no tea server 192.0.2.1\nno tea server 192.0.2.2 prefer\ndefault tea strength\ntea logging';
      expect(await type(back, device)).toEqual([]);
      expect(device.configuration.running).toEqual(before);
      expect(written(device, 'all')).toContain('tea logging\ntea strength 5');
    });
  });

  it('leads to modes as deep as they nest, and vanishes with its feature', async () => {
    await operate(async ({ switch: { device } }) => {
      const lines = `router tea 65001
  router-id 192.0.2.1
  maximum-paths 8
  address-family ipv4 unicast
    network 198.51.100.7/24 route-map X
  address-family ipv6 unicast`;
      expect(await type(lines, device)).toHaveLength(6);
      expect(await type(`feature ospf\n${lines}`, device)).toEqual([]);
      const text = lines.replace('  maximum-paths 8\n', '').replace('100.7/24', '100.0/24');
      expect(written(device)).toContain(text);
      const [found] = sectionsIn(tea.slice.of(device.configuration.running), pot);
      const [ipv4] = sectionsIn(present(found, 'a section').body, family);
      expect(listIn(present(ipv4, 'a section').body, network)).toEqual([{ network: '198.51.100.0/24', map: 'X' }]);
      expect(await type('no feature ospf', device)).toEqual([]);
      expect(tea.slice.of(device.configuration.running)).toEqual({});
    });
  });

  it('is numbered where it stands in a list with others', async () => {
    await operate(async ({ switch: { device } }) => {
      const lines = 'tea access-list A\n  permit ip any\n  remark hot water\n  15 deny tcp host1\n  permit tcp any';
      expect(await type(lines, device)).toEqual([]);
      const body = '\n  10 permit ip any\n  15 deny tcp host1\n  20 remark hot water\n  30 permit tcp any';
      expect(written(device)).toContain(`tea access-list A${body}`);
      expect(await type('tea access-list A\n  no 15\n  no permit ip any\n  no remark hot water', device)).toEqual([]);
      expect(written(device)).toContain('tea access-list A\n  30 permit tcp any');
    });
  });

  it('stands on the interfaces whose layer has it', async () => {
    await operate(async ({ switch: { device } }) => {
      expect(
        await type('interface e1/1-2\n  cups 3\n  saucer type deep gold\ninterface mgmt0\n  cups 4', device),
      ).toEqual(['cups 3']);
      expect(written(device)).toContain('interface Ethernet1/2\n  saucer type deep gold\ninterface Ethernet1/3');
      expect(written(device)).toContain('  cups 4');
      expect(await type('interface e1/1\n  no switchport\ndefault interface e1/2', device)).toEqual([]);
      expect(written(device)).not.toContain('saucer');
    });
  });

  it('with a list is gone with the last of the list', async () => {
    await operate(async ({ switch: { device } }) => {
      expect(await type('tea vlan remove 5\ntea vlan 5-6\ntea vlan remove 6', device)).toEqual([]);
      expect(written(device)).toContain('tea vlan 5');
      expect(await type('tea vlan remove 5', device)).toEqual([]);
      expect(written(device)).not.toContain('tea vlan');
    });
  });

  it('below a refused line goes nowhere', async () => {
    await operate(async ({ switch: { device } }) => {
      const before = written(device);
      expect(
        await type('interface mgmt0\ninterface loopbaque0\n  ip address 192.0.2.77/32\n  shutdown', device),
      ).toHaveLength(3);
      expect(written(device)).toBe(before);
    });
  });

  it('may be a showing command, with the values of its text', async () => {
    const shown = showing('show tea server [<host>] [detail]', {
      read: ({ args, device }) => [
        args.host ?? 'all',
        args.detail === true,
        listIn(tea.slice.of(device.configuration.running), server).length,
      ],
      print: (model) => [model.join(' ')],
      structure: ([host]) => ({ host }),
    });
    const withTea = cliOf({ ...allCommands, commands: [shown], settings: tea.settings });
    await operate(async ({ switch: { device } }) => {
      await type('tea server 192.0.2.1', device, withTea);
      const running = present(device.running, 'NX-OS');
      const session = new Session({
        running,
        id: '1',
        user: 'admin',
        from: 'test',
        terminal: { length: 0, width: 80 },
      });
      const lines: string[] = [];
      const seen: Screen = { ...screen, show: async (all) => void lines.push(...all) };
      const work = { device, session, screen: seen, cli: withTea, sessions: new Sessions(device) };
      await runLine('sh tea server 192.0.2.9 det', work, new AbortController().signal);
      await runLine('show tea server | json', work, new AbortController().signal);
      expect(lines).toEqual(['192.0.2.9 true 1', '{"host": "all"}']);
    });
  });
});
