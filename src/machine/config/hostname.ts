import { slice } from './slice.ts';

/** The name that the switch was given; undefined for one that has none, which calls itself `switch`. */
export const hostname = slice<string | undefined>('hostname', undefined);

/**
 * What NX-OS takes as a host name: letters, digits, dots, hyphens and underscores (public configurations have them), at most 63, none
 * but a letter or digit first.
 */
export const hostnamePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

/** The name of a switch that has been given none. */
export const defaultHostname = 'switch';

/** Whether a switch can be called that. */
export function isHostname(text: string): boolean {
  return hostnamePattern.test(text);
}
