import { line, notation, notationIn } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';

const needs = 'feature vtp';
export const vtpDomain = line('vtp domain <domain:word32>', { needs });
export const vtpMode = line('vtp mode <mode:client|off|server|transparent>', { needs, default: 'vtp mode server' });
export const vtpVersion = line('vtp version <1-2>', { needs, default: 'vtp version 1' });
export const vtpPassword = line('vtp password <password:word64>', { needs });
export const vtpPruning = line('vtp pruning', { needs, default: 'no vtp pruning' });

/** Lines about VTP (Cisco's layer 2 guides and its command reference of 9.3). */
export const vtpLines = notation('vtp', [
  vtpMode,
  vtpDomain,
  vtpPassword,
  vtpVersion,
  vtpPruning,
  line('vtp file <file:word>', { needs, default: 'vtp file bootflash:/vlan.dat' }),
]);

export const vtpOnPort = line('vtp', { needs: 'feature vtp and switched', default: 'vtp' });
export const vtpOnPorts = notationIn(interfaceMode, [vtpOnPort]);
