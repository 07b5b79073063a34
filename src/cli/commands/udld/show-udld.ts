import { portStatuses } from '../../../machine/port-status.ts';
import { optional, word } from '../../grammar/tokens.ts';
import { linesAt } from '../../notation/notation.ts';
import { isOn, valuesIn } from '../../notation/read.ts';
import { show } from '../../shell/command.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import { interfaceSyntax, wantedPorts } from '../words/interface-arg.ts';
import { isManagement } from '../words/interface-words.ts';
import { table } from '../words/table.ts';
import { udldAggressive, udldAggressiveOnPort, udldDisable, udldEnable, udldInterval, udldLines } from './lines.ts';

const showWord = word('show', 'Show running system information');
const udldWord = word('udld', 'UDLD protocol', { needs: 'feature udld' });

/** `show udld global` (words: Cisco's interface guides; keys: its command reference of 9.3). */
export const showUdldGlobal = show({
  syntax: [showWord, udldWord, word('global', 'UDLD global status and configuration on all interfaces')],
  examples: ['show udld global'],
  read({ device }) {
    const body = udldLines.slice.of(device.configuration.running);
    return {
      mode: isOn(body, udldAggressive) ? 'enabled-aggressive' : 'enabled',
      seconds: valuesIn(body, udldInterval)?.seconds ?? 15,
    };
  },
  print: ({ mode, seconds }) => [
    '',
    `UDLD global configuration mode: ${mode}`,
    `UDLD global message interval: ${seconds}`,
  ],
  structure: ({ mode, seconds }) => ({ 'udld-global-mode': mode, 'message-interval': String(seconds) }),
});

/** `show udld`: every port, or some. Nobody answers, so nothing is known of any link (words: Cisco's interface guides). */
export const showUdld = show({
  syntax: [showWord, udldWord, optional([interfaceSyntax])],
  examples: ['show udld', 'show udld ethernet 1/1'],
  read({ device, args }) {
    const { running } = device.configuration;
    const isAggressive = isOn(udldLines.slice.of(running), udldAggressive);
    const seconds = valuesIn(udldLines.slice.of(running), udldInterval)?.seconds ?? 15;
    return wantedPorts(
      args,
      portStatuses(device).filter((status) => !isManagement(status)),
    ).map(({ port, down }) => {
      const own = linesAt(running, interfaceMode, port.name);
      const asked = isOn(own, udldAggressiveOnPort)
        ? 'enabled-aggressive'
        : isOn(own, udldEnable)
          ? 'enabled'
          : isOn(own, udldDisable)
            ? 'disabled'
            : 'device-default';
      const byDefault = port.isCopper ? 'disabled' : isAggressive ? 'enabled-aggressive' : 'enabled';
      const state = asked === 'device-default' ? byDefault : asked;
      return { name: port.name, asked, state, seconds, isUp: down === undefined };
    });
  },
  *print(rows) {
    for (const { name, asked, state, seconds, isUp } of rows) {
      yield '';
      yield `Interface ${name}`;
      yield '--------------------------------';
      yield `Port enable administrative configuration setting: ${asked}`;
      yield `Port enable operational state: ${isUp ? state : 'disabled'}`;
      yield 'Current bidirectional state: unknown';
      yield `Current operational state:  ${isUp ? 'advertisement' : 'link-down'}`;
      yield `Message interval: ${isUp ? seconds : 7}`;
      yield 'Timeout interval: 5';
      yield 'No neighbor cache information stored';
    }
  },
  structure: (rows) =>
    table(
      'interface',
      rows.map(({ name, asked, state, isUp }) => ({
        interface: name,
        'mib-port-status': asked === 'disabled' ? 'disabled' : 'enabled',
        'mib-oper-status': isUp ? state : 'disabled',
        'mib-aggresive-mode': asked === 'enabled-aggressive' ? 'enabled' : 'disabled',
        'admin-port-mode': asked,
      })),
    ),
});

/** `show udld neighbors`: there are none (head: Cisco's interface guides). */
export const showUdldNeighbors = show({
  syntax: [showWord, udldWord, word('neighbors', 'UDLD neighbor interfaces')],
  examples: ['show udld neighbors'],
  read: () => undefined,
  print: () => [
    'Port            Device Name             Device ID       Port ID         Neighbor State',
    '--------------------------------------------------------------------------------------',
  ],
  structure: () => ({}),
});
