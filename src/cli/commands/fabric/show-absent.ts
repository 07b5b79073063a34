import { showing } from '../../notation/showing.ts';

/** What the one image of Nexus 3000 and 9000 knows (command reference of 9.3), and a Nexus 3000 never has: it answers as where there is none. */
const needs = 'singleImage';
const nothing = {
  needs,
  read: () => [],
  print: (lines: readonly string[]) => lines,
  structure: () => ({}),
};

/** `show fex`: fabric extenders. Form: ntc-templates show_fex. */
export const showFex = showing('show fex [detail]', {
  ...nothing,
  help: { fex: 'Show FEX information', detail: 'Show details' },
  print: () => [
    '  FEX         FEX           FEX              FEX              Fex',
    'Number    Description      State            Model            Serial',
    '-'.repeat(72),
  ],
});

/** `show fex N`: one fabric extender (words inferred). */
export const showFexOne = showing('show fex <number:100-199> [detail]', {
  needs,
  help: { fex: 'Show FEX information', '<number>': 'FEX number', detail: 'Show details' },
  examples: ['show fex 101', 'show fex 101 detail'],
  read: ({ args }) => args.number,
  print: (number) => [`FEX ${number} does not exist`],
});

/** `show flogi database`: hosts of Fibre Channel. Form: ntc-templates, and the words of Nexus 5000 where there are none. */
export const showFlogi = showing('show flogi database', {
  ...nothing,
  help: { flogi: 'Show FLOGI information', database: 'Show FLOGI database' },
  print: () => ['', 'Total number of flogi = 0.', ''],
});

/** `show fabricpath route`. Form: ntc-templates show_fabricpath_route. */
export const showFabricPathRoute = showing('show fabricpath route', {
  ...nothing,
  help: { fabricpath: 'FabricPath information', route: 'FabricPath routes' },
  print: () => [
    'FabricPath Unicast Route Table',
    "'a/b/c' denotes ftag/switch-id/subswitch-id",
    "'[x/y]' denotes [admin distance/metric]",
    'ftag 0 is local ftag',
    'subswitch-id 0 is default subswitch-id',
    '',
  ],
});

/** `show cts interface`: ports that tell of security groups; none does. */
export const showCtsInterface = showing('show cts interface { all | brief }', {
  ...nothing,
  help: {
    cts: 'CTS information',
    interface: 'Show CTS interfaces',
    all: 'Show all interfaces',
    brief: 'Show in brief',
  },
});
