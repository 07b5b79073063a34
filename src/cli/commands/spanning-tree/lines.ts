import { line, notation, notationIn, section } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';

export const treeMode = line('spanning-tree mode <mode:mst|rapid-pvst>', { default: 'spanning-tree mode rapid-pvst' });
export const pathcostMethod = line('spanning-tree pathcost method <method:long|short>', {
  default: 'spanning-tree pathcost method short',
});
export const edgeByDefault = line('spanning-tree port type edge default', {
  replaces: 'spanning-tree port type network default',
});
export const networkByDefault = line('spanning-tree port type network default', {
  replaces: 'spanning-tree port type edge default',
});
export const guardByDefault = line('spanning-tree port type edge bpduguard default');
export const filterByDefault = line('spanning-tree port type edge bpdufilter default');
export const loopGuardByDefault = line('spanning-tree loopguard default');
export const bridgeAssurance = line('spanning-tree bridge assurance', { default: 'spanning-tree bridge assurance' });
export const pvstSimulation = line('spanning-tree mst simulate pvst global', {
  default: 'spanning-tree mst simulate pvst global',
});
export const mstForward = line('spanning-tree mst forward-time <4-30>', {
  default: 'spanning-tree mst forward-time 15',
});
export const mstHello = line('spanning-tree mst hello-time <1-10>', { default: 'spanning-tree mst hello-time 2' });
export const mstMaxAge = line('spanning-tree mst max-age <6-40>', { default: 'spanning-tree mst max-age 20' });
export const mstMaxHops = line('spanning-tree mst max-hops <1-255>', { default: 'spanning-tree mst max-hops 20' });

export const mstName = line('name <name:word32>');
export const mstRevision = line('revision <0-65535>', { default: 'revision 0' });
export const mstInstance = line('instance <1-4094> vlan <vlans>', { by: 'instance' });
/** The region of MST. It becomes the switch's when the mode is left, which is the same as at once while nobody else is there. */
export const mstRegion = section('spanning-tree mst configuration', {
  prompt: 'config-mst',
  holds: [mstName, mstRevision, mstInstance, line('private-vlan synchronize')],
});

/** Lines about all spanning trees (Cisco's layer 2 guides for Nexus 3000); `domain` and `pseudo-information` belong to vPC. */
export const treeLines = notation('spanning-tree', [
  treeMode,
  line('spanning-tree domain <1-1023>'),
  pathcostMethod,
  edgeByDefault,
  networkByDefault,
  guardByDefault,
  filterByDefault,
  loopGuardByDefault,
  bridgeAssurance,
  line('spanning-tree lc-issu <mode:auto|disruptive|non-disruptive>', { default: 'spanning-tree lc-issu disruptive' }),
  pvstSimulation,
  mstForward,
  mstHello,
  mstMaxAge,
  mstMaxHops,
  mstRegion,
  section('spanning-tree pseudo-information', {
    prompt: 'config-pseudo',
    holds: [
      line('mst <ranges> root priority <0-61440>', { by: 'ranges' }),
      line('vlan <vlans> designated priority <0-61440>', { by: 'vlans' }),
      line('vlan <vlans> root priority <0-61440>', { by: 'vlans' }),
    ],
  }),
]);

export const portType = line('spanning-tree port type <type:edge|network|normal> [trunk]', { needs: 'switched' });
export const portGuard = line('spanning-tree guard <guard:loop|none|root>', { needs: 'switched' });
export const portBpduGuard = line('spanning-tree bpduguard <state:disable|enable>', { needs: 'switched' });
export const portBpduFilter = line('spanning-tree bpdufilter <state:disable|enable>', { needs: 'switched' });
export const linkType = line('spanning-tree link-type <type:auto|point-to-point|shared>', {
  needs: 'switched',
  default: 'spanning-tree link-type auto',
});
export const portCost = line('spanning-tree cost { auto | <cost:1-200000000> }', {
  needs: 'switched',
  default: 'spanning-tree cost auto',
});
export const portPriority = line('spanning-tree port-priority <priority:0-224>', {
  needs: 'switched',
  default: 'spanning-tree port-priority 128',
});

/** Lines about spanning tree on a port; in the order of public configurations, what those lack is inferred. */
export const treeOnPorts = notationIn(interfaceMode, [
  portPriority,
  portCost,
  linkType,
  portType,
  portBpduGuard,
  portBpduFilter,
  portGuard,
  line('spanning-tree vlan <vlans> cost <1-200000000>', { needs: 'switched', by: 'vlans' }),
  line('spanning-tree vlan <vlans> port-priority <0-224>', { needs: 'switched', by: 'vlans' }),
  line('spanning-tree mst <ranges> cost <1-200000000>', { needs: 'switched', by: 'ranges' }),
  line('spanning-tree mst <ranges> port-priority <0-224>', { needs: 'switched', by: 'ranges' }),
  line('spanning-tree mst simulate pvst', { needs: 'switched', default: 'spanning-tree mst simulate pvst' }),
  line('spanning-tree mst pre-standard', { needs: 'switched' }),
]);
