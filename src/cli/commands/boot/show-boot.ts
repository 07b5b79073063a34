import { bootImages } from '../../../machine/config/boot.ts';
import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';

/**
 * `show boot`: what is configured, and what the next start follows (layout: VN-upg, client-contract 7). Keys: a capture of 9.2(3)
 * in a public NX-API client; those of kickstart and system are inferred from them.
 */
export const showBoot = show({
  syntax: [word('show', 'Show running system information'), word('boot', 'Show boot variables')],
  examples: ['show boot'],
  read: ({ device, running }) => ({
    current: device.configuration.of(bootImages),
    next: device.configuration.nextBootImages,
    isSingleImage: running.has('singleImage'),
  }),
  *print({ current, next, isSingleImage }) {
    yield 'Current Boot Variables:';
    yield* variables(current, isSingleImage);
    yield '';
    yield 'Boot Variables on next reload:';
    yield* variables(next, isSingleImage);
  },
  structure: ({ current, next, isSingleImage }) => ({
    ...table('Current_Bootvar', [keysOf('current', current, isSingleImage)]),
    ...table('Startup_Bootvar', [keysOf('start', next, isSingleImage)]),
  }),
});

/** The keys of one table; a variable that is not set has none. */
function keysOf(prefix: string, images: readonly string[], isSingleImage: boolean): Readonly<Record<string, string>> {
  const names = isSingleImage ? ['image'] : ['kick_image', 'sys_image'];
  const named = names.flatMap((name, place) => {
    const image = images[place];
    return image === undefined ? [] : [[`${prefix}_${name}`, image]];
  });
  return { [`${prefix}_sup_module`]: 'sup-1', ...Object.fromEntries(named), [`${prefix}_poap_status`]: 'Disabled' };
}

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
