import { describe, expect, it } from 'vitest';
import { FreePorts } from '../../src/lab/free-ports.ts';

/** A host that gives its free ports from `first` on, of which some are taken. */
function hostWith(first: number, ...taken: number[]) {
  const tried: number[] = [];
  const open = async (port: number): Promise<{ port: number }> => {
    tried.push(port);
    if (taken.includes(port)) throw new Error(`port ${port} is taken`);
    return { port: port === 0 ? first : port };
  };
  return { tried, open };
}

describe('free ports', () => {
  it('are the next ones, and the host is asked for the first and behind one that is taken', async () => {
    const ports = new FreePorts();
    const { tried, open } = hostWith(40_000, 40_002);
    const had = [await ports.open('a', open), await ports.open('a', open), await ports.open('a', open)];
    expect(had.map(({ port }) => port)).toEqual([40_000, 40_001, 40_000]);
    expect(tried).toEqual([0, 40_001, 40_002, 0]);
  });

  it('are guessed for each address by itself, and never beyond the last', async () => {
    const ports = new FreePorts();
    const { tried, open } = hostWith(65_535);
    await ports.open('a', open);
    await ports.open('a', open);
    await ports.open('b', open);
    expect(tried).toEqual([0, 0, 0]);
  });

  it('are refused in the words of the host', async () => {
    const open = async (): Promise<{ port: number }> => Promise.reject(new Error('no such address'));
    await expect(new FreePorts().open('a', open)).rejects.toThrow('no such address');
  });
});
