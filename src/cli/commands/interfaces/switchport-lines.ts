import { line, notationIn } from '../../notation/notation.ts';
import { interfaceMode } from './interface-mode.ts';

/** What is said of a switched port beside its mode and VLANs. Sources: Cisco's layer 2 guides and command references of 9.3. */
export const monitorLine = line('switchport monitor', { needs: 'switched', default: 'no switchport monitor' });
export const blockMulticastLine = line('switchport block multicast', {
  needs: 'switched',
  default: 'no switchport block multicast',
});
export const blockUnicastLine = line('switchport block unicast', {
  needs: 'switched',
  default: 'no switchport block unicast',
});
export const voiceVlanLine = line('switchport voice vlan { <vlan> | dot1p | untagged }', {
  needs: 'switched',
  help: { voice: 'Voice related attributes' },
});

export const switchportLines = notationIn(interfaceMode, [
  monitorLine,
  line('switchport dot1q ethertype <hex>', { needs: 'switched' }),
  line('switchport trunk allow-multi-tag', { needs: 'switched and since 9.2(1)' }),
  line('switchport trunk native vlan tag [exclude control]', {
    needs: 'switched',
    id: 'switchport trunk native vlan tag',
  }),
  voiceVlanLine,
  line('switchport vlan mapping enable', { needs: 'switched' }),
  line('switchport vlan mapping <outside:vlan> [inner <inner:vlan>] <translated:vlan>', {
    by: 'outside',
    needs: 'switched',
  }),
  line('switchport vlan mapping <vlans> dot1q-tunnel <tunnel:vlan>', { by: 'vlans', needs: 'switched' }),
  line('switchport vlan mapping all dot1q-tunnel <tunnel:vlan>', { needs: 'switched' }),
  line('switchport autostate exclude [vlan <vlans>]', { needs: 'switched' }),
  line('switchport priority extend { cos <0-7> | trust }', { needs: 'switched' }),
  blockMulticastLine,
  blockUnicastLine,
  line('switchport mac-learn disable', { needs: 'switched and since 9.2(1)' }),
  line('switchport isolated', { needs: 'switched and since 9.2(1)' }),
]);
