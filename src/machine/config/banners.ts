import { slice } from './slice.ts';

/** A text and the character that it was typed between. */
export interface Banner {
  readonly delimiter: string;
  readonly lines: readonly string[];
}

/** What is shown before login; the default is the text that every switch shows (FUND-10.6, nxos-behaviour 3.6). */
export const motd = slice<Banner>('banner motd', { delimiter: '#', lines: ['User Access Verification'] });

/** What is shown behind the licence notice after login. */
export const execBanner = slice<Banner | undefined>('banner exec', undefined);
