import { features } from '../../../machine/config/features.ts';
import { type Keyed, noneKeyed, valueAt, withKey, withoutKey } from '../../../machine/config/keyed.ts';
import { type RunningConfiguration, slice } from '../../../machine/config/slice.ts';
import { choice, either, optional, type Syntax, word } from '../../grammar/tokens.ts';
import type { Context, View } from '../../shell/command.ts';
import { setting } from '../../shell/setting.ts';

/** A notification that the switch can send. */
interface Trap {
  readonly kind: string;
  /** Undefined where the kind is one notification by itself. */
  readonly name?: string;
  /** Whether it is sent from the factory. */
  readonly isOn: boolean;
  readonly feature?: string;
}

/** Kinds that are sent from the factory, since the single image, in the order in which a switch writes that they are not: public configurations of 9.2(4) and 10.3(1). */
const sent: readonly string[] = [
  'entity entity_mib_change',
  'entity entity_module_status_change',
  'entity entity_power_status_change',
  'entity entity_module_inserted',
  'entity entity_module_removed',
  'entity entity_unrecognised_module',
  'entity entity_fan_status_change',
  'entity entity_power_out_change',
  'link linkDown',
  'link linkUp',
  'link extended-linkDown',
  'link extended-linkUp',
  'link cieLinkDown',
  'link cieLinkUp',
  'link delayed-link-state-change',
  'rf redundancy_framework',
  'license notify-license-expiry',
  'license notify-no-license-for-feature',
  'license notify-licensefile-missing',
  'license notify-license-expiry-warning',
  'upgrade UpgradeOpNotifyOnCompletion',
  'upgrade UpgradeJobStatusNotify',
  'rmon risingAlarm',
  'rmon fallingAlarm',
  'rmon hcRisingAlarm',
  'rmon hcFallingAlarm',
  'entity entity_sensor',
  'entity cefcMIBEnableStatusNotification',
  'generic coldStart',
  'generic warmStart',
  'storm-control cpscEventRev1',
  'link cErrDisableInterfaceEventRev1',
  'link cmn-mac-move-notification',
];

/** Kinds that are sent when a line says so, in the order of a Nexus 3000 of 6.0(2) and of cisco.nxos snmp_server; `*` is a kind by itself. */
const unsent: readonly (readonly [text: string, feature?: string])[] = [
  ['callhome event-notify'],
  ['callhome smtp-send-fail'],
  ['cfs state-change-notif'],
  ['cfs merge-failure'],
  ['aaa server-state-change'],
  ['feature-control FeatureOpStatusChange'],
  ['feature-control ciscoFeatOpStatusChange'],
  ['sysmgr cseFailSwCoreNotifyExtended'],
  ['config ccmCLIRunningConfigChanged'],
  ['snmp authentication'],
  ['link cisco-xcvr-mon-status-chg'],
  ['bridge newroot'],
  ['bridge topologychange'],
  ['stpx inconsistency'],
  ['stpx root-inconsistency'],
  ['stpx loop-inconsistency'],
  ['system Clock-change-notification'],
  ['syslog message-generated'],
  ['storm-control trap-rate'],
  ['mmode cseMaintModeChangeNotify'],
  ['mmode cseNormalModeChangeNotify'],
  ['poe portonoff'],
  ['poe pwrusageon'],
  ['poe pwrusageoff'],
  ['poe police'],
  ['vtp notifs'],
  ['vtp vlancreate'],
  ['vtp vlandelete'],
  ['bfd session-up', 'bfd'],
  ['bfd session-down', 'bfd'],
  ['bgp', 'bgp'],
  ['eigrp', 'eigrp'],
  ['hsrp state-change', 'hsrp'],
  ['isis', 'isis'],
  ['lldp lldpRemTablesChange', 'lldp'],
  ['msdp msdpBackwardTransition', 'msdp'],
  ['ospf', 'ospf'],
  ['ospfv3', 'ospfv3'],
  ['pim pimNeighborLoss', 'pim'],
  ['vrrp', 'vrrp'],
];

