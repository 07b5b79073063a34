import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { listIn, sectionsIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { cryptoLines, rsaKey, rsaKeyPair, trustpoint } from './crypto.ts';
import { acceptLifetime, algorithm, key, keyChain, keyChainLines, keyString, sendLifetime } from './key-chain.ts';

const help = {
  show: 'Show running system information',
  key: 'Key management',
  chain: 'Key-chain management',
  mode: 'How keys are shown',
  decrypt: 'Show keys in clear',
  crypto: 'Show crypto information',
  ca: 'Certification authority',
  certificates: 'Show certificates',
  trustpoints: 'Show trustpoints',
  crl: 'Show certificate revocation lists',
  mypubkey: 'Show public keys of the switch',
  rsa: 'Show RSA keys',
};

/** When a key holds, in the words of its line. */
function lifetimeOf(values: ReturnType<typeof valuesIn<typeof acceptLifetime.text>>): string {
  if (values === undefined) return '(always valid) [active]';
  const day = (time: unknown, month: unknown, date: unknown, year: unknown): string =>
    `${time} ${month} ${date} ${year}`;
  const zone = values.local === true ? 'local' : 'UTC';
  const start = day(values.start, values.startMonth, values.startDay, values.startYear);
  if (values.duration !== undefined) return `${zone} (${start})-(duration ${values.duration})`;
  if (values.end === undefined) return `${zone} (${start})-(infinite) [active]`;
  return `${zone} (${start})-(${day(values.end, values.endMonth, values.endDay, values.endYear)})`;
}

function chainsOf(running: RunningConfiguration, name: string | undefined) {
  return sectionsIn(keyChainLines.slice.of(running), keyChain)
    .filter(({ values }) => name === undefined || values.name === name)
    .map(({ values, body }) => ({
      name: String(values.name),
      keys: sectionsIn(body, key).map(({ values: { number }, body: below }) => ({
        number: Number(number),
        form: valuesIn(below, keyString)?.first ?? '7',
        text: valuesIn(below, keyString)?.second ?? '',
        algorithm: valuesIn(below, algorithm)?.algorithm,
        accept: lifetimeOf(valuesIn(below, acceptLifetime)),
        send: lifetimeOf(valuesIn(below, sendLifetime)),
      })),
    }));
}

/** `show key chain` (form: genieparser ShowKeyChain; keys: the NX-API reference of 9.3). */
export const showKeyChain = showing('show key chain [<name:word63>] [mode decrypt]', {
  help,
  examples: ['show key chain', 'show key chain alpha'],
  read: ({ args, device }) => chainsOf(device.configuration.running, args.name),
  *print(chains) {
    for (const { name, keys } of chains) {
      yield `Key-Chain ${name}`;
      for (const { number, form, text, algorithm: kind, accept, send } of keys) {
        yield `  Key ${number} -- text ${form} "${text}"`;
        if (kind !== undefined) yield `    cryptographic-algorithm ${kind}`;
        yield `    accept lifetime ${accept}`;
        yield `    send lifetime ${send}`;
      }
      yield '';
    }
  },
  structure: (chains) =>
    table(
      'keychain',
      chains.map(({ name, keys }) => ({
        chain_name: name,
        ...table(
          'key',
          keys.map(({ number, accept, send }) => ({
            key_id: String(number),
            accept_valid: accept.includes('[active]') ? 'true' : 'false',
            send_valid: send.includes('[active]') ? 'true' : 'false',
          })),
        ),
      })),
    ),
});

/** `show crypto ca trustpoints`: what the configuration names. */
export const showTrustpoints = showing('show crypto ca trustpoints', {
  help,
  read: ({ device }) =>
    sectionsIn(cryptoLines.slice.of(device.configuration.running), trustpoint).map(({ values, body }) => ({
      name: String(values.name),
      key: valuesIn(body, rsaKeyPair)?.label,
    })),
  *print(points) {
    for (const { name, key: pair } of points) {
      yield `trustpoint: ${name}; key-pair: ${pair ?? ''}`;
      yield 'revokation methods:  crl';
      yield '';
    }
  },
  structure: (points) =>
    table(
      'trustpoint',
      points.map(({ name, key: pair }) => ({
        trustpoint_name: name,
        ...(pair === undefined ? {} : { keypair: pair }),
      })),
    ),
});

/** `show crypto ca certificates`: trustpoints, none of which has a certificate. */
export const showCertificates = showing('show crypto ca certificates [<name:word63>]', {
  help,
  examples: ['show crypto ca certificates'],
  read: ({ args, device }) =>
    sectionsIn(cryptoLines.slice.of(device.configuration.running), trustpoint)
      .map(({ values }) => String(values.name))
      .filter((name) => args.name === undefined || name === args.name),
  *print(names) {
    for (const name of names) {
      yield `Trustpoint: ${name}`;
      yield '';
    }
  },
  structure: (names) =>
    table(
      'trustpoint',
      names.map((name) => ({ trustpoint_name: name })),
    ),
});

/** `show crypto ca crl`: no list has come. */
export const showCrl = showing('show crypto ca crl <name:word63>', {
  help,
  read: ({ args }) => args.name,
  print: (name) => [`Trustpoint: ${name}`],
});

/** `show crypto key mypubkey rsa`: key pairs of the configuration. */
export const showPublicKeys = showing('show crypto key mypubkey rsa', {
  help,
  read: ({ device }) => listIn(cryptoLines.slice.of(device.configuration.running), rsaKey),
  *print(keys) {
    for (const { label, bits } of keys) {
      yield `key label: ${label}`;
      yield `key size: ${bits}`;
      yield 'exportable: no';
      yield '';
    }
  },
  structure: (keys) =>
    table(
      'key',
      keys.map(({ label, bits }) => ({ key_label: label, key_size: String(bits) })),
    ),
});
