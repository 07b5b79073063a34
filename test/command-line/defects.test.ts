import { describe, expect, it } from 'vitest';
import { allDefects } from '../../src/defects/all.ts';
import { n3k } from './n3k.ts';

describe('n3k defects', () => {
  it('lists every defect', async () => {
    const { stdout, status } = await n3k('defects');
    expect(status).toBe(0);
    const ids = stdout.split('\n').slice(1, 1 + allDefects.length);
    expect(ids.map((line) => line.split(' ')[0])).toEqual(allDefects.map(({ id }) => id));
  });

  it('tells all about one, however its ID is written', async () => {
    const { stdout } = await n3k('defects', 'cscvt11426');
    expect(stdout).toBe(
      [
        'id          CSCvt11426',
        'headline    Compact image of 9.3(x) over SCP fails at 29 %',
        'hardware    Nexus 3000, 3100 and 3500 with a compact image',
        'affected    running 7.0(3)I5(2) or later, until fixed',
        'fixed       7.0(3)I7(7), 9.2(4)',
        'occurs      always',
        'workaround  Upgrade to 7.0(3)I7(7) or 9.2(4) first.',
        'points      scp.compact.section',
        'source      TechNote 215781, Compact Image Procedure for NX-OS Binary Image File via SCP Fails at 29%',
        'inferred    Where it stops in images other than nxos.9.3.3.bin: behind the section that all groups share.',
        '',
      ].join('\n'),
    );
  });

  it('prints JSON with everything that the issue of a defect needs', async () => {
    const { stdout } = await n3k('defects', '--json');
    const parsed: unknown = JSON.parse(stdout);
    expect(parsed).toMatchObject({
      defects: allDefects.map(({ id, headline, workaround, source }) => ({ id, headline, workaround, source })),
    });
  });

  it('does not know others', async () => {
    const { stderr, status } = await n3k('defects', 'CSCxx00000');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^n3k: unknown defect "CSCxx00000" \(known defects: CSCvg51567, /);
  });
});
