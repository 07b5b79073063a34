import { spell } from '../../../machine/storage/location.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { setting } from '../../shell/command.ts';
import { fileArg } from '../location-arg.ts';
import { fileWords } from '../words/file-words.ts';

const bootWord = word('boot', 'Configure boot variables');
const nxosWord = word('nxos', 'nxos boot variable', { needs: 'singleImage' });
const imageArg = arg('image', fileArg(), 'Enter the image URI');

/** `boot nxos`: the image that the next start boots (words: nxos-behaviour 2.5; a missing file is refused, inferred). */
export const bootNxos = setting({
  syntax: [bootWord, nxosWord, imageArg],
  noSyntax: [bootWord, nxosWord, optional([imageArg])],
  examples: ['boot nxos bootflash:nxos.7.0.3.I7.8.bin'],
  order: 90,
  set({ args, device, session, screen }) {
    screen.print('Performing image verification and compatibility check, please wait....');
    const location = device.files.resolve(args.image, session.directory);
    const found = location.ok ? device.files.content(location.value) : location;
    if (!found.ok) return screen.print(fileWords(found.error));
    if (location.ok) device.configuration.change({ bootImages: [spell(location.value)] }, device.clock.now());
  },
  clear: ({ device }) => device.configuration.change({ bootImages: [] }, device.clock.now()),
  write: ({ bootImages }) => {
    const [first, second] = bootImages;
    if (first === undefined) return [];
    return second === undefined ? [`boot nxos ${first} `] : [`boot kickstart ${first} `, `boot system ${second} `];
  },
});
