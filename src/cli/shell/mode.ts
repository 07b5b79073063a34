/** Where a command can be typed. Commands of `exec` can be typed in configuration mode as well. */
export type Mode = 'exec' | 'config';
