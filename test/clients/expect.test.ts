import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { packageRoot } from '../../src/base/package-root.ts';
import { run } from './programs.ts';
import { itWorksAgainAndAtOnce } from './target.ts';

const script = join(packageRoot(), 'test', 'clients', 'expect', 'session.exp');

describe('expect', () => {
  itWorksAgainAndAtOnce(async ({ target, folder, name }) => {
    const { host, port, user, password, hostname } = target;
    const args = [script, host, String(port), user, password, hostname, name];
    expect(await run('expect', args, { folder, starts: ['ssh'] })).toEqual({
      status: 0,
      output: 'pages turned, logged out with 0\n',
      errors: '',
    });
  });
});
