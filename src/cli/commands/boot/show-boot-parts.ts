import { bootImages } from '../../../machine/config/boot.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';

const help = {
  boot: 'Show boot variables',
  'auto-copy': 'See if autocopy is turned on',
  list: 'Show the list of files to be auto-copied',
  current: 'Show Current Bootvar Variables',
  order: 'Show Boot Order',
  timings: 'Show boot timings',
  variables: 'Display the list of boot variables',
};

/** `show boot auto-copy`: images are copied to a second supervisor, which these switches do not have. Keys: command reference of 9.3. */
export const showBootAutoCopy = showing('show boot auto-copy', {
  help,
  read: () => 'enabled',
  print: (status) => [`Auto-copy feature is ${status}`],
  structure: (status) => table('auto_copy', [{ Str1: 'Auto-copy feature is', status }]),
});

/** `show boot auto-copy list`: what is being copied; nothing. */
export const showBootAutoCopyList = showing('show boot auto-copy list', {
  help,
  read: () => [],
  print: () => ['No file currently being auto-copied'],
  structure: () => ({}),
});

/** `show boot current`: what is configured (layout: that of `show boot`; keys: command reference of 9.3). */
export const showBootCurrent = showing('show boot current', {
  help,
  read: ({ device, running }) => {
    const names = running.has('singleImage') ? ['NXOS'] : ['kickstart', 'system'];
    return device.configuration.of(bootImages).map((image, index) => ({ name: names[index] ?? 'NXOS', image }));
  },
  *print(variables) {
    yield 'Current Boot Variables:';
    yield '';
    yield 'sup-1';
    for (const { name, image } of variables) yield `${name} variable = ${image}`;
    if (variables.length === 0) yield 'No boot variable set';
  },
  structure: (variables) =>
    table(
      'current_bootvar',
      variables.map(({ image }) => ({ current_sup_module: 'sup-1', current_image: image })),
    ),
});

/** `show boot order`: where the loader looks first. Keys: command reference of 9.3; the layout is inferred. */
export const showBootOrder = showing('show boot order', {
  help,
  needs: 'singleImage',
  read: () => ({ current_order: 'bootflash', next_order: 'bootflash' }),
  print: ({ current_order, next_order }) => [
    `Current Boot Order: ${current_order}`,
    `Boot Order on next reload: ${next_order}`,
  ],
  structure: (known) => table('boot_order', [known]),
});

/** `show boot timings`: how long the parts of the start took; nobody measures them here. */
export const showBootTimings = showing('show boot timings', {
  help,
  needs: 'singleImage',
  read: () => [],
  print: (lines) => lines,
});

/** `show boot variables`: which can be set. Form: command references of Nexus and MDS; keys: that of 9.3. */
export const showBootVariables = showing('show boot variables', {
  help,
  read: ({ running }) => (running.has('singleImage') ? ['nxos'] : ['kickstart', 'system']),
  print: (names) => ['List of boot variables are:', ...names.map((name) => `         ${name}`)],
  structure: (names) =>
    table(
      'boot_vars',
      names.map((name) => ({ Str1: 'List of boot variables are:', boot_variable: name })),
    ),
});
