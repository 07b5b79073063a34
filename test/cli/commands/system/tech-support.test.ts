import { expect, it } from 'vitest';
import { labWith, operate } from '../sessions.ts';

/** The commands whose output stands in a report, by the lines between backquotes. */
function commandsIn(report: string): readonly string[] {
  return report.split('\n').flatMap((line) => /^`(.*)`$/.exec(line)?.[1] ?? []);
}

it('show tech-support runs what support asks for, each below its own line', async () => {
  await operate(async ({ shows }) => {
    const report = await shows('show tech-support | no-more');
    const commands = commandsIn(report);
    expect(commands).toContain('show version');
    expect(commands).toContain('show running-config');
    expect(commands).toContain('show vdc');
    expect(commands.length).toBeGreaterThan(40);
    const version = await shows('show inventory');
    expect(report).toContain(`\`show inventory\`\n${version}`);
    expect(report).not.toContain('Invalid command');
    expect(commandsIn(await shows('show tech-support details | no-more')).length).toBeGreaterThan(commands.length);
    expect(commandsIn(await shows('show tech-support brief | no-more')).length).toBeLessThan(commands.length);
  });
});

it('show tech-support leaves out what a release or a feature that is off lacks', async () => {
  await operate(
    async ({ shows, type }) => {
      const off = commandsIn(await shows('show tech-support vpc | no-more'));
      expect(off).not.toContain('show vpc');
      await type('conf t ; feature vpc ; end');
      expect(commandsIn(await shows('show tech-support vpc | no-more'))).toContain('show vpc');
      expect(commandsIn(await shows('show tech-support | no-more'))).not.toContain('show vdc');
    },
    labWith({ model: 'N3K-C3048TP-1GE', release: '6.0(2)U6(10)', bootflash: {}, usb1: undefined }),
  );
});

it('show tech-support can be filtered, and written to a file', async () => {
  await operate(async ({ shows, type }) => {
    expect(await shows('show tech-support | include "^`show clock`"')).toBe('`show clock`');
    await type('show tech-support brief > bootflash:tech.txt');
    const kept = await shows('show file bootflash:tech.txt | no-more');
    expect(commandsIn(kept)).toContain('show version');
  });
});
