import { line, notation, notationIn } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';

const needs = 'feature ptp';

/** Words of PTP, for `?` (system management command references). */
const help = {
  ptp: 'Precision Time Protocol (IEEE 1588)',
  source: 'Source IP address of PTP packets',
  domain: 'Domain number of the clock',
  priority1: 'Priority 1 of the clock',
  priority2: 'Priority 2 of the clock',
  announce: 'Announce messages',
  sync: 'Synchronization messages',
  'delay-request': 'Delay request messages',
  vlan: 'VLAN on which messages go',
};

export const ptpSource = line('ptp source <ip> [vrf <vrf>]', { needs, help });
export const ptpDomain = line('ptp domain <0-128>', { default: 'ptp domain 0', needs, help });
export const ptpPriority1 = line('ptp priority1 <0-255>', { default: 'ptp priority1 255', needs, help });
export const ptpPriority2 = line('ptp priority2 <0-255>', { default: 'ptp priority2 255', needs, help });

/** The clock of the switch in the Precision Time Protocol (Nexus 3000 system management guide, PTP). */
export const ptpLines = notation('ptp', [
  ptpSource,
  ptpDomain,
  ptpPriority1,
  ptpPriority2,
  line('ptp management', { default: 'ptp management', needs, help }),
  line('ptp device-type <type:boundary-clock|generalized-ptp|ordinary-clock-grandmaster>', {
    default: 'ptp device-type boundary-clock',
    needs: `${needs} and since 9.3(3)`,
    help,
  }),
  line('ptp correction-range <nanoseconds:10-1000000000>', { needs: `${needs} and singleImage`, help }),
  line('ptp correction-range logging', { id: 'ptp correction-range logging', needs: `${needs} and singleImage`, help }),
  line('ptp mean-path-delay <nanoseconds:10-1000000000>', { needs: `${needs} and singleImage`, help }),
]);

export const ptpOnPort = line('ptp', { needs, help });
export const ptpVlan = line('ptp vlan <vlan>', { default: 'ptp vlan 1', needs, help });

/** PTP on a port. Intervals are powers of two of a second. */
export const ptpOnPorts = notationIn(interfaceMode, [
  ptpOnPort,
  line('ptp announce interval <-3-4>', { default: 'ptp announce interval 1', needs, help }),
  line('ptp announce timeout <2-10>', { default: 'ptp announce timeout 3', needs, help }),
  line('ptp delay-request minimum interval <-4-6>', { default: 'ptp delay-request minimum interval 0', needs, help }),
  line('ptp sync interval <-7-1>', { default: 'ptp sync interval -2', needs, help }),
  line('ptp cost <0-255>', { default: 'ptp cost 255', needs: `${needs} and singleImage`, help }),
  line('ptp multicast master-only', { needs: `${needs} and singleImage`, help }),
  line('ptp transport ipv4 <way:multicast|ucast> [<role:master|slave>]', { needs: `${needs} and singleImage`, help }),
  ptpVlan,
]);
