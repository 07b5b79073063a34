import { slice } from './slice.ts';

/** The name that the switch was given; undefined for one that has none, which calls itself `switch`. */
export const hostname = slice<string | undefined>('hostname', undefined);

/** The boot variables: one image, or kickstart and system. Locations as `bootflash:/x`. */
export const bootImages = slice<readonly string[]>('boot', []);

/** `allow delete boot-image`: the file that runs the switch may be deleted and overwritten like any other. */
export const allowsDeletingBootImage = slice<boolean>('allow delete boot-image', false);
