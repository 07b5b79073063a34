import { slice } from './slice.ts';

/** The boot variables: one image, or kickstart and system. Locations as `bootflash:/x`. */
export const bootImages = slice<readonly string[]>('boot', []);

/** `allow delete boot-image`: the file that runs the switch may be deleted and overwritten like any other. */
export const allowsDeletingBootImage = slice<boolean>('allow delete boot-image', false);
