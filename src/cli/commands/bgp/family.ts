import type { Family } from '../family.ts';
import { bgpLines } from './bgp-lines.ts';

/** The Border Gateway Protocol: its instance, neighbors and templates. */
export const bgp: Family = { commands: [], settings: [...bgpLines.settings] };
