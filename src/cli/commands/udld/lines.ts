import { line, notation, notationIn } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';

const needs = 'feature udld';
export const udldAggressive = line('udld aggressive', { needs, default: 'no udld aggressive' });
export const udldInterval = line('udld message-time <seconds:7-90>', { needs, default: 'udld message-time 15' });

/** Lines about UDLD (Cisco's interface guides and its command reference of 9.3). */
export const udldLines = notation('udld', [udldAggressive, udldInterval]);

const onPorts = 'feature udld and physical';
export const udldAggressiveOnPort = line('udld aggressive', { needs: onPorts });
/** For copper ports, which UDLD leaves alone until somebody asks. */
export const udldEnable = line('udld enable', { needs: onPorts, replaces: 'udld disable' });
/** For fibre, where UDLD runs unless somebody says no; that copper ports write the same default is inferred. */
export const udldDisable = line('udld disable', {
  needs: onPorts,
  default: 'no udld disable',
  replaces: 'udld enable',
});
export const udldOnPorts = notationIn(interfaceMode, [udldEnable, udldDisable, udldAggressiveOnPort]);
