import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { run } from './programs.ts';
import { itWorksAgainAndAtOnce } from './target.ts';

describe('RANCID', () => {
  itWorksAgainAndAtOnce(async ({ target, folder }) => {
    const login = [
      `add user * ${target.user}`,
      `add password * ${target.password}`,
      `add method * {ssh:${target.port}}`,
      'add autoenable * 1',
    ];
    writeFileSync(join(folder, '.cloginrc'), `${login.join('\n')}\n`);
    // RANCID's login script refuses passwords that others may read.
    chmodSync(join(folder, '.cloginrc'), 0o600);
    const ended = await run('rancid', ['-d', '-t', 'cisco-nx', target.host], {
      folder,
      starts: ['clogin', 'ssh'],
      environment: { BASEDIR: folder, NOPIPE: 'YES', TERM: 'vt100' },
    });
    expect(ended.status).toBe(0);
    // What a run that is not clean ends with.
    expect(ended.errors).not.toMatch(/missed cmd|End of run not found|clean_run is false|failed: -1/);
    const collected = readFileSync(join(folder, `${target.host}.new`), 'utf8');
    expect(collected).toMatch(/^!RANCID-CONTENT-TYPE: cisco-nx\n!\n!Chassis type: Nexus3064 - a NXOS router\n/);
    expect(collected).toContain(`\n!Hardware: Processor Board ID ${target.serialNumber}\n`);
    expect(collected).toContain(`\nhostname ${target.hostname}\n`);
    expect(collected).toMatch(/\ninterface mgmt0\n/);
  });
});
