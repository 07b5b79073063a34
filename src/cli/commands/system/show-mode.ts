import { showing } from '../../notation/showing.ts';

const needs = 'singleImage';
const help = {
  mode: 'Show system mode',
  maintenance: 'Show maintenance mode information',
  profile: 'Show maintenance profiles',
  timeout: 'Show the timeout of the maintenance mode',
};

/** `show system mode`: a switch that nobody has put into maintenance (form and key: Cisco's system management guides). */
export const showSystemMode = showing('show system mode', {
  needs,
  help,
  read: () => 'Normal',
  print: (mode) => [`System Mode: ${mode}`],
  structure: (mode) => ({ system_mode: mode }),
});

/** `show maintenance profile`: what is run on the way in and out; nobody can write one here. */
export const showMaintenanceProfile = showing('show maintenance profile [<profile:maintenance-mode|normal-mode>]', {
  needs,
  help,
  examples: ['show maintenance profile'],
  read: ({ args }) => args.profile,
  *print(profile) {
    if (profile !== 'maintenance-mode') yield* ['[Normal Mode]', ''];
    if (profile !== 'normal-mode') yield* ['[Maintenance Mode]', ''];
  },
});

/** `show maintenance timeout`: after how long the switch leaves the mode by itself (form: Cisco's system management guides). */
export const showMaintenanceTimeout = showing('show maintenance timeout', {
  needs,
  help,
  read: () => 'Maintenance mode timeout value: 0 minutes',
  print: (words) => [words],
});
