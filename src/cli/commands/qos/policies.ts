import type { PlatformGroup, Trait } from '../../../facts/traits.ts';
import type { Body } from '../../../machine/config/body.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import type { Device } from '../../../machine/device.ts';
import { listIn, sectionsIn, valuesIn } from '../../notation/read.ts';
import { controlBody, controlLines, controlPolicy, controlPolicyClass, writesFactory } from './control-plane.ts';
import {
  type FactoryPolicy,
  factoryNetworkPolicy,
  factoryQueuingPolicy,
  fourClasses,
  fourQueues,
} from './factory-classes.ts';
import {
  networkPolicy,
  networkPolicyClass,
  qosPolicy,
  qosPolicyClass,
  queuingPolicy,
  queuingPolicyClass,
} from './policy-maps.ts';
import { qosLines, systemNetworkPolicy, systemQos, systemQosPolicy, systemQueuingPolicy } from './qos.ts';
import { namedIn } from './qos-texts.ts';

export type PolicyType = 'qos' | 'queuing' | 'network-qos' | 'control-plane';

const sections = {
  qos: [qosPolicy, qosPolicyClass],
  queuing: [queuingPolicy, queuingPolicyClass],
  'network-qos': [networkPolicy, networkPolicyClass],
  'control-plane': [controlPolicy, controlPolicyClass],
} as const;

/** What decides which classes and policies a switch has from the factory. */
export interface Origin {
  readonly group: PlatformGroup | undefined;
  has(trait: Trait): boolean;
}

/** The same of a switch and of what runs there. */
export function originOf({
  device,
  running,
}: {
  readonly device: Device;
  readonly running: Pick<Origin, 'has'>;
}): Origin {
  return { group: device.model.group, has: (trait) => running.has(trait) };
}

/** What is configured of a type: with what the factory has of it, where that stands in the configuration. */
export function bodyOfType(running: RunningConfiguration, type: PolicyType, { group, has }: Origin): Body {
  if (type !== 'control-plane') return qosLines.slice.of(running);
  const own = controlLines.slice.of(running);
  return writesFactory(group, has) ? controlBody(own, group) : own;
}

/** The policies of a type: those that are configured, and the factory's. */
export function policiesOf(running: RunningConfiguration, type: PolicyType, origin: Origin): readonly FactoryPolicy[] {
  const [policy, below] = sections[type];
  const own = namedIn(bodyOfType(running, type, origin), policy).map(({ name, body }) => ({
    name,
    classes: namedIn(body, below).map(({ name: own, texts }) => ({ name: own, texts })),
  }));
  return [...own, ...factoryPolicies(type, origin.has('singleImage'))];
}

function factoryPolicies(type: PolicyType, isSingleImage: boolean): readonly FactoryPolicy[] {
  if (type === 'network-qos') return [isSingleImage ? fourClasses : factoryNetworkPolicy];
  return type === 'queuing' ? [isSingleImage ? fourQueues : factoryQueuingPolicy] : [];
}

/** Policies that hold for the whole switch. */
export interface SystemPolicies {
  readonly qosInput: string | undefined;
  readonly queuingInput: string | undefined;
  readonly queuingOutput: string;
  readonly networkQos: string;
}

/** What holds for the whole switch: what `system qos` says, else the factory's. */
export function systemPolicies(running: RunningConfiguration): SystemPolicies {
  const [system] = sectionsIn(qosLines.slice.of(running), systemQos);
  const body = system?.body ?? {};
  const queuing = (direction: 'input' | 'output'): string | undefined =>
    listIn(body, systemQueuingPolicy).find((policy) => policy.direction === direction)?.name;
  return {
    qosInput: valuesIn(body, systemQosPolicy)?.name,
    queuingInput: queuing('input'),
    queuingOutput: queuing('output') ?? 'default-out-policy',
    networkQos: valuesIn(body, systemNetworkPolicy)?.name ?? 'default-nq-policy',
  };
}
