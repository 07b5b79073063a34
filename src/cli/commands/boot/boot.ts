import { bootImages } from '../../../machine/config/boot.ts';
import { spell } from '../../../machine/storage/location.ts';
import { arg, choice, optional, word } from '../../grammar/tokens.ts';
import type { Context } from '../../shell/command.ts';
import { setting } from '../../shell/setting.ts';
import { fileWords } from '../words/file-words.ts';
import { fileArg } from '../words/location-arg.ts';

const bootWord = word('boot', 'Configure boot variables');
const nxosWord = word('nxos', 'nxos boot variable', { needs: 'singleImage' });
const imageArg = arg('image', fileArg(), 'Enter the image URI');
/** Which supervisor it is for: public configurations of 9.x name it; a switch of one module has the first alone. */
const supervisor = optional([choice('supervisor', [word('sup-1', 'Upper supervisor')])]);

/** `boot nxos`: the image that the next start boots (words: nxos-behaviour 2.5; a missing file is refused, inferred). */
const bootNxos = setting({
  syntax: [bootWord, nxosWord, imageArg, supervisor],
  noSyntax: [bootWord, nxosWord, optional([imageArg, supervisor])],
  examples: ['boot nxos bootflash:nxos.7.0.3.I7.8.bin', 'boot nxos bootflash:nxos.7.0.3.I7.8.bin sup-1'],
  set({ args, device, session, screen, refuse }) {
    screen.print('Performing image verification and compatibility check, please wait....');
    const location = device.files.resolve(args.image, session.directory);
    const found = location.ok ? device.files.content(location.value) : location;
    if (!found.ok) return refuse(fileWords(found.error));
    if (location.ok) device.configuration.change(bootImages, [spell(location.value)], device.clock.now());
  },
  clear: ({ device }) => device.configuration.change(bootImages, [], device.clock.now()),
  write: ({ running }) => {
    const [first, second] = bootImages.of(running);
    if (first === undefined) return [];
    return second === undefined ? [`boot nxos ${first} `] : [`boot kickstart ${first} `, `boot system ${second} `];
  },
});

const kickstartWord = word('kickstart', 'kickstart boot variable', { needs: 'not singleImage' });
const systemWord = word('system', 'system boot variable', { needs: 'not singleImage' });

/** `boot kickstart` and `boot system`: the two images of releases before 7.0(3)I2(1). `boot nxos` writes both. */
const bootKickstart = setting({
  syntax: [bootWord, kickstartWord, imageArg],
  noSyntax: [bootWord, kickstartWord, optional([imageArg])],
  examples: ['boot kickstart bootflash:n3000-uk9-kickstart.6.0.2.U6.3a.bin'],
  set: (context) => setOne(context, 0),
  clear: ({ device }) => device.configuration.change(bootImages, [], device.clock.now()),
  write: () => [],
});

const bootSystem = setting({
  syntax: [bootWord, systemWord, imageArg],
  noSyntax: [bootWord, systemWord, optional([imageArg])],
  examples: ['boot system bootflash:n3000-uk9.6.0.2.U6.3a.bin'],
  set: (context) => setOne(context, 1),
  clear: ({ device }) =>
    device.configuration.change(bootImages, device.configuration.of(bootImages).slice(0, 1), device.clock.now()),
  write: () => [],
});

export const bootSettings = [bootNxos, bootKickstart, bootSystem];

/** Puts an image in one of the two places. */
function setOne({ args, device, session, refuse }: Context<{ readonly image: string }>, place: 0 | 1): void {
  const location = device.files.resolve(args.image, session.directory);
  const found = location.ok ? device.files.content(location.value) : location;
  if (!found.ok) refuse(fileWords(found.error));
  if (!found.ok || !location.ok) return;
  const [kickstart = '', system = ''] = device.configuration.of(bootImages);
  const image = spell(location.value);
  const changed = place === 0 ? [image, system] : [kickstart, image];
  device.configuration.change(
    bootImages,
    changed.filter((name) => name !== ''),
    device.clock.now(),
  );
}
