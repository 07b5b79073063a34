import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { afterHostDelay } from '../../src/base/clock.ts';
import { type ContainedError, Guard } from '../../src/base/guard.ts';

function listening(): { readonly guard: Guard; readonly told: string[] } {
  const told: string[] = [];
  const tell = ({ device, place, session, reason }: ContainedError): void => {
    told.push([device, place, session, reason].join('/'));
  };
  return { guard: new Guard(tell, { device: 'sw1' }), told };
}

const broken = (): never => {
  throw new Error('broken');
};

describe('a guard', () => {
  it('contains what a callback throws, says where, and ends what it belonged to', () => {
    const { guard, told } = listening();
    const ended: string[] = [];
    expect(guard.for({ session: 's1' }).run('door', broken, () => ended.push('connection'))).toBeUndefined();
    expect(guard.run('door', () => 7)).toBe(7);
    expect({ told, ended }).toEqual({ told: ['sw1/door/s1/broken'], ended: ['connection'] });
  });

  it('contains what ending throws', () => {
    const { guard, told } = listening();
    guard.run('door', broken, broken);
    expect(told).toEqual(['sw1/door//broken', 'sw1/door//broken']);
  });

  it('contains a timer', async () => {
    const { guard, told } = listening();
    await new Promise<void>((resolve) => {
      afterHostDelay(0, guard.callback('timer', broken, resolve));
    });
    expect(told).toEqual(['sw1/timer//broken']);
  });

  it('contains a promise that nobody waits for', async () => {
    const { guard, told } = listening();
    await new Promise<void>((resolve) => guard.watch('boot', Promise.reject(new Error('no image')), resolve));
    expect(told).toEqual(['sw1/boot//no image']);
  });

  it('contains every listener of an emitter, and an error without one', () => {
    const { guard, told } = listening();
    const emitter = new EventEmitter();
    let endedCount = 0;
    guard.events('socket', emitter, () => {
      endedCount += 1;
    });
    emitter.on('data', broken);
    expect(emitter.emit('data')).toBe(false);
    emitter.emit('error', new Error('reset'));
    expect({ told, endedCount }).toEqual({ told: ['sw1/socket//broken', 'sw1/socket//reset'], endedCount: 2 });
  });

  it('is not undone by whoever is told', () => {
    expect(new Guard(broken).run('door', broken)).toBeUndefined();
  });
});
