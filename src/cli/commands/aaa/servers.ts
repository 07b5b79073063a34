import type { LineValues } from '../../../machine/config/body.ts';
import { line, notation } from '../../notation/notation.ts';
import { keptKey } from './server-hosts.ts';

/** Words of servers that users are checked with, for `?`. */
const help = {
  'radius-server': 'Configure RADIUS server related parameters',
  'tacacs-server': 'Configure TACACS+ server related parameters',
  'ldap-server': 'Configure LDAP server related parameters',
  host: 'Server DNS name or its IP address',
  key: 'Global shared secret',
  timeout: 'Global server timeout period in seconds',
  retransmit: 'Global number of retransmissions',
  deadtime: 'Duration for which non-reachable server is skipped',
  'directed-request': 'Specify server for the user to send authentication requests when login',
};

/** `key 7 "fewhg"`, `key 0 cisco`, `key cisco`: kept as the switch writes it. */
const key = ({ first, second }: LineValues): LineValues => {
  const { form, text } = keptKey(String(first), second === undefined ? undefined : String(second));
  return { first: form, second: text };
};

export const radiusKey = keyLine('radius-server key', undefined);
export const radiusTimeout = line('radius-server timeout <1-60>', { default: 'radius-server timeout 5', help });
export const radiusRetransmit = line('radius-server retransmit <0-5>', { default: 'radius-server retransmit 1', help });
export const radiusDeadtime = line('radius-server deadtime <0-1440>', { default: 'radius-server deadtime 0', help });
export const radiusDirected = line('radius-server directed-request', { help });
export const radiusSource = line('ip radius source-interface <interface>', { help });
export const tacacsKey = keyLine('tacacs-server key', 'feature tacacs+');
export const tacacsTimeout = line('tacacs-server timeout <1-60>', {
  default: 'tacacs-server timeout 5',
  needs: 'feature tacacs+',
  help,
});
export const tacacsDeadtime = line('tacacs-server deadtime <0-1440>', {
  default: 'tacacs-server deadtime 0',
  needs: 'feature tacacs+',
  help,
});
export const tacacsDirected = line('tacacs-server directed-request', { needs: 'feature tacacs+', help });
export const tacacsSource = line('ip tacacs source-interface <interface>', { needs: 'feature tacacs+', help });

/** How a server is tried that nobody asks: a user, a password, and how long it was silent before. */
const test = '[username <user:word32>] [password <password:word32>] [idle-time <1-1440>]';

/** What holds for all servers; defaults: Cisco's security guides and the `cmd_ref` tables of node-utils. */
export const serverLines = notation('servers', [
  radiusKey,
  radiusTimeout,
  radiusRetransmit,
  radiusDeadtime,
  line(`radius-server test ${test}`, { help }),
  line(`radius-server host <host> test ${test}`, { by: 'host', help }),
  radiusDirected,
  radiusSource,
  tacacsKey,
  tacacsTimeout,
  tacacsDeadtime,
  line(`tacacs-server test ${test}`, { needs: 'feature tacacs+', help }),
  line(`tacacs-server host <host> test ${test}`, { by: 'host', needs: 'feature tacacs+', help }),
  tacacsDirected,
  tacacsSource,
  line(
    'ldap-server host <host> [enable-ssl] [port <1-65535>] [timeout <1-60>] [rootDN <dn:word128> [password [7] <secret:word>]]',
    { by: 'host', order: 'typed', needs: 'feature ldap', help },
  ),
  line('ldap-server port <1-65535>', { default: 'ldap-server port 389', needs: 'feature ldap', help }),
  line('ldap-server timeout <1-60>', { default: 'ldap-server timeout 5', needs: 'feature ldap', help }),
  line('ldap-server deadtime <0-60>', { default: 'ldap-server deadtime 0', needs: 'feature ldap', help }),
]);

function keyLine<const Head extends string>(head: Head, needs: string | undefined) {
  return line(`${head} <first:word63> [<second:word63>]`, {
    canonical: key,
    ...(needs === undefined ? {} : { needs }),
    help,
    examples: [`${head} cisco123`, `${head} 7 "fewhg123"`],
  });
}
