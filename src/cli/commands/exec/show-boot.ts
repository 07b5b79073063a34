import { bootImages } from '../../../machine/config/system.ts';
import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';

/** `show boot`: what is configured, and what the next start follows (layout: VN-upg, client-contract 7). */
export const showBoot = show({
  syntax: [word('show', 'Show running system information'), word('boot', 'Show boot variables')],
  examples: ['show boot'],
  read: ({ device }) => ({
    current: device.configuration.of(bootImages),
    next: device.configuration.nextBootImages,
    isSingleImage: device.has('singleImage'),
  }),
  *print({ current, next, isSingleImage }) {
    yield 'Current Boot Variables:';
    yield* variables(current, isSingleImage);
    yield '';
    yield 'Boot Variables on next reload:';
    yield* variables(next, isSingleImage);
  },
});

function* variables(images: readonly string[], isSingleImage: boolean): Generator<string> {
  const [first, second] = images;
  yield '';
  yield 'sup-1';
  if (isSingleImage) yield first === undefined ? 'NXOS variable not set' : `NXOS variable = ${first}`;
  else {
    yield first === undefined ? 'kickstart variable not set' : `kickstart variable = ${first}`;
    yield second === undefined ? 'system variable not set' : `system variable = ${second}`;
  }
  yield 'Boot POAP Disabled';
}
