import { line, notationIn } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';

const kinds = ['broadcast', 'multicast', 'unicast'] as const;

const canBeStormy = 'physical or port-channel';
export const stormLevels = kinds.map((kind) => line(`storm-control ${kind} level <percent>`, { needs: canBeStormy }));
export const stormAction = line('storm-control action <action:shutdown|trap>', { needs: canBeStormy, by: 'action' });

/** Storm control (Cisco's layer 2 guides). */
export const stormLines = notationIn(interfaceMode, [...stormLevels, stormAction]);

const needs = 'feature port-security and switched';
export const portSecurity = line('switchport port-security', { needs });
export const securityMaximum = line('switchport port-security maximum <1-1025>', {
  needs,
  default: 'switchport port-security maximum 1',
});
export const securityVlanMaximum = line('switchport port-security maximum <1-1025> vlan <vlans>', {
  needs,
  by: 'vlans',
  id: 'switchport port-security maximum vlan',
});
export const securityViolation = line('switchport port-security violation <action:protect|restrict|shutdown>', {
  needs,
  default: 'switchport port-security violation shutdown',
});
export const securityAgingTime = line('switchport port-security aging time <0-1440>', {
  needs,
  default: 'switchport port-security aging time 0',
});
export const securityAgingType = line('switchport port-security aging type <type:absolute|inactivity>', {
  needs,
  default: 'switchport port-security aging type absolute',
});
export const stickyAddresses = line('switchport port-security mac-address sticky', { needs });
export const secureAddress = line('switchport port-security mac-address <mac> [vlan <vlan>]', { needs, by: 'mac' });

/** Port security (Cisco's security guides). */
export const portSecurityLines = notationIn(interfaceMode, [
  portSecurity,
  securityMaximum,
  securityVlanMaximum,
  securityViolation,
  securityAgingTime,
  securityAgingType,
  stickyAddresses,
  secureAddress,
]);
