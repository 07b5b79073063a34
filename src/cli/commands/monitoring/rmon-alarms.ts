import { line, notation } from '../../notation/notation.ts';

const help = {
  rmon: 'Remote monitoring',
  alarm: 'Configure an RMON alarm',
  hcalarm: 'Configure an High Capacity RMON alarm',
  '<number>': 'Alarm number',
  '<object>': 'MIB object to monitor',
  '<interval>': 'Sample interval',
  absolute: 'Test each sample directly',
  delta: 'Test delta between samples',
  startupalarm: 'Configure alarm type',
  'rising-threshold': 'Configure the rising threshold',
  'falling-threshold': 'Configure the falling threshold',
  owner: 'Specify an owner for the alarm',
};
const head = '<number:1-65535> <object:word> <interval:1-65535> <sample:absolute|delta>' as const;
const value = '-2147483648-2147483647' as const;
const object = '1.3.6.1.2.1.2.2.1.14.1';

/** `rmon alarm` (command reference of 9.3; ranges: RFC 2819). Nothing is sampled here. */
export const rmonAlarm = line(
  `rmon alarm ${head} rising-threshold <rising:${value}> [<risingEvent:0-65535>] falling-threshold <falling:${value}> [<fallingEvent:0-65535>] [owner <owner:word127>]`,
  {
    by: 'number',
    order: 'fixed',
    help,
    examples: [
      `rmon alarm 20 ${object} 2900 delta rising-threshold 1500 1 falling-threshold 0 owner test`,
      `rmon alarm 21 ${object} 60 absolute rising-threshold 10 falling-threshold 5`,
    ],
  },
);
export const rmonHighAlarm = line(
  `rmon hcalarm ${head} startupalarm <startup:1-3> rising-threshold <rising:word20> <risingEvent:0-65535> falling-threshold <falling:word20> <fallingEvent:0-65535> owner <owner:word127>`,
  {
    by: 'number',
    order: 'fixed',
    help,
    examples: [
      `rmon hcalarm 2 ${object} 900 delta startupalarm 3 rising-threshold 1500 1 falling-threshold 0 0 owner test`,
    ],
  },
);

export const rmonAlarmLines = notation('rmon alarms', [rmonAlarm, rmonHighAlarm]);
