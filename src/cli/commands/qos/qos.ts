import type { LineValues } from '../../../machine/config/body.ts';
import { line, notation, notationIn, section } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import { networkClass, qosClass, queuingClass } from './class-maps.ts';
import { networkPolicy, qosPolicy, queuingPolicy } from './policy-maps.ts';

/** The type qos is written whether it was typed or not. */
const canonical = (values: LineValues): LineValues => ({ ...values, typeQos: true });

export const systemQosPolicy = line('service-policy [type qos] input <name:word64>', {
  id: 'service-policy type qos input',
  canonical,
});
export const systemQueuingPolicy = line('service-policy type queuing <direction:input|output> <name:word64>', {
  by: 'direction',
});
export const systemNetworkPolicy = line('service-policy type network-qos <name:word64>');

export const systemQos = section('system qos', {
  help: { system: 'System configuration commands' },
  prompt: 'config-sys-qos',
  writeEmpty: false,
  holds: [systemQosPolicy, systemQueuingPolicy, systemNetworkPolicy],
});

/** Classes and policies of all types, and where they hold for the whole switch (Cisco's quality of service guides). */
export const qosLines = notation('qos', [
  qosClass,
  queuingClass,
  networkClass,
  qosPolicy,
  queuingPolicy,
  networkPolicy,
  systemQos,
]);

export const portQosPolicy = line('service-policy [type qos] <direction:input|output> <name:word64> [no-stats]', {
  by: 'direction',
  id: 'service-policy type qos',
  canonical,
});
export const portQueuingPolicy = line('service-policy type queuing <direction:input|output> <name:word64>', {
  by: 'direction',
});
export const flowControlMode = line('priority-flow-control mode <mode:auto|off|on>', {
  needs: 'physical or port-channel',
  default: 'priority-flow-control mode auto',
});
const watchDog = line('priority-flow-control watch-dog-interval <state:on|off>', { needs: 'physical or port-channel' });

/** Policies on interfaces. */
export const qosOnPorts = notationIn(interfaceMode, [flowControlMode, watchDog, portQosPolicy, portQueuingPolicy]);
