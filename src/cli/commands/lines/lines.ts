import { consoleLine, vtyLine } from '../../../machine/config/lines.ts';
import type { Device } from '../../../machine/device.ts';
import { integer } from '../../grammar/arg-types.ts';
import { arg, choice, optional, word } from '../../grammar/tokens.ts';
import { type Submode, submode } from '../../shell/mode.ts';
import { section, settingIn } from '../../shell/setting.ts';

/** There is one line of each kind, so its mode is about nothing but its name. */
type Line = 'console' | 'vty';

const lineWord = word('line', 'Configure a terminal line');
export const consoleMode = submode<Line>('config-console');
export const vtyMode = submode<Line>('config-line');

/** `line console`; `no line console` gives it its defaults. */
const consoleSection = section(consoleMode, {
  syntax: [lineWord, word('console', 'Primary terminal line')],
  examples: ['line console'],
  enter: () => 'console',
  clear: ({ device }) => device.configuration.change(consoleLine, consoleLine.initial, device.clock.now()),
  sections: () => [{ line: 'line console', target: 'console' }],
});

/** `line vty`: the line of sessions over the network. */
const vtySection = section(vtyMode, {
  syntax: [lineWord, word('vty', 'Virtual terminal')],
  examples: ['line vty'],
  enter: () => 'vty',
  clear: ({ device }) => device.configuration.change(vtyLine, vtyLine.initial, device.clock.now()),
  sections: () => [{ line: 'line vty', target: 'vty' }],
});

const timeoutWord = word('exec-timeout', 'Set the EXEC timeout');
const timeoutArg = arg('minutes', integer(0, 525_600), 'Timeout in minutes');

const consoleTimeout = execTimeout(
  consoleMode,
  (device, execTimeoutMinutes) => changeConsole(device, { execTimeoutMinutes }),
  (running) => consoleLine.of(running).execTimeoutMinutes,
);
const vtyTimeout = execTimeout(
  vtyMode,
  (device, execTimeoutMinutes) => changeVty(device, { execTimeoutMinutes }),
  (running) => vtyLine.of(running).execTimeoutMinutes,
);

const speedWord = word('speed', 'Set the transmit and receive speeds');
const speeds = ['9600', '19200', '38400', '57600', '115200'] as const;
const speedChoice = choice(
  'speed',
  speeds.map((speed) => word(speed, `${speed} baud`)),
);

const speed = settingIn(consoleMode, {
  syntax: [speedWord, speedChoice],
  noSyntax: [speedWord, optional([speedChoice])],
  examples: ['speed 115200'],
  set: ({ args, device }) => changeConsole(device, { speedBaud: Number(args.speed) }),
  clear: ({ device }) => changeConsole(device, { speedBaud: consoleLine.initial.speedBaud }),
  write: ({ running, isAll }) => {
    const { speedBaud } = consoleLine.of(running);
    return isAll || speedBaud !== consoleLine.initial.speedBaud ? [`speed ${speedBaud}`] : [];
  },
});

const limitWord = word('session-limit', 'Set the max no of concurrent vsh sessions');
const limitArg = arg('count', integer(1, 64), 'Max no of concurrent vsh sessions');

const sessionLimit = settingIn(vtyMode, {
  syntax: [limitWord, limitArg],
  noSyntax: [limitWord, optional([limitArg])],
  examples: ['session-limit 16'],
  set: ({ args, device }) => changeVty(device, { sessionLimit: args.count }),
  clear: ({ device }) => changeVty(device, { sessionLimit: vtyLine.initial.sessionLimit }),
  write: ({ running, isAll }) => {
    const limit = vtyLine.of(running).sessionLimit;
    return isAll || limit !== vtyLine.initial.sessionLimit ? [`session-limit ${limit}`] : [];
  },
});

export const lineSettings = [consoleSection, speed, consoleTimeout, vtySection, sessionLimit, vtyTimeout];

function execTimeout(
  mode: Submode<Line>,
  change: (device: Device, minutes: number) => void,
  minutesOf: (running: Device['configuration']['running']) => number,
): ReturnType<typeof settingIn> {
  const initial = minutesOf({});
  return settingIn(mode, {
    syntax: [timeoutWord, timeoutArg],
    noSyntax: [timeoutWord, optional([timeoutArg])],
    examples: ['exec-timeout 0'],
    set: ({ args, device }) => change(device, args.minutes),
    clear: ({ device }) => change(device, initial),
    write: ({ running, isAll }) => {
      const minutes = minutesOf(running);
      return isAll || minutes !== initial ? [`exec-timeout ${minutes}`] : [];
    },
  });
}

function changeConsole({ configuration, clock }: Device, fields: Partial<typeof consoleLine.initial>): void {
  configuration.change(consoleLine, { ...configuration.of(consoleLine), ...fields }, clock.now());
}

function changeVty({ configuration, clock }: Device, fields: Partial<typeof vtyLine.initial>): void {
  configuration.change(vtyLine, { ...configuration.of(vtyLine), ...fields }, clock.now());
}
