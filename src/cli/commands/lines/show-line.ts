import { bodyOf } from '../../../machine/config/body.ts';
import { consoleLine } from '../../../machine/config/lines.ts';
import { valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { consoleMode } from './lines.ts';
import { databits, parity, stopbits } from './vty-lines.ts';

/** `show line`: how the console speaks (keys: the NX-API reference of 9.2; form: fundamentals guides). */
export const showLine = showing('show line [console]', {
  help: {
    show: 'Show running system information',
    line: 'Display line information',
    console: 'Display console line information',
  },
  read: ({ device }) => {
    const { running } = device.configuration;
    const body = bodyOf(running, consoleMode.name, 'console');
    return {
      speed: consoleLine.of(running).speedBaud,
      databits: valuesIn(body, databits)?.databits ?? 8,
      stopbits: valuesIn(body, stopbits)?.stopbits ?? 1,
      parity: valuesIn(body, parity)?.kind ?? 'none',
    };
  },
  print: ({ speed, databits: bits, stopbits: stops, parity: kind }) => [
    'line Console:',
    `    Speed:        ${speed} baud`,
    `    Databits:     ${bits} bits per byte`,
    `    Stopbits:     ${stops} bit(s)`,
    `    Parity:       ${kind}`,
    '    Modem In: Disable',
    '    Modem Init-String -',
    '        default : ATE0Q1&D2&C1S0=1\\015',
    '    Statistics:  tx:0    rx:0     Register Bits:RTS|CTS|DTR|CD|RI',
  ],
  structure: ({ speed, databits: bits, stopbits: stops, parity: kind }) => ({
    speed,
    databits: bits,
    stopbits: stops,
    parity: kind,
    modem_in: '    Modem In: Disable',
    modem_init_str: '        default : ATE0Q1&D2&C1S0=1\\015',
  }),
});
