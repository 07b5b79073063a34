import { allowsDeletingBootImage } from '../../../machine/config/boot.ts';
import { word } from '../../grammar/tokens.ts';
import { setting } from '../../shell/setting.ts';

/** `allow delete boot-image`: lifts the protection of the image that runs the switch (nxos-behaviour 4.6; help words inferred). */
const allowDeleteBootImage = setting({
  syntax: [
    word('allow', 'Allow deleting a protected file'),
    word('delete', 'Allow a file to be deleted'),
    word('boot-image', 'The image that the switch is booted with'),
  ],
  examples: ['allow delete boot-image'],
  set: ({ device }) => device.configuration.change(allowsDeletingBootImage, true, device.clock.now()),
  clear: ({ device }) => device.configuration.change(allowsDeletingBootImage, false, device.clock.now()),
  write: ({ running }) => (allowsDeletingBootImage.of(running) ? ['allow delete boot-image'] : []),
});

export const allowDeleteSettings = [allowDeleteBootImage];
