import { line, notation, section } from '../../notation/notation.ts';

/** Words of certificates and keys, for `?` (security command references). */
const help = {
  crypto: 'Set crypto settings',
  ca: 'Certification authority',
  trustpoint: 'Certificate authority and identity certificates',
  rsakeypair: 'Associate an RSA key pair with the trustpoint',
  enrollment: 'Enrollment parameters',
  terminal: 'Manual cut and paste enrollment',
  'revocation-check': 'Revocation check methods',
  crl: 'Revocation check by CRL',
  none: 'No revocation check',
  param: 'Parameters of a key',
  label: 'Name of a key pair',
  modulus: 'Size of a key in bits',
  certificatemap: 'Filters of certificates',
};

export const rsaKey = line('crypto key param rsa label <label:word63> modulus <bits:360-4096>', {
  by: 'label',
  id: 'crypto key param rsa',
  help,
});

export const rsaKeyPair = line('rsakeypair <label:word63> [<bits:512-4096>]', { help });

/** `crypto ca trustpoint`: a certificate authority, and what the switch has of it. */
export const trustpoint = section('crypto ca trustpoint <name:word63>', {
  by: 'name',
  prompt: 'config-trustpoint',
  help,
  holds: [
    rsaKeyPair,
    line('enrollment terminal', { default: 'enrollment terminal', help }),
    line('revocation-check { crl [none] | none }', { default: 'revocation-check crl', help }),
    line('ocsp url <url:word>', { help }),
  ],
});

/** How certificates are looked at, and the keys that belong to them. */
export const cryptoLines = notation('crypto', [
  rsaKey,
  trustpoint,
  section('crypto certificatemap mapname <name:word64>', {
    by: 'name',
    prompt: 'config-certmap-filter',
    needs: 'singleImage',
    help,
    holds: [
      line('filter altname-email <text:word>', { help }),
      line('filter altname-upn <text:word>', { help }),
      line('filter subject-name <text:word>', { help }),
    ],
  }),
  line('crypto cert ssh-authorize <issuer:word> map <map:word64> [<second:word64>]', {
    by: 'issuer',
    needs: 'singleImage',
    help,
  }),
  line('crypto ca lookup <where:both|local|remote>', { default: 'crypto ca lookup local', needs: 'singleImage', help }),
  line('crypto ca remote ldap crl-refresh-time <0-744>', { needs: 'singleImage', help }),
  line('crypto ca remote ldap server-group <group:word63>', { needs: 'singleImage', help }),
]);
