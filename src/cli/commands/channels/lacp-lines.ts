import { line, notation, notationIn } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';

/** Defaults: Cisco's node utilities (`cmd_ref/interface_portchannel.yaml`), `show running-config interface all` of a Nexus 3000. */
export const systemPriorityLine = line('lacp system-priority <priority:1-65535>', {
  needs: 'feature lacp',
  default: 'lacp system-priority 32768',
});
export const systemMacLine = line('lacp system-mac <mac> role <role:primary|secondary>', {
  needs: 'feature lacp and since 9.2(1)',
});
export const loadBalanceLine = line(
  'port-channel load-balance { ethernet <method:source-mac|destination-mac|source-dest-mac|source-ip|destination-ip|source-dest-ip|source-port|destination-port|source-dest-port> | <select:src|dst|src-dst> <hash:mac|ip|ip-l4port|ip-l4port-vlan|ip-vlan|l4port> } [symmetric] [rotate <0-15>] [concatenation] [gre]',
  { help: { 'load-balance': 'Load balancing scheme' }, order: 'fixed' },
);

/** LACP and load balancing of the whole switch. */
export const channelLines = notation('channels', [
  systemPriorityLine,
  systemMacLine,
  loadBalanceLine,
  line('port-channel load-balance resilient', { id: 'port-channel load-balance resilient' }),
  line('port-channel fast-convergence', { needs: 'since 9.2(1)' }),
  line('port-channel load-defer <1-1800>', { needs: 'since 9.3(1)' }),
]);

export const portPriorityLine = line('lacp port-priority <priority:1-65535>', {
  needs: 'physical and feature lacp',
  default: 'lacp port-priority 32768',
});
export const rateLine = line('lacp rate <rate:normal|fast>', {
  needs: 'physical and feature lacp',
  default: 'lacp rate normal',
});
export const minLinksLine = line('lacp min-links <links:1-32>', {
  needs: 'port-channel and feature lacp',
  default: 'lacp min-links 1',
});
export const maxBundleLine = line('lacp max-bundle <links:1-32>', {
  needs: 'port-channel and feature lacp',
  default: 'lacp max-bundle 32',
});
export const suspendLine = line('lacp suspend-individual', {
  needs: 'port-channel and feature lacp',
  default: 'no lacp suspend-individual',
});
export const convergenceLine = line('lacp graceful-convergence', {
  needs: 'port-channel and feature lacp',
  default: 'lacp graceful-convergence',
});

/** LACP of ports and port-channels. */
export const lacpOnPorts = notationIn(interfaceMode, [
  portPriorityLine,
  rateLine,
  minLinksLine,
  maxBundleLine,
  suspendLine,
  convergenceLine,
  line('lacp fast-select-hot-standby', {
    needs: 'port-channel and feature lacp',
    default: 'lacp fast-select-hot-standby',
  }),
  line('lacp mode delay', { needs: 'port-channel and feature lacp and since 9.2(1)' }),
  line('lacp vpc-convergence', { needs: 'port-channel and feature lacp and since 9.2(1)' }),
  line('port-channel port load-defer', { needs: 'port-channel and since 9.3(1)' }),
]);
