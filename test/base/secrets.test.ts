import { describe, expect, it } from 'vitest';
import { withoutSecrets } from '../../src/base/secrets.ts';

describe('secrets in lines', () => {
  it.each([
    ['username bob password 0 X', 'username bob password 0 ****'],
    ['username bob password 5 X role network-admin', 'username bob password 5 **** role network-admin'],
    ['username bob pass X', 'username bob pass ****'],
    ['username bob password "X X"', 'username bob password ****'],
    ['no snmp-server community X', 'no snmp-server community ****'],
    ['snmp-server com X group network-operator', 'snmp-server com **** group network-operator'],
    [
      'snmp-server user u network-admin auth md5 X priv aes-128 X localizedkey',
      'snmp-server user u network-admin auth md5 **** priv aes-128 **** localizedkey',
    ],
    ['snmp-server host 192.0.2.1 traps version 2c X', 'snmp-server host 192.0.2.1 traps version 2c ****'],
    ['enable secret level 3 5 X', 'enable secret level 3 5 ****'],
    ['tacacs-server key 7 "X"', 'tacacs-server key 7 ****'],
    ['radius-server host 192.0.2.1 key X', 'radius-server host 192.0.2.1 key ****'],
    ['key-string 7 X', 'key-string 7 ****'],
    ['ip ospf message-digest-key 1 md5 3 X', 'ip ospf message-digest-key 1 md5 3 ****'],
    ['ntp authentication-key 1 md5 X 7', 'ntp authentication-key 1 md5 **** 7'],
    ['neighbor 192.0.2.1 password 3 X', 'neighbor 192.0.2.1 password 3 ****'],
    ['hsrp authentication text X', 'hsrp authentication text ****'],
    ['copy scp://u:X@192.0.2.1/f bootflash:', 'copy scp://u:****@192.0.2.1/f bootflash:'],
    ['copy sftp://u:X@X@192.0.2.1/f bootflash:', 'copy sftp://u:****@192.0.2.1/f bootflash:'],
  ])('are hidden: %s', (line, shown) => expect(withoutSecrets(line)).toBe(shown));

  it.each([
    'show running-config',
    'copy scp://u@192.0.2.1/f bootflash:',
    'show file bootflash:x md5sum',
    'password strength-check',
    'key chain one',
    'key 7',
    'ip ospf authentication key-chain one',
    'username bob sshkey ssh-ed25519 AAAA',
    'snmp-server host 192.0.2.1 use-vrf management',
    'show snmp community',
  ])('are not seen where there are none: %s', (line) => expect(withoutSecrets(line)).toBe(line));
});
