import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/base/package-root.ts';

const root = packageRoot();

/** The YAML files of a folder. */
function yamlFiles(...path: readonly string[]): readonly string[] {
  const folder = join(root, ...path);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(folder, name));
}

describe('the JSON Schemas', () => {
  it('are up to date (npm run schemas writes them)', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/schemas.mjs', '--check'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('are named by every data file, so that an editor finds them', () => {
    const files = [...yamlFiles('models'), ...yamlFiles('models', 'images'), ...yamlFiles('scenarios', 'labs')];
    const lost = files.filter((file) => {
      const schema = /^# yaml-language-server: \$schema=(\S+)$/m.exec(readFileSync(file, 'utf8'))?.[1];
      return schema === undefined || !existsSync(join(dirname(file), schema));
    });
    expect(lost).toEqual([]);
  });
});
