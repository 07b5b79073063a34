import {
  type Feature,
  features,
  findFeature,
  knownFeatures,
  neededFor,
  switched,
} from '../../../machine/config/features.ts';
import { enableSecrets } from '../../../machine/config/privilege.ts';
import { type RunningConfiguration, slice } from '../../../machine/config/slice.ts';
import { type BranchesOf, choice, either, type TokenOptions, type Word, word } from '../../grammar/tokens.ts';
import type { Context } from '../../shell/command.ts';
import { setting } from '../../shell/setting.ts';

/** Conditions of features that not every release has or tells of. */
const options: Partial<Record<Feature, TokenOptions>> = {
  'scp-server': { needs: 'scpServer' },
  'sftp-server': { needs: 'sftpServer' },
  privilege: { needs: 'not noPrivilegeLevels', hidesWith: 'deprecatedPrivilege' },
};

/** The names of features of one word, and what may follow the first word of the others. */
const singles = knownFeatures.filter(({ name }) => !name.includes(' ')).map(({ name }) => featureWord(name, name));
const heads = [...new Set(knownFeatures.map(({ name }) => name.split(' ')[0] ?? name))].filter((head) =>
  knownFeatures.some(({ name }) => name.startsWith(`${head} `)),
);
const branches: BranchesOf = {
  name: [choice('name', singles)],
  ...Object.fromEntries(
    heads.map((head) => {
      const names = knownFeatures.map(({ name }) => name).filter((name) => name.startsWith(`${head} `));
      const seconds = names.map((name) => featureWord(name.slice(head.length + 1), name));
      return [head, [word<string>(head, `Enable/Disable ${head} features`), choice('second', seconds)]];
    }),
  ),
};

/** `feature`: turns a feature on; `no feature` turns it off. What a feature stands for need not be modelled. */
const feature = setting({
  syntax: [word('feature', 'Command to enable/disable features'), either(branches, 'form')],
  examples: ['feature scp-server', 'feature sftp-server', 'feature sla sender', 'feature password encryption'],
  set: (context: Context<Named>) => turn(context, true),
  clear: (context: Context<Named>) => turn(context, false),
  *write({ running, isAll }) {
    const on = features.of(running);
    for (const name of features.initial) if (!on.includes(name)) yield `no feature ${name}`;
    const lines = on.filter((name) => isAll || !features.initial.includes(name));
    const middle = lines.findIndex((name) => afterDistribution.includes(name));
    const at = middle < 0 ? lines.length : middle;
    for (const name of lines.slice(0, at)) yield `feature ${name}`;
    if (ethernetDistribution.of(running)) yield distributionLine;
    if (evpnOverlay.of(running)) yield overlayLine;
    for (const name of lines.slice(at)) yield `feature ${name}`;
  },
});

const ethernetDistribution = slice<boolean>('cfs eth distribute', false);
const evpnOverlay = slice<boolean>('nv overlay evpn', false);
const distributionLine = 'cfs eth distribute';
const overlayLine = 'nv overlay evpn';

/** The features that stand behind `cfs eth distribute` and `nv overlay evpn` (public configurations of 9.2, 9.3 and 10.3). */
const afterDistribution: readonly Feature[] = knownFeatures
  .map(({ name }) => name)
  .filter((name) => switched(['ngmvpn'], name, true)[0] === 'ngmvpn');

/** `cfs eth distribute`: CFS over Ethernet, as a vPC wants it; it stands among the features. */
const cfsEthernet = setting({
  syntax: [
    word('cfs', 'CFS configuration commands'),
    word('eth', 'Distribution over Ethernet'),
    word('distribute', 'Enable distribution'),
  ],
  examples: [distributionLine],
  set: ({ device: { configuration, clock } }) => configuration.change(ethernetDistribution, true, clock.now()),
  clear: ({ device: { configuration, clock } }) => configuration.change(ethernetDistribution, false, clock.now()),
  write: () => [],
});

/** `nv overlay evpn`: the control plane of VXLAN; it stands among the features as well. */
const evpn = setting({
  syntax: [
    word('nv', 'Configure NV', { needs: 'singleImage' }),
    word('overlay', 'Configure overlay'),
    word('evpn', 'Enable EVPN control plane'),
  ],
  examples: [overlayLine],
  set: ({ device: { configuration, clock } }) => configuration.change(evpnOverlay, true, clock.now()),
  clear: ({ device: { configuration, clock } }) => configuration.change(evpnOverlay, false, clock.now()),
  write: () => [],
});

export const featureSettings = [feature, cfsEthernet, evpn];

/** Whether CFS distributes over Ethernet. */
export function distributesOverEthernet(running: RunningConfiguration): boolean {
  return ethernetDistribution.of(running);
}

interface Named {
  /** `name` for a feature of one word, else the first of its words. */
  readonly form: string;
  readonly name?: string | undefined;
  readonly second?: string | undefined;
}

function featureWord(text: string, name: Feature): Word {
  const needs = neededFor(name);
  return word<string>(text, `Enable/Disable ${name}`, { ...(needs === undefined ? {} : { needs }), ...options[name] });
}

function turn(context: Context<Named>, isOn: boolean): void {
  const { args, device, running, screen } = context;
  const typed = args.form === 'name' ? args.name : `${args.form} ${args.second}`;
  const named = findFeature(typed ?? '');
  if (named === undefined) return;
  const { configuration, clock } = device;
  // What 7.x and 9.x say: Cisco's security guides.
  // The words are inferred.
  if (named === 'ssh' && !isOn) screen.print('XML interface to system may become unavailable since ssh is disabled');
  if (named === 'privilege' && isOn && running.has('deprecatedPrivilege')) {
    // cisco.nxos #170, a 9.3(5).
    screen.print('Warning: privilege escalation support is deprecated and will be removed in future release.');
    screen.print('Please use RBACL which provides more granular security control.');
  }
  // Inferred: secrets are nothing without the feature, which must be on before they are typed.
  if (named === 'privilege' && !isOn) configuration.change(enableSecrets, {}, clock.now());
  configuration.change(features, switched(configuration.of(features), named, isOn), clock.now());
  if (!isOn) context.prune();
}
