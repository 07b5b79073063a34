import { expect, it } from 'vitest';
import { execute, operate } from '../sessions.ts';

it('neighbours of which there are none are told as data as scripts read them', () =>
  operate(async ({ switch: started, type }) => {
    const asked = async (line: string): Promise<unknown> => JSON.parse((await execute(line, started)).output);
    expect(await asked('show cdp neighbors | json')).toEqual({ neigh_count: '0' });
    const said = async (line: string): Promise<string> => (await execute(line, started)).output.trim();
    expect(await said('show cdp neighbors detail | json')).toBe('Note: CDP Neighbor entry not found');
    expect(await said('show lldp neighbors | json')).toBe('ERROR: LLDP is not enabled');
    await type('configure terminal');
    await type('feature lldp');
    await type('end');
    expect(await said('show lldp neighbors | json')).toMatch(
      /^Capability codes:\n[\s\S]*\nTotal entries displayed: 0$/,
    );
    expect(await said('show lldp neighbors detail | json')).not.toContain('Device ID');
  }));
