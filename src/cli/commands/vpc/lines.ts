import { line, notation, notationIn, section } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';

/** Defaults: Cisco's node utilities (`cmd_ref/vpc.yaml`) and the vPC chapters of the interface guides. */
export const rolePriorityLine = line('role priority <priority:1-65535>', { default: 'role priority 32667' });
export const systemPriorityLine = line('system-priority <priority:1-65535>', { default: 'system-priority 32667' });
export const systemMacLine = line('system-mac <mac>');
export const keepaliveLine = line(
  'peer-keepalive destination <ip> [hold-timeout <holdTimeout:3-10>] [interval <400-10000> timeout <3-20>] [ precedence <precedence:0-7> | tos <tos:0-15> | tos-byte <tosByte:0-255> ] [source <source:ip>] [udp-port <udpPort:1024-65000>] [vrf <vrf>]',
  {
    help: { 'peer-keepalive': 'Keepalive/hello configuration', destination: 'IP address of the peer switch' },
    order: 'fixed',
  },
);
export const peerSwitchLine = line('peer-switch');
export const peerGatewayLine = line('peer-gateway [exclude-vlan <vlans>]', { default: 'no peer-gateway' });
export const delayRestoreLine = line('delay restore <seconds:1-3600>', { default: 'delay restore 30' });
export const delayRestoreVlanLine = line('delay restore interface-vlan <seconds:1-3600>', {
  default: 'delay restore interface-vlan 10',
});
export const delayRestoreOrphanLine = line('delay restore orphan-port <seconds:0-300>', {
  needs: 'since 7.0(3)I7(1)',
  default: 'delay restore orphan-port 0',
});
export const autoRecoveryLine = line('auto-recovery [reload-delay <240-3600>]', { default: 'no auto-recovery' });
export const excludedLine = line('dual-active exclude interface-vlan <vlans>');
export const gracefulLine = line('graceful consistency-check', { default: 'graceful consistency-check' });
export const peerRouterLine = line('layer3 peer-router', { needs: 'since 7.0(3)I6(1)' });
export const trackLine = line('track <object:1-500>');

/** `vpc domain`: the switch's part in a pair. */
export const domainSection = section('vpc domain <domain:1-1000>', {
  needs: 'feature vpc',
  prompt: 'config-vpc-domain',
  help: { domain: 'Specify domain', '<domain>': 'Domain id' },
  holds: [
    peerSwitchLine,
    rolePriorityLine,
    systemMacLine,
    systemPriorityLine,
    keepaliveLine,
    delayRestoreLine,
    excludedLine,
    peerGatewayLine,
    peerRouterLine,
    line('layer3 peer-router syslog [interval <1-3600>]', { needs: 'since 9.3(1)' }),
    trackLine,
    autoRecoveryLine,
    delayRestoreVlanLine,
    delayRestoreOrphanLine,
    line('fast-convergence', { needs: 'since 9.2(1)' }),
    gracefulLine,
    line('ip arp synchronize'),
    line('ipv6 nd synchronize', { needs: 'since 7.0(3)I2(1)' }),
    line('mac-address bpdu source version 2', { needs: 'since 9.2(1)' }),
    line('shutdown', { needs: 'since 7.0(3)I6(1)' }),
  ],
});

export const vpcLines = notation('vpc', [domainSection]);

export const vpcNumberLine = line('vpc <number:1-4096>', {
  needs: 'ethernet and feature vpc',
  replaces: 'vpc peer-link',
  help: { vpc: 'Virtual Port Channel configuration' },
});
export const peerLinkLine = line('vpc peer-link', {
  needs: 'port-channel and feature vpc',
  replaces: 'vpc',
  help: {
    vpc: 'Virtual Port Channel configuration',
    'peer-link': 'Specifies if this link is used for peer communication',
  },
});
export const orphanLine = line('vpc orphan-port suspend', {
  needs: 'ethernet and feature vpc',
  help: { vpc: 'Virtual Port Channel configuration' },
});

/** vPC of ports and port-channels. */
export const vpcOnPorts = notationIn(interfaceMode, [vpcNumberLine, peerLinkLine, orphanLine]);
