import { line, notation, notationIn } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';

export const cdpEnable = line('cdp enable', { default: 'cdp enable' });
export const cdpVersion = line('cdp advertise <version:v1|v2>', { default: 'cdp advertise v2' });
export const cdpFormat = line('cdp format device-id <format:mac-address|other|serial-number|system-name>', {
  default: 'cdp format device-id system-name',
});
export const cdpHoldtime = line('cdp holdtime <seconds:10-255>', { default: 'cdp holdtime 180' });
export const cdpTimer = line('cdp timer <seconds:5-254>', { default: 'cdp timer 60' });

/** Lines about CDP (Cisco's system management guides). */
export const cdpLines = notation('cdp', [cdpEnable, cdpVersion, cdpFormat, cdpHoldtime, cdpTimer]);

export const cdpOnPort = line('cdp enable', { needs: 'physical or mgmt', default: 'cdp enable' });
export const cdpOnPorts = notationIn(interfaceMode, [cdpOnPort]);

const needs = 'feature lldp';

/** What LLDP tells of the switch, each unless somebody says no. */
export const lldpTlvs = [
  'dcbxp',
  'management-address v4',
  'management-address v6',
  'port-description',
  'port-vlan',
  'power-management',
  'system-capabilities',
  'system-description',
  'system-name',
] as const;

export const lldpHoldtime = line('lldp holdtime <seconds:10-255>', { needs, default: 'lldp holdtime 120' });
export const lldpReinit = line('lldp reinit <seconds:1-10>', { needs, default: 'lldp reinit 2' });
export const lldpTimer = line('lldp timer <seconds:5-254>', { needs, default: 'lldp timer 30' });
export const lldpPortId = line('lldp portid-subtype <subtype:0-1>', { needs, default: 'lldp portid-subtype 0' });
export const lldpTlvLines = lldpTlvs.map((tlv) => {
  const text = `lldp tlv-select ${tlv}`;
  return line(text, { needs, default: text });
});

/** Lines about LLDP (Cisco's system management guides; the names of what it tells: cisco.nxos nxos_lldp_global). */
export const lldpLines = notation('lldp', [lldpHoldtime, lldpTimer, lldpReinit, lldpPortId, ...lldpTlvLines]);

const onPorts = 'feature lldp and physical or feature lldp and mgmt';
export const lldpTransmit = line('lldp transmit', { needs: onPorts, default: 'lldp transmit' });
export const lldpReceive = line('lldp receive', { needs: onPorts, default: 'lldp receive' });
export const lldpOnPorts = notationIn(interfaceMode, [
  lldpTransmit,
  lldpReceive,
  line('lldp tlv-set management-address <ip-any>', { needs: onPorts }),
  line('lldp tlv-set vlan <vlan>', { needs: onPorts }),
  line('lldp dcbx version <version:auto|cee|ieee>', {
    needs: 'feature lldp and physical',
    default: 'lldp dcbx version auto',
  }),
]);
