import { slice } from '../../../machine/config/slice.ts';
import { choice, word } from '../../grammar/tokens.ts';
import { linesOf } from '../../notation/written.ts';
import type { View } from '../../shell/command.ts';
import { setting } from '../../shell/setting.ts';
import {
  controlBody,
  controlClass,
  controlLines,
  controlPlane,
  controlPolicy,
  writesFactory,
} from './control-plane.ts';

/** The profile of limits that protects the processor. */
export const coppProfile = slice<string>('copp profile', 'strict');

/**
 * `copp profile`: which limits protect the processor; strict from the factory (public configurations of 9.3). Before there were profiles,
 * what the factory has is written instead while nobody has changed it. Nothing is limited here.
 */
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
  write: (view) => (view.has('singleImage') ? [`copp profile ${coppProfile.of(view.running)}`] : factoryLines(view)),
});

function* factoryLines(view: View): Generator<string> {
  const { group } = view.model;
  const own = controlLines.slice.of(view.running);
  if (!writesFactory(group, (trait) => view.has(trait))) return;
  const body = controlBody(own, group);
  if (body !== own) yield* linesOf([controlClass, controlPolicy, controlPlane], body, view, () => undefined);
}