const traps: readonly Trap[] = [
  ...sent.map((text) => trapOf(text, true)),
  ...unsent.map(([text, feature]) => trapOf(text, false, feature)),
];

/** Notifications that are sent or not against what holds from the factory, by their words. */
const changed = slice<Keyed<boolean>>('snmp traps', noneKeyed);

const head = [
  word('snmp-server', 'Configure snmp server'),
  word('enable', 'Enable SNMP Traps'),
  word('traps', 'Enable SNMP Traps'),
] as const;
const kinds = [...new Set(traps.map(({ kind }) => kind))];
const branches: Readonly<Record<string, Syntax>> = Object.fromEntries(
  kinds.map((kind) => {
    const own = traps.filter((trap) => trap.kind === kind);
    const feature = own[0]?.feature;
    const kindWord = word<string>(
      kind,
      `Enable ${kind} traps`,
      feature === undefined ? {} : { needs: `feature ${feature}` },
    );
    const names = own.flatMap(({ name }) => (name === undefined ? [] : [word<string>(name, `${name} notification`)]));
    return [kind, names.length === 0 ? [kindWord] : [kindWord, optional([choice('name', names)])]];
  }),
);

/** What a line about notifications says. */
interface Said {
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
}

/** `snmp-server enable traps`: all notifications, those of a kind, or one; each is written by itself. */
export const snmpTraps = setting({
  syntax: [...head, optional([either(branches, 'kind')])],
  examples: [
    'snmp-server enable traps aaa server-state-change',
    'snmp-server enable traps stpx',
    'snmp-server enable traps link linkDown',
    'snmp-server enable traps bgp',
  ],
  set: (context: Context<Said>) => turn(context, true),
  clear: (context: Context<Said>) => turn(context, false),
  *write(view) {
    for (const trap of traps) {
      const isOn = isSent(view.running, trap, view.has('singleImage'));
      const isOwn = valueAt(changed.of(view.running), textOf(trap)) === undefined;
      if (!isThere(view, trap) || (isOwn && !view.isAll)) continue;
      if (!isOn && !isFactory(trap, view.has('singleImage')) && !view.isAll) continue;
      yield `${isOn ? '' : 'no '}snmp-server enable traps ${textOf(trap)}`;
    }
  },
});

/** Every notification that the switch knows, and whether it sends it. */
export function trapStates(
  view: Pick<View, 'running' | 'has'>,
): readonly { readonly kind: string; readonly name: string; readonly isOn: boolean }[] {
  return traps
    .filter((trap) => isThere(view, trap))
    .map((trap) => ({
      kind: trap.kind,
      name: trap.name ?? trap.kind,
      isOn: isSent(view.running, trap, view.has('singleImage')),
    }));
}

function turn({ args: { kind, name }, device, running }: Context<Said>, isOn: boolean): void {
  const { configuration, clock } = device;
  const isSingle = running.has('singleImage');
  let known = configuration.of(changed);
  for (const trap of traps) {
    if ((kind !== undefined && trap.kind !== kind) || (name !== undefined && trap.name !== name)) continue;
    known = isFactory(trap, isSingle) === isOn ? withoutKey(known, textOf(trap)) : withKey(known, textOf(trap), isOn);
  }
  configuration.change(changed, known, clock.now());
}

/** A notification of a feature is there while the feature is on. */
function isThere({ running }: Pick<View, 'running'>, { feature }: Trap): boolean {
  return feature === undefined || features.of(running).some((name) => name === feature);
}

function isSent(running: RunningConfiguration, trap: Trap, isSingle: boolean): boolean {
  return valueAt(changed.of(running), textOf(trap)) ?? isFactory(trap, isSingle);
}

function isFactory({ isOn }: Trap, isSingle: boolean): boolean {
  return isOn && isSingle;
}

function textOf({ kind, name }: Trap): string {
  return name === undefined ? kind : `${kind} ${name}`;
}

function trapOf(text: string, isOn: boolean, feature?: string): Trap {
  const [kind = text, name] = text.split(' ');
  return { kind, isOn, ...(name === undefined ? {} : { name }), ...(feature === undefined ? {} : { feature }) };
}
