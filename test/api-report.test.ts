import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

it('the public interface is what docs/api.md says', { timeout: 60_000 }, async () => {
  const { stderr } = await promisify(execFile)(process.execPath, ['scripts/api-report.mjs', '--check'], { cwd: root });
  expect(stderr).toBe('');
});
