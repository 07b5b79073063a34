import { anyOrder, arg, either, flag, optional, word } from '../../grammar/tokens.ts';
import { command } from '../../shell/command.ts';
import { fileArg } from '../words/location-arg.ts';
import { installAll, showImpact, type UpgradeWish } from './upgrade-dialogue.ts';

const installAllWords = [word('install', 'Upgrade software'), word('all', 'Upgrade both mgmt-cards')] as const;
const nxosWord = word('nxos', 'nxos boot variable', { needs: 'installsSingleImage' });
const imageArg = arg('image', fileArg(), 'Enter the image URI');
const kickstart = [
  word('kickstart', 'kickstart boot variable'),
  arg('kickstart', fileArg(), 'Enter the image URI'),
] as const;
const system = [word('system', 'system boot variable'), arg('system', fileArg(), 'Enter the image URI')] as const;
const twoImages = either({ kickstartFirst: [...kickstart, ...system], systemFirst: [...system, ...kickstart] });

/** The words behind the images: nxos-behaviour 2.5. All installations here are disruptive, so `non-disruptive` changes nothing. */
const options = anyOrder([
  [flag('isBiosOnly', word('bios', 'Upgrade the BIOS only'))],
  [flag('isWithoutReload', word('no-reload', 'Exit the installer before the reload'))],
  [flag('isSilent', word('non-interruptive', 'Upgrade without asking'))],
  [flag('isNonDisruptive', word('non-disruptive', 'Upgrade without disruption where that can be done'))],
  [flag('isForced', word('override', 'Continue although warnings are shown'))],
]);

/** `install all nxos F`: an upgrade to a release with one image. */
export const installNxos = command({
  mode: 'exec',
  syntax: [...installAllWords, nxosWord, imageArg, options],
  examples: ['install all nxos bootflash:nxos.7.0.3.I7.8.bin', 'install all nxos bootflash:nxos.7.0.3.I7.8.bin bios'],
  run: (context) => installAll(context, { ...wishOf(context.args), images: nxosOf(context.args.image) }),
});

/** `install all kickstart F system F`, in either order: releases before 7.0(3)I2(1), and the way back to them. */
export const installTwoImages = command({
  mode: 'exec',
  syntax: [...installAllWords, optional([word('force', 'Install whatever is installed')]), twoImages, options],
  examples: ['install all kickstart bootflash:kick.bin system bootflash:sys.bin'],
  run: (context) => installAll(context, { ...wishOf(context.args), images: twoOf(context.args) }),
});

const impactWords = [
  word('show', 'Show running system information'),
  word('install', 'Show the software install information'),
  word('all', 'Show the installation of all modules'),
  word('impact', 'Show the impact of an installation'),
] as const;
const nonDisruptive = flag('isNonDisruptive', word('non-disruptive', 'Impact without disruption'));

/** `show install all impact nxos F`: what `install all` would do. */
export const showImpactNxos = command({
  mode: 'exec',
  access: 'read',
  syntax: [...impactWords, nxosWord, imageArg, nonDisruptive],
  examples: ['show install all impact nxos bootflash:nxos.7.0.3.I7.8.bin'],
  run: (context) => showImpact(context, { extent: 'all', isSilent: false, images: nxosOf(context.args.image) }),
});

/** `show install all impact kickstart F system F`, in either order. */
export const showImpactTwoImages = command({
  mode: 'exec',
  access: 'read',
  syntax: [...impactWords, twoImages, nonDisruptive],
  examples: ['show install all impact kickstart bootflash:kick.bin system bootflash:sys.bin'],
  run: (context) => showImpact(context, { extent: 'all', isSilent: false, images: twoOf(context.args) }),
});

function nxosOf(image: string): UpgradeWish['images'] {
  return [{ variable: 'nxos', typed: image }];
}

function twoOf(args: {
  readonly kickstart?: string | undefined;
  readonly system?: string | undefined;
}): UpgradeWish['images'] {
  return [
    { variable: 'kickstart', typed: args.kickstart ?? '' },
    { variable: 'system', typed: args.system ?? '' },
  ];
}

function wishOf(args: {
  readonly isBiosOnly?: boolean | undefined;
  readonly isWithoutReload?: boolean | undefined;
  readonly isSilent?: boolean | undefined;
}): Pick<UpgradeWish, 'extent' | 'isSilent'> {
  const extent = args.isBiosOnly === true ? 'bios' : args.isWithoutReload === true ? 'no-reload' : 'all';
  return { extent, isSilent: args.isSilent === true };
}
