import type { RunningSystem } from '../../../machine/boot/running-system.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { failureWords } from './install-words.ts';

const help = {
  install: 'Show the software install information',
  active: 'Show active software',
  inactive: 'Show inactive software',
  committed: 'Show committed software',
  packages: 'Show the installed packages',
  patches: 'Show patches',
  log: 'Show the log of install operations',
  all: 'Show the installation of all modules',
  'failure-reason': 'Show why the last installation failed',
};

/** What the switch runs from: one image, or two. */
function* imageLines({ images }: RunningSystem): Generator<string> {
  const [first, second] = images.map((image) => image.replace(':/', ':///'));
  yield second === undefined ? 'Boot Image:' : 'Boot Images:';
  if (second === undefined) yield `        NXOS Image: ${first}`;
  else yield* [`        Kickstart Image: ${first}`, `        System Image: ${second}`];
  yield '';
}

/** The images as data; keys inferred. */
function imageKeys({ images }: RunningSystem): object {
  const names = images.map((image) => image.replace(':/', ':///'));
  return table(
    'boot_image',
    names.map((image_name, place) => ({
      image_type: names.length === 1 ? 'NXOS' : place === 0 ? 'Kickstart' : 'System',
      image_name,
    })),
  );
}

/** `show install active` and its like: the image and the packages above it, of which none can be installed. Form: genieparser. */
function packages(text: 'active' | 'committed', title: string) {
  return showing(`show install ${text}`, {
    help,
    read: ({ running }) => running,
    *print(running) {
      yield* imageLines(running);
      yield `${title} Packages:`;
      yield '';
    },
    structure: imageKeys,
  });
}

export const showInstallActive = packages('active', 'Active');
export const showInstallCommitted = packages('committed', 'Committed');

/** `show install inactive`: packages that are there and not in use; none is. */
export const showInstallInactive = showing('show install inactive', {
  help,
  read: ({ running }) => running,
  *print(running) {
    yield* imageLines(running);
    yield 'Inactive Packages:';
    yield '';
  },
  structure: imageKeys,
});

/** `show install packages`, by what the image is made of; an image is whole here. */
export const showInstallPackages = showing('show install packages', {
  help,
  needs: 'singleImage',
  read: ({ running }) => running,
  *print(running) {
    yield* imageLines(running);
    yield '---------------------------------------------------------';
  },
});

/** `show install patches`: none can be installed. */
export const showInstallPatches = showing('show install patches', {
  help,
  needs: 'singleImage',
  read: ({ running }) => running,
  *print(running) {
    yield* imageLines(running);
    yield '---------------------------------------------------------';
  },
});

/** `show install log`: operations on packages; there was none. */
export const showInstallLog = showing('show install log', {
  help,
  read: () => [],
  print: (lines) => lines,
});

/** `show install all failure-reason`: what stopped the last installation; nothing where none has failed. */
export const showInstallFailure = showing('show install all failure-reason', {
  help,
  read: ({ device }) =>
    (device.installation.state.log?.steps ?? []).flatMap(({ problem }) =>
      problem === undefined ? [] : [...failureWords(problem)],
    ),
  print: (lines) => (lines.length === 0 ? ['No install all failure-reason'] : lines),
});
