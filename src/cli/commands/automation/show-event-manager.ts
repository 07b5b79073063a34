import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { listIn, sectionsIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import {
  applet,
  appletAction,
  appletDescription,
  appletEvent,
  environment,
  eventKinds,
  eventManagerLines,
  policy,
} from './event-manager.ts';

const help = {
  show: 'Show running system information',
  event: 'Show event manager information',
  manager: 'Event manager information',
  environment: 'Variables of the event manager',
  history: 'What has happened',
  events: 'Events that have happened',
  'action-log': 'Actions that applets have taken',
  policy: 'Policies of the event manager',
  'policy-state': 'State of a policy',
  'event-types': 'Types of events',
  'system-policy': 'Policies of the system',
};

/** `show event manager environment`: variables (form: the NX-API reference of 9.2). */
export const showEventEnvironment = showing('show event manager environment <name:word29>', {
  help,
  examples: ['show event manager environment all'],
  read: ({ args, device }) => {
    const own = listIn(eventManagerLines.slice.of(device.configuration.running), environment);
    const known = [
      { name: 'default-reason', value: 'EEM action.' },
      ...own.map(({ name, value }) => ({ name, value: value.trim().replace(/^"(.*)"$/, '$1') })),
    ];
    return args.name === 'all' ? known : known.filter(({ name }) => name === args.name);
  },
  print: (variables) => variables.map(({ name, value }) => `${name.padStart(30)} : ${value}`),
  structure: (variables) => ({
    'environment-details': variables.map(({ name, value }) => `${name.padStart(30)} : ${value}\n`).join(''),
  }),
});

/** `show event manager history events`: nothing has happened here. */
export const showEventHistory = showing('show event manager history events [detail]', {
  help,
  read: (): readonly string[] => [],
  print: (events) => events,
});

/** `show event manager events action-log`: what applets have done; none has run. */
export const showEventActions = showing('show event manager events action-log', {
  help,
  read: (): readonly string[] => [],
  print: (actions) => actions,
});

function appletsOf(running: RunningConfiguration) {
  return sectionsIn(eventManagerLines.slice.of(running), applet).map(({ values, body }) => ({
    name: String(values.name),
    overrides: values.policy === undefined ? undefined : String(values.policy),
    description: valuesIn(body, appletDescription)?.description,
    events: listIn(body, appletEvent).map(({ kind, details }) =>
      [kind, details].filter((part) => part !== undefined).join(' '),
    ),
    actions: listIn(body, appletAction),
  }));
}

/** `show event manager policy active`: the applets and scripts of the configuration. */
export const showEventPolicy = showing('show event manager policy <which:active|inactive|internal> [detail]', {
  help,
  examples: ['show event manager policy active'],
  read: ({ args, device }) => {
    const { running } = device.configuration;
    if (args.which !== 'active') return [];
    const scripts = listIn(eventManagerLines.slice.of(running), policy).map(({ script }) => ({
      name: script,
      kind: 'script',
      events: 'none',
    }));
    return [
      ...appletsOf(running).map(({ name, events }) => ({ name, kind: 'applet', events: events.join(', ') })),
      ...scripts,
    ];
  },
  *print(policies) {
    if (policies.length === 0) return;
    yield 'No.  Type     Event                          Name';
    for (const [at, { name, kind, events }] of policies.entries()) {
      yield `${String(at + 1).padEnd(5)}${kind.padEnd(9)}${events.padEnd(31)}${name}`;
    }
  },
  structure: (policies) =>
    table(
      'policy',
      policies.map(({ name, kind, events }) => ({ policy_name: name, policy_type: kind, event_type: events })),
    ),
});

/** `show event manager policy-state`: what an applet waits for. */
export const showEventState = showing('show event manager policy-state <name:word29>', {
  help,
  examples: ['show event manager policy-state applet1'],
  read: ({ args, device }) => appletsOf(device.configuration.running).find(({ name }) => name === args.name),
  *print(found) {
    if (found === undefined) return;
    yield `Policy ${found.name}`;
    if (found.description !== undefined) yield `  Description : ${found.description}`;
    for (const event of found.events) yield `  Cfg event : ${event}`;
    for (const { label, action } of found.actions) yield `  Action ${label} : ${action}`;
  },
});

const eventTypes = eventKinds.split('|').filter((kind) => kind !== 'application');

/** `show event manager event-types`: what an applet may wait for (system management guides). */
export const showEventTypes = showing('show event manager event-types [all]', {
  help,
  read: () => eventTypes,
  print: (types) => types.map((type, at) => `${String(at + 1).padStart(3)}  ${type}`),
});

/** `show event manager system-policy`: policies that every switch has; those of Nexus 3000 that are known. */
export const showSystemPolicy = showing('show event manager system-policy', {
  help,
  read: () => [
    ['__lamira_IDS_pkt_drop', '%Drop IDS packets'],
    ['__ethpm_link_flap', '%More than 30 link flaps in a 420-second interval. Action: Error. Disable the port'],
    ['__lcm_module_failure', '%Power-cycle 2 times then power-down'],
    ['__pfm_fanabsent_any_singlefan', '%Shut down after 3 minutes'],
    ['__pfm_fanbad_any_singlefan', '%Syslog when fan goes bad'],
    ['__pfm_tempev_major', '%TempSensor Major Threshold. Action: Shutdown'],
    ['__sysmgr_swover_count_alert', '%Alert when switchovers exceed 20 in 20 minutes'],
  ],
  *print(policies) {
    for (const [name, description] of policies) {
      yield `           Name : ${name}`;
      yield `    Description : ${description}`;
      yield '    Overridable : Yes';
      yield '';
    }
  },
});
