import { Facts } from '../facts/catalog.ts';
import type { Subcommand } from './subcommand.ts';
import { tableOf } from './table.ts';

/** `n3k models`: what can be emulated. */
export const models: Subcommand = {
  name: 'models',
  summary: 'List the switches that can be run, and the releases',
  positionals: '',
  maximumPositionals: 0,
  flags: [{ name: 'json', help: 'Print JSON' }],
  examples: ['n3k models', 'n3k models --json'],
  async run(parsed) {
    const facts = new Facts();
    const known = facts.pids().map((pid) => facts.model(pid));
    const releases = facts.releases().map(({ release }) => release);
    if (parsed.has('json')) {
      process.stdout.write(`${JSON.stringify({ models: known, releases }, null, 2)}\n`);
      return 0;
    }
    const rows = known.map((model) => [
      model.pid,
      model.group ?? '-',
      String(model.ports),
      model.moduleType,
      String(model.bootflash.totalBytes),
      model.usbSlots.join(' '),
    ]);
    const table = tableOf(['MODEL', 'COMPACT GROUP', 'PORTS', 'MODULE', 'BOOTFLASH BYTES', 'USB'], rows);
    process.stdout.write(`${[...table, '', `Releases: ${releases.join(', ')}`].join('\n')}\n`);
    return 0;
  },
};
