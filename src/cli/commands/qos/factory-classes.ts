/**
 * Classes and policies that are there from the factory and that no configuration writes. Those of releases with a single image: a public
 * parser's sample of `show class-map` of a Nexus switch with four queues, batfish nxos_class_map; that 6.0(2) has the default class
 * alone is inferred from configurations of it.
 */
export interface FactoryClass {
  readonly name: string;
  readonly how: 'match-any' | 'match-all';
  readonly description: string;
  readonly matches: readonly string[];
}

const groups = [3, 2, 1] as const;

export const factoryQueuingClasses: readonly FactoryClass[] = [
  ...groups.map(
    (group): FactoryClass => ({
      name: `c-out-q${group}`,
      how: 'match-any',
      description: `Classifier for Egress queue ${group}`,
      matches: [`match qos-group ${group}`],
    }),
  ),
  {
    name: 'c-out-q-default',
    how: 'match-any',
    description: 'Classifier for Egress default queue',
    matches: ['match qos-group 0'],
  },
];

export const factoryNetworkClasses: readonly FactoryClass[] = [
  ...[1, 2, 3].map(
    (group): FactoryClass => ({
      name: `c-nq${group}`,
      how: 'match-any',
      description: `Default class on qos-group ${group}`,
      matches: [`match qos-group ${group}`],
    }),
  ),
  {
    name: 'c-nq-default',
    how: 'match-any',
    description: 'Default class on qos-group 0',
    matches: ['match qos-group 0'],
  },
];

/** A policy with its classes and what they do. */
export interface FactoryPolicy {
  readonly name: string;
  readonly classes: readonly { readonly name: string; readonly texts: readonly string[] }[];
}

export const factoryNetworkPolicy: FactoryPolicy = {
  name: 'default-nq-policy',
  classes: [{ name: 'class-default', texts: ['mtu 1500', 'multicast-optimize'] }],
};

export const factoryQueuingPolicy: FactoryPolicy = {
  name: 'default-out-policy',
  classes: [{ name: 'class-default', texts: ['bandwidth percent 100'] }],
};

/** With the classes of four queues (a cluster's notes on a Nexus with them: strict priority 1 to 3). */
export const fourQueues: FactoryPolicy = {
  name: 'default-out-policy',
  classes: [
    { name: 'c-out-q3', texts: ['priority level 1'] },
    { name: 'c-out-q2', texts: ['bandwidth remaining percent 0'] },
    { name: 'c-out-q1', texts: ['bandwidth remaining percent 0'] },
    { name: 'c-out-q-default', texts: ['bandwidth remaining percent 100'] },
  ],
};

export const fourClasses: FactoryPolicy = {
  name: 'default-nq-policy',
  classes: ['c-nq3', 'c-nq2', 'c-nq1', 'c-nq-default'].map((name) => ({ name, texts: ['mtu 1500'] })),
};
