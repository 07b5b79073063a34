import { named } from '../../../machine/config/named.ts';
import type { PolicyKind } from '../../../machine/config/role-policies.ts';
import { roles } from '../../../machine/config/roles.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { rangesOf } from '../../../machine/config/vlans.ts';
import { type ArgType, wordArg } from '../../grammar/arg-types.ts';
import { arg, word } from '../../grammar/tokens.ts';
import { interfacesArg, vlansArg } from '../../notation/network-args.ts';
import type { Setting } from '../../shell/command.ts';
import { submode } from '../../shell/mode.ts';
import { settingIn } from '../../shell/setting.ts';
import { changeRole, roleMode } from './role-mode.ts';

const permit = word('permit', 'Add to what is permitted');

/** `vlan policy deny` and its like: what it permits nevertheless stands in a mode of its own (prompts: Cisco's RBAC chapters). */
export const policySettings: readonly Setting[] = [
  ...policyOf('vlan', vlansArg(), (ids) => [rangesOf(ids)]),
  ...policyOf('interface', interfacesArg(), (names) => names),
  ...policyOf('vrf', wordArg({ maxLength: 32, offers: 'vrf' }), (name) => [name]),
];

function policyOf<Value>(
  kind: PolicyKind,
  type: ArgType<Value>,
  textsOf: (value: Value) => readonly string[],
): readonly Setting[] {
  const mode = submode<string>(`config-role-${kind}`);
  const kindWord = word(kind, `Configure ${kind} policy`);
  const target = arg('target', type, `What is permitted of ${kind}s`);
  const policy: Setting = {
    ...settingIn(roleMode, {
      syntax: [kindWord, word('policy', 'Policy of the role'), word('deny', 'Deny all but what is permitted')],
      examples: [`${kind} policy deny`],
      set({ device, session }, name) {
        changeRole(device, name, ({ policies = {} }) => ({ policies: { ...policies, [kind]: policies[kind] ?? [] } }));
        session.place = { ...mode.at(name), above: session.place };
      },
      clear: ({ device }, name) =>
        changeRole(device, name, ({ policies = {} }) => {
          const { [kind]: _, ...others } = policies;
          return { policies: Object.keys(others).length === 0 ? undefined : others };
        }),
      write: ({ running }, name) => linesOf(running, name, kind),
    }),
    enters: mode.name,
  };
  const changed =
    (change: (known: readonly string[], texts: readonly string[]) => readonly string[]) =>
    ({ args, device }: { args: { target: Value }; device: Parameters<typeof changeRole>[0] }, name: string): void =>
      changeRole(device, name, ({ policies = {} }) => ({
        policies: { ...policies, [kind]: change(policies[kind] ?? [], textsOf(args.target)) },
      }));
  return [
    policy,
    settingIn(mode, {
      syntax: [permit, kindWord, target],
      examples: [`permit ${kind} ${{ vlan: '10-12,20', interface: 'Ethernet1/1', vrf: 'management' }[kind]}`],
      set: changed((known, texts) => [...new Set([...known, ...texts])]),
      clear: changed((known, texts) => known.filter((text) => !texts.includes(text))),
      // The role writes them, below its policy.
      write: () => [],
    }),
  ];
}

function linesOf(running: RunningConfiguration, name: string, kind: PolicyKind): readonly string[] {
  const permitted = named(roles.of(running), name)?.policies?.[kind];
  return permitted === undefined ? [] : [`${kind} policy deny`, ...permitted.map((text) => `  permit ${kind} ${text}`)];
}
