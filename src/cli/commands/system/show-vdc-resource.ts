import type { RunningSystem } from '../../../machine/boot/running-system.ts';
import { entriesOf } from '../../../machine/config/keyed.ts';
import { listOf } from '../../../machine/config/named.ts';
import { vlans } from '../../../machine/config/vlans.ts';
import { vrfs } from '../../../machine/config/vrfs.ts';
import type { Device } from '../../../machine/device.ts';
import { logicalStatuses } from '../../../machine/logical-status.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { limitsOf } from './vdc.ts';

const help = {
  vdc: 'Show Virtual Device Contexts',
  resource: 'Show resource configuration for VDC',
  detail: 'Show detail resource configuration',
};

/** How much of something is in use; routes are not counted. */
function usedOf(device: Device, name: string): number {
  const { running } = device.configuration;
  if (name === 'vlan') return [...entriesOf(vlans.of(running))].length;
  if (name === 'vrf') return listOf(vrfs.of(running)).length;
  if (name !== 'port-channel') return 0;
  return logicalStatuses(device).filter(({ known }) => known.kind === 'port-channel').length;
}

function resourcesOf({ device, running }: { readonly device: Device; readonly running: RunningSystem }) {
  const view = { running: device.configuration.running, model: device.model, has: running.has.bind(running) };
  return {
    host: device.configuration.hostname,
    rows: limitsOf(view).map(([resource_name, { minimum, maximum }]) => {
      const used = usedOf(device, resource_name);
      const unused = Math.max(0, minimum - used);
      const free = maximum - used;
      return { resource_name, minimum, maximum, used, unused, free, avail: free - unused };
    }),
  };
}

type Row = ReturnType<typeof resourcesOf>['rows'][number];

function summary({ resource_name, used, unused, free, avail, maximum }: Row): string {
  const figures = [used, unused, free, avail, maximum].map((figure) => String(figure).padStart(6));
  const words = ['used', 'unused', 'free', 'avail', 'total'];
  return `${resource_name.padEnd(15)}${figures.map((figure, index) => `${figure} ${words[index]}`).join(' ')}`;
}

/**
 * `show vdc resource [detail]`: how much of what is limited the virtual device has in use. Form: genieparser ShowVdcResourceDetail; names of
 * keys: the command reference of 9.3, and the columns where it names none.
 */
export const showVdcResource = showing('show vdc resource [detail]', {
  needs: 'singleImage',
  help,
  examples: ['show vdc resource', 'show vdc resource detail'],
  read: ({ args, ...around }) => ({ ...resourcesOf(around), isDetailed: args.detail }),
  *print({ host, rows, isDetailed }) {
    for (const row of rows) {
      yield summary(row);
      if (!isDetailed) continue;
      yield '-'.repeat(row.resource_name.length);
      yield '  Vdc                              Min       Max       Used      Unused    Avail';
      yield '  ---                              ---       ---       ----      ------    -----';
      const figures = [row.minimum, row.maximum, row.used, row.unused].map((figure) => String(figure).padEnd(10));
      yield `  ${host.padEnd(33)}${figures.join('')}${row.avail}`;
      yield '';
    }
  },
  structure: ({ rows }) =>
    table(
      'resource',
      rows.map(({ resource_name, ...figures }) => ({
        resource_name,
        ...Object.fromEntries(
          Object.entries({
            total: figures.maximum,
            used: figures.used,
            unused: figures.unused,
            free: figures.free,
            avail: figures.avail,
          }).map(([key, figure]) => [key, String(figure)]),
        ),
      })),
    ),
});
