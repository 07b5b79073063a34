import { describe, expect, it } from 'vitest';
import { n3k } from './n3k.ts';

interface Listed {
  readonly commands: readonly {
    readonly syntax: string;
    readonly kind: string;
    readonly mode: string;
    readonly status: string;
    readonly releases: string;
    readonly groups?: readonly string[];
  }[];
}

async function listed(...args: readonly string[]): Promise<Listed['commands']> {
  const { stdout, stderr, status } = await n3k('commands', '--json', ...args);
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  const { commands }: Listed = JSON.parse(stdout);
  return commands;
}

describe('n3k commands', () => {
  it('lists commands and lines with the releases that know them', async () => {
    const all = await listed();
    expect(all.length).toBeGreaterThan(250);
    const of = (start: string) => all.find(({ syntax }) => syntax.startsWith(start));
    expect(of('show clock')).toMatchObject({ kind: 'command', mode: 'exec', status: 'modelled', releases: 'all' });
    expect(of('hostname <name>')).toMatchObject({ kind: 'line', mode: 'config', status: 'modelled' });
    expect(of('configure replace')?.releases).toBe('7.0(3)I5(1)-');
    expect(of('show startup-config log')).toMatchObject({ status: 'known' });
  });

  it('only what a model and a release know', async () => {
    const old = await listed('--model', 'N3K-C3064PQ-10GE', '--release', '6.0(2)U6(3a)');
    expect(old.some(({ syntax }) => syntax.startsWith('configure replace'))).toBe(false);
    expect(old.some(({ syntax }) => syntax.startsWith('boot kickstart'))).toBe(true);
    expect(old.every(({ releases }) => releases === 'all')).toBe(true);
    expect((await n3k('commands', '--model', 'N3K-X')).stderr).toMatch(/^n3k: unknown model "N3K-X"/);
    expect((await n3k('commands', '--release', '1.2(3)')).stderr).toMatch(/^n3k: unknown release "1.2\(3\)"/);
  });

  it('as a table', async () => {
    const { stdout } = await n3k('commands');
    expect(stdout).toMatch(/^FAMILY +STATUS +RELEASES +MODE +SYNTAX$/m);
    expect(stdout).toMatch(
      /\n\d+ modelled, \d+ known: answered as where there is nothing to show, \d+ inert: taken, kept and written\.\n$/,
    );
  });
});
