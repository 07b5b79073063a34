import { slice } from '../../../machine/config/slice.ts';
import { choice, word } from '../../grammar/tokens.ts';
import { setting } from '../../shell/setting.ts';

/** The profile of limits that protects the processor. */
export const coppProfile = slice<string>('copp profile', 'strict');

/** `copp profile`: which limits protect the processor; strict from the factory (public configurations of 9.3). Nothing is limited here. */
export const copp = setting({
  syntax: [
    word('copp', 'Configure control plane policing', { needs: 'singleImage' }),
    word('profile', 'Apply best practice policy'),
    choice('profile', [
      word('dense', 'The dense profile'),
      word('lenient', 'The lenient profile'),
      word('moderate', 'The moderate profile'),
      word('strict', 'The strict profile'),
    ]),
  ],
  examples: ['copp profile strict'],
  set: ({ args, device }) => device.configuration.change(coppProfile, args.profile, device.clock.now()),
  clear: ({ device }) => device.configuration.change(coppProfile, coppProfile.initial, device.clock.now()),
  write: ({ running, has }) => (has('singleImage') ? [`copp profile ${coppProfile.of(running)}`] : []),
});
