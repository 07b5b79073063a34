import type { Family } from '../family.ts';
import { cryptoLines } from './crypto.ts';
import { keyChainLines } from './key-chain.ts';
import { showCertificates, showCrl, showKeyChain, showPublicKeys, showTrustpoints } from './show-keys.ts';

/** Keys and certificates. */
export const crypto: Family = {
  commands: [showCertificates, showCrl, showKeyChain, showPublicKeys, showTrustpoints],
  settings: [...cryptoLines.settings, ...keyChainLines.settings],
};
