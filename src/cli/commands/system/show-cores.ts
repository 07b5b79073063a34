import { showing } from '../../notation/showing.ts';

const help = { cores: 'Show all core dumps', 'vdc-all': 'Show core dumps of all VDCs' };

/** `show cores`: what crashed processes have left; none crashes here. Form: genieparser ShowCores. */
export const showCores = showing('show cores [vdc-all]', {
  help,
  read: () => [],
  print: () => [
    'VDC  Module  Instance  Process-name     PID       Date(Year-Month-Day Time)',
    '---  ------  --------  ---------------  --------  -------------------------',
  ],
  structure: () => ({}),
});

/** `show system cores`: where core dumps are sent to (words: Cisco's system management guides). */
export const showSystemCores = showing('show system cores', {
  help: { cores: 'Show where cores are transferred to' },
  read: () => 'Cores are not transferred to any server',
  print: (words) => [words],
});
