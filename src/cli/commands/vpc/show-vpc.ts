import { shortName } from '../../../machine/config/ports.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { type VpcStatus, vpcSettings, vpcStatus } from './status.ts';

const noPeerLink = 'vPC peer-link does not exist';

/**
 * `show vpc`: what is configured, and that no peer is there. Text: genie's ShowVpc and Cisco's interface guides; keys: the fixtures of
 * cisco.nxos and the command reference of 9.3.
 */
export const showVpc = showing('show vpc [brief]', {
  needs: 'feature vpc',
  help: { vpc: 'Virtual Port Channel configuration', brief: 'Brief display of vPC status' },
  read: ({ device }) => vpcStatus(device),
  *print(status) {
    yield 'Legend:';
    yield '                (*) - local vPC is down, forwarding via vPC peer-link';
    yield '';
    for (const [what, value] of headRows(status)) yield `${what.padEnd(34)}: ${value.padEnd(30)}`;
    if (status.peerLink !== undefined) {
      yield* ['', 'vPC Peer-link status', '-'.repeat(69)];
      yield 'id    Port   Status Active vlans    ';
      yield '--    ----   ------ -------------------------------------------------';
      yield `1     ${shortName(status.peerLink.name).padEnd(7)}${stateOf(status.peerLink).padEnd(7)}-`;
    }
    if (status.ports.length > 0) yield* portLines(status);
  },
  structure: (status) => {
    const row = (id: number, port: { readonly name: string; readonly isUp: boolean }) => ({
      'vpc-id': String(id),
      'vpc-ifindex': shortName(port.name),
      'vpc-port-state': port.isUp ? '1' : '0',
      'phy-port-if-removed': 'disabled',
      'vpc-thru-peerlink': '0',
      'vpc-consistency': 'inconsistent',
      'vpc-consistency-status': 'SYSERR_MCECM_MCT_DOES_NOT_EXISTS',
      'up-vlan-bitset': '-',
      'es-attr': 'DF: Invalid',
    });
    return {
      ...headKeys(status),
      ...(status.peerLink === undefined
        ? {}
        : table('peerlink', [
            {
              'peer-link-id': '1',
              'peerlink-ifindex': shortName(status.peerLink.name),
              'peer-link-port-state': status.peerLink.isUp ? '1' : '0',
              'peer-up-vlan-bitset': '-',
            },
          ])),
      ...table(
        'vpc',
        status.ports.map((port) => row(port.number, port)),
      ),
    };
  },
});

function stateOf({ isUp }: { readonly isUp: boolean }): string {
  return isUp ? 'up' : 'down';
}

function* portLines({ ports }: VpcStatus): Generator<string> {
  yield* ['', 'vPC status', '-'.repeat(76)];
  yield 'Id    Port          Status Consistency Reason                Active vlans';
  yield '--    ------------  ------ ----------- ------                ---------------';
  for (const port of ports) {
    yield `${String(port.number).padEnd(6)}${shortName(port.name).padEnd(14)}${stateOf(port).padEnd(7)}failed      Peer-link is down     -`;
    yield '';
  }
  yield '';
  yield 'Please check "show vpc consistency-parameters vpc <vpc-num>" for the ';
  yield 'consistency reason of down vpc and for type-2 consistency reasons for ';
  yield 'any vpc.';
  yield '';
}

function headRows(status: VpcStatus): readonly (readonly [string, string])[] {
  const { isRecovering, recoverySeconds, ...set } = vpcSettings(status);
  const timer = (seconds: number): string => `Timer is off.(timeout = ${seconds}s)`;
  return [
    ['vPC domain id', status.domain === undefined ? 'Not configured' : String(status.domain)],
    ['Peer status', status.peerLink === undefined ? 'peer link not configured' : 'peer link is down'],
    [
      'vPC keep-alive status',
      set.keepalive === undefined ? 'Disabled' : 'peer is not reachable through peer-keepalive',
    ],
    ['Configuration consistency status', 'failed'],
    ['Per-vlan consistency status', 'failed'],
    ['Configuration inconsistency reason', noPeerLink],
    ['Type-2 consistency status', 'failed'],
    ['Type-2 inconsistency reason', noPeerLink],
    ['vPC role', 'none established'],
    ['Number of vPCs configured', String(status.ports.length)],
    ['Peer Gateway', enabled(set.isPeerGateway)],
    ['Dual-active excluded VLANs', set.excluded],
    ['Graceful Consistency Check', set.isGraceful ? 'Disabled (due to peer configuration)' : 'Disabled'],
    ['Auto-recovery status', isRecovering ? `Enabled, timer is off.(timeout = ${recoverySeconds}s)` : 'Disabled'],
    ['Delay-restore status', timer(set.restoreSeconds)],
    ['Delay-restore SVI status', timer(set.restoreVlanSeconds)],
    ['Delay-restore Orphan-port status', timer(set.restoreOrphanSeconds)],
    ['Operational Layer3 Peer-router', 'Disabled'],
    ...(set.tracked === undefined ? [] : [['Track object', String(set.tracked)] as const]),
  ];
}

function headKeys(status: VpcStatus): object {
  const set = vpcSettings(status);
  return {
    'vpc-domain-id': status.domain === undefined ? 'not configured' : String(status.domain),
    'vpc-peer-status': status.peerLink === undefined ? 'peer-not-configured' : 'peer-link-down',
    'vpc-peer-status-reason': 'SUCCESS',
    'vpc-peer-keepalive-status': set.keepalive === undefined ? 'disabled' : 'peer-not-reachable',
    'vpc-peer-consistency': 'inconsistent',
    'vpc-peer-consistency-status': 'SYSERR_MCECM_MCT_DOES_NOT_EXISTS',
    'vpc-per-vlan-peer-consistency': 'inconsistent',
    'vpc-type-2-consistency': 'inconsistent',
    'vpc-type-2-consistency-status': 'SYSERR_MCECM_MCT_DOES_NOT_EXISTS',
    'vpc-role': 'none-established',
    'num-of-vpcs': String(status.ports.length),
    'peer-gateway': set.isPeerGateway ? 'enabled' : 'disabled',
    'dual-active-excluded-vlans': set.excluded,
    'vpc-graceful-consistency-check-status': set.isGraceful ? 'enabled' : 'disabled',
    'vpc-auto-recovery-status': set.isRecovering ? `Enabled (timeout = ${set.recoverySeconds} seconds)` : 'Disabled',
    'vpc-delay-restore-status': `Timer is off (timeout = ${set.restoreSeconds}s)`,
    'vpc-delay-restore-svi-status': `Timer is off (timeout = ${set.restoreVlanSeconds}s)`,
    'operational-l3-peer': 'disabled',
  };
}

function enabled(is: boolean): string {
  return is ? 'Enabled' : 'Disabled';
}
