import { flag, optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { interfaceSyntax } from '../words/interface-arg.ts';

const showWord = word('show', 'Show running system information');
const onPort = optional([word('interface', 'Show neighbors on an interface'), interfaceSyntax]);
const detail = flag('isDetailed', word('detail', 'Show neighbor details'));

const noCdpNeighbour = 'Note: CDP Neighbor entry not found';

/**
 * `show cdp neighbors`: nobody in a lab speaks CDP, so there is nothing but the head (layout: ntc-templates show_cdp_neighbors).
 * Details are told in words then, also as data (the patterns of four public scripts; cisco.nxos reads data without neighbours
 * as a failure).
 */
export const showCdpNeighbors = show({
  syntax: [
    showWord,
    word('cdp', 'Show Cisco Discovery Protocol information'),
    word('neighbors', 'Show CDP neighbors'),
    onPort,
    detail,
  ],
  examples: ['show cdp neighbors', 'show cdp neighbors detail', 'show cdp neighbors interface e1/1 detail'],
  read: ({ args }) => args.isDetailed,
  *print(isDetailed) {
    if (isDetailed) {
      yield noCdpNeighbour;
      return;
    }
    yield 'Capability Codes: R - Router, T - Trans-Bridge, B - Source-Route-Bridge';
    yield '                  S - Switch, H - Host, I - IGMP, r - Repeater,';
    yield '                  V - VoIP-Phone, D - Remotely-Managed-Device,';
    yield '                  s - Supports-STP-Dispute';
    yield '';
    yield 'Device-ID          Local Intrfce  Hldtme Capability  Platform      Port ID';
    yield '';
    yield 'Total entries displayed: 0';
  },
  structure: (isDetailed) => (isDetailed ? noCdpNeighbour : { neigh_count: '0' }),
});

/**
 * `show lldp neighbors`: the same; the protocol must be on (layout: public transcripts; `feature lldp` is asked for in the
 * device's words, inferred). As data it says the same words: cisco.nxos reads data without neighbours as a failure.
 */
export const showLldpNeighbors = show({
  syntax: [
    showWord,
    word('lldp', 'Show information about lldp'),
    word('neighbors', 'Show information about lldp neighbors'),
    onPort,
    detail,
  ],
  examples: ['show lldp neighbors', 'show lldp neighbors detail', 'show lldp neighbors interface ethernet 1/1'],
  read: ({ args, device }) => ({ isOn: device.configuration.isOn('lldp'), isDetailed: args.isDetailed }),
  print: lldpLines,
  structure: (about) => [...lldpLines(about)].join('\n'),
});

function* lldpLines({ isOn, isDetailed }: { readonly isOn: boolean; readonly isDetailed: boolean }): Generator<string> {
  if (!isOn) {
    yield 'ERROR: LLDP is not enabled';
    return;
  }
  yield 'Capability codes:';
  yield '  (R) Router, (B) Bridge, (T) Telephone, (C) DOCSIS Cable Device';
  yield '  (W) WLAN Access Point, (P) Repeater, (S) Station, (O) Other';
  if (!isDetailed) yield 'Device ID            Local Intf      Hold-time  Capability  Port ID  ';
  yield 'Total entries displayed: 0';
}
