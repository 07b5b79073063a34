import { type Feature, features, findFeature, knownFeatures, switched } from '../../../machine/config/features.ts';
import { enableSecrets } from '../../../machine/config/privilege.ts';
import { choice, either, type TokenOptions, type Word, word } from '../../grammar/tokens.ts';
import type { Context } from '../../shell/command.ts';
import { setting } from '../../shell/setting.ts';

/** Conditions of features that not every release has or tells of. */
const options: Partial<Record<Feature, TokenOptions>> = {
  'scp-server': { needs: 'scpServer' },
  'sftp-server': { needs: 'sftpServer' },
  privilege: { needs: 'not noPrivilegeLevels', hidesWith: 'deprecatedPrivilege' },
};

const singleWords: readonly Word[] = knownFeatures
  .filter(({ name }) => !name.includes(' '))
  .map(({ name }) => word<string>(name, `Enable/Disable ${name}`, options[name]));

/** `feature`: turns a feature on; `no feature` turns it off. What a feature stands for need not be modelled. */
const feature = setting({
  syntax: [
    word('feature', 'Command to enable/disable features'),
    either(
      {
        name: [choice('name', singleWords)],
        password: [word('password', 'Credential(s) for the user(s)'), word('encryption', 'Password encryption')],
        sla: [
          word('sla', 'Enable/Disable SLA features'),
          choice('sla', [
            word('responder', 'Enable/Disable SLA responder'),
            word('sender', 'Enable/Disable SLA sender'),
          ]),
        ],
      },
      'form',
    ),
  ],
  examples: ['feature scp-server', 'feature sftp-server', 'feature sla sender', 'feature password encryption'],
  set: (context) => turn(context, true),
  clear: (context) => turn(context, false),
  write: ({ running, isAll }) => {
    const on = features.of(running);
    const lines = on.filter((name) => isAll || !features.initial.includes(name)).map((name) => `feature ${name}`);
    return [...features.initial.filter((name) => !on.includes(name)).map((name) => `no feature ${name}`), ...lines];
  },
});

export const featureSettings = [feature];

interface Named {
  readonly form: 'name' | 'password' | 'sla';
  readonly name?: string | undefined;
  readonly sla?: string | undefined;
}

function turn({ args, device, running, screen }: Context<Named>, isOn: boolean): void {
  const typed = args.form === 'name' ? args.name : args.form === 'sla' ? `sla ${args.sla}` : 'password encryption';
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
}
