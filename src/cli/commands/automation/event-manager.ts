import { line, notation, section } from '../../notation/notation.ts';

/** Words of the Embedded Event Manager, for `?` (system management command references). */
const help = {
  event: 'Event manager',
  manager: 'Configure the event manager',
  applet: 'Register an applet',
  override: 'Override a system policy',
  environment: 'Set an environment variable',
  policy: 'Register a script policy',
  action: 'Add or modify an action',
  description: 'Add or modify applet description',
};

/** What an applet may wait for (system management guides). */
export const eventKinds =
  'application|cli|counter|fanabsent|fanbad|fib|gold|interface|memory|module|module-failure|none|oir|policy-default|poweroverbudget|snmp|storm-control|syslog|sysmgr|temperature|timer|track';

/** `event manager …` is no event: it is a line of configuration mode wherever it is typed. */
export const appletEvent = line(`event <kind:${eventKinds}> [<details:text>]`, {
  many: true,
  order: 'typed',
  help,
  examples: ['event cli match "show version"', 'event track 1 state down', 'event syslog pattern "ETHPORT"'],
});
export const appletAction = line('action <label:word29> <action:text>', {
  by: 'label',
  help,
  examples: ['action 1 syslog priority critical msg Port_went_down', 'action 2.0 cli show version'],
});
export const appletDescription = line('description <description:text80>', { help });

/** `event manager applet`: what is done when something happens. Nothing of it is done here. */
export const applet = section('event manager applet <name:word29> [override <policy:word>]', {
  by: 'name',
  prompt: 'config-applet',
  help,
  holds: [appletDescription, appletEvent, appletAction],
});
export const environment = line('event manager environment <name:word29> <value:text>', {
  by: 'name',
  help,
  examples: ['event manager environment mailto "noc@lab.example"'],
});
export const policy = line('event manager policy <script:word29>', { by: 'script', help });

export const eventManagerLines = notation('event manager', [environment, policy, applet]);
