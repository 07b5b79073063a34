import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './sources.ts';

/*
 * Tests lie as the sources do: what `src/cli/commands/vlans/` does is tested in `test/cli/commands/vlans/`.
 */

/** Folders whose tests lie elsewhere, and where. A folder that gets tests of its own leaves this list. */
const elsewhere: Readonly<Record<string, string>> = {
  'base/host': 'test/base/neutral.test.ts',
  'cli/commands/automation': 'test/cli/configurations.test.ts',
  'cli/commands/bfd': 'test/cli/configurations.test.ts',
  'cli/commands/channels': 'test/cli/configurations.test.ts',
  'cli/commands/crypto': 'test/cli/configurations.test.ts',
  'cli/commands/dhcp': 'test/cli/configurations.test.ts',
  'cli/commands/eigrp': 'test/cli/configurations.test.ts',
  'cli/commands/errdisable': 'test/cli/configurations.test.ts',
  'cli/commands/fabric': 'test/cli/commands/examples.test.ts',
  'cli/commands/features': 'test/cli/commands/shows.test.ts',
  'cli/commands/fhrp': 'test/cli/configurations.test.ts',
  'cli/commands/hardware-profile': 'test/cli/configurations.test.ts',
  'cli/commands/isis': 'test/cli/configurations.test.ts',
  'cli/commands/lines': 'test/cli/commands/users/logins.test.ts',
  'cli/commands/logging': 'test/cli/commands/structures.test.ts',
  'cli/commands/mac-table': 'test/cli/configurations.test.ts',
  'cli/commands/multicast': 'test/cli/configurations.test.ts',
  'cli/commands/nat': 'test/cli/configurations.test.ts',
  'cli/commands/ospf': 'test/cli/configurations.test.ts',
  'cli/commands/port-protection': 'test/cli/configurations.test.ts',
  'cli/commands/rip': 'test/cli/configurations.test.ts',
  'cli/commands/services': 'test/cli/configurations.test.ts',
  'cli/commands/session': 'test/cli/shell',
  'cli/commands/span': 'test/cli/configurations.test.ts',
  'cli/commands/spanning-tree': 'test/cli/configurations.test.ts',
  'cli/commands/terminal': 'test/cli/commands/structures.test.ts',
  'cli/commands/tracking': 'test/cli/configurations.test.ts',
  'cli/commands/udld': 'test/cli/configurations.test.ts',
  'cli/commands/vpc': 'test/cli/configurations.test.ts',
  'cli/commands/vtp': 'test/cli/configurations.test.ts',
  'cli/commands/words': 'test/cli/commands/grammar.test.ts',
};

/** Every folder of `src` that holds files, without `src/`. */
const folders = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(join(root, 'src'), entry.parentPath).split(sep).join('/'))
  .filter((folder, at, all) => folder !== '' && all.indexOf(folder) === at);

const hasTests = (folder: string): boolean =>
  existsSync(join(root, 'test', folder)) &&
  readdirSync(join(root, 'test', folder), { recursive: true }).some((name) => /\.test\.tsx?$/.test(String(name)));

it('every folder of src has a folder of tests of the same name', () => {
  const untested = folders.filter((folder) => !hasTests(folder) && elsewhere[folder] === undefined);
  expect(untested, 'folders of src without tests: write them in test/ below the same path').toEqual([]);
});

it('those whose tests lie elsewhere say where, and have none of their own', () => {
  const wrong = Object.entries(elsewhere).filter(([folder, path]) => hasTests(folder) || !existsSync(join(root, path)));
  expect(wrong, 'take them off the list, or say where their tests are').toEqual([]);
});
