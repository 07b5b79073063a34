import { slice } from './slice.ts';

/** `line console`. */
export interface ConsoleLine {
  /** Minutes without a key after which a session ends; 0 for never. */
  readonly execTimeoutMinutes: number;
  readonly speedBaud: number;
}

/** `line vty`: sessions that come over the network. */
export interface VtyLine {
  /** Minutes without a key after which a session ends; 0 for never. */
  readonly execTimeoutMinutes: number;
  /** How many sessions there may be at once. */
  readonly sessionLimit: number;
}

/** Defaults: FUND-10.6, nxos-behaviour 6.6. */
export const consoleLine = slice<ConsoleLine>('line console', { execTimeoutMinutes: 30, speedBaud: 9600 });
export const vtyLine = slice<VtyLine>('line vty', { execTimeoutMinutes: 30, sessionLimit: 32 });
