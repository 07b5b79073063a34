import { line, notationIn } from '../../notation/notation.ts';
import { consoleMode, vtyMode } from './lines.ts';

/** Words of lines, for `?` (fundamentals command references). */
const help = {
  'absolute-timeout': 'Set absolute timeout for line disconnection',
  'logout-warning': 'Set timeout for the warning before a logout',
  databits: 'Set the number of data bits per character',
  stopbits: 'Set the async line stopbits',
  parity: 'Set terminal parity',
};

/** When a session over the network ends, beside its time-out. */
export const vtySettings = notationIn(vtyMode, [
  line('absolute-timeout <0-10000>', { default: 'absolute-timeout 0', needs: 'singleImage', help }),
  line('logout-warning <0-60>', { default: 'logout-warning 20', needs: 'singleImage', help }),
]);

export const databits = line('databits <5-8>', { default: 'databits 8', help });
export const stopbits = line('stopbits <1-2>', { default: 'stopbits 1', help });
export const parity = line('parity <kind:even|none|odd>', { default: 'parity none', help });

/** How characters go over the console. */
export const consoleSettings = notationIn(consoleMode, [
  databits,
  stopbits,
  parity,
  line('modem in', { help }),
  line('modem set-string { default | user-input <string:word64> }', { help }),
  line('modem connect line', { help }),
]);
