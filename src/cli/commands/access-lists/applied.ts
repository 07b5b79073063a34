import { line, notationIn } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import { vtyMode } from '../lines/lines.ts';

export const ipAccessGroup = line('ip access-group <acl:word64> <direction:in|out>', {
  by: 'direction',
  needs: 'routed',
});
export const ipPortAccessGroup = line('ip port access-group <acl:word64> <direction:in|out>', {
  by: 'direction',
  needs: 'switched',
});
export const ipv6TrafficFilter = line('ipv6 traffic-filter <acl:word64> <direction:in|out>', {
  by: 'direction',
  needs: 'routed',
});
export const ipv6PortTrafficFilter = line('ipv6 port traffic-filter <acl:word64> <direction:in|out>', {
  by: 'direction',
  needs: 'switched',
});
export const macPortAccessGroup = line('mac port access-group <acl:word64>', { needs: 'switched' });
const macPacketClassify = line('mac packet-classify', { needs: 'switched' });

/** Access lists on interfaces: what is routed passes those of layer 3, what is switched those of ports (Cisco's security guides). */
export const appliedOnPorts = notationIn(interfaceMode, [
  ipAccessGroup,
  ipPortAccessGroup,
  ipv6TrafficFilter,
  ipv6PortTrafficFilter,
  macPortAccessGroup,
  macPacketClassify,
]);

export const accessClass = line('access-class <acl:word64> <direction:in|out>', { by: 'direction' });
export const ipv6AccessClass = line('ipv6 access-class <acl:word64> <direction:in|out>', { by: 'direction' });
/** The other way to type `access-class`, which is written the short way. */
const ipAccessClass = line('ip access-class <acl:word64> <direction:in|out>', {
  by: 'direction',
  means: ({ acl, direction }) => [`access-class ${acl} ${direction}`],
});

/** Access lists for sessions over the network. */
export const appliedOnVty = notationIn(vtyMode, [accessClass, ipAccessClass, ipv6AccessClass]);
