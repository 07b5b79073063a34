import type { Family } from '../family.ts';
import { cryptoLines } from './crypto.ts';
import { keyChainLines } from './key-chain.ts';

/** Keys and certificates. */
export const crypto: Family = {
  commands: [],
  settings: [...cryptoLines.settings, ...keyChainLines.settings],
};
