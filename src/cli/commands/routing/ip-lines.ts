import { line, notation } from '../../notation/notation.ts';

const help = {
  ip: 'Configure IP features',
  'source-route': 'Process packets with source routing header options',
  ftp: 'FTP configuration commands',
  tftp: 'TFTP configuration commands',
  'source-interface': 'Interface whose address is the source of packets',
  tcp: 'Global TCP parameters',
  'path-mtu-discovery': 'Enable path-MTU discovery on new TCP connections',
};

/**
 * What holds for IP as a whole (unicast routing command references of Nexus; `ip ftp source-interface` of a Nexus: public scripts).
 * Nothing of it is asked here. Where the lines stand is inferred.
 */
export const ipLines = notation('ip', [
  line('ip source-route', { default: 'ip source-route', help }),
  line('ip ftp source-interface <interface>', { help }),
  line('ip tftp source-interface <interface>', { help }),
  line('ip tcp path-mtu-discovery', { help }),
]);
