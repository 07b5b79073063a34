import type { StickState } from '../../machine/storage/stick.ts';
import { checkedVolume, type HostFiles, parsed } from './checked-volume.ts';
import { stick as stickSchema } from './saved-schema.ts';

/** A stick as it comes from a file; throws as `checkedDevice`. */
export function checkedStick(value: unknown, at: string, hostFiles: HostFiles): StickState {
  const { volume, ...identity } = parsed(stickSchema, value, at);
  return { ...identity, volume: volume === undefined ? undefined : checkedVolume(volume, at, hostFiles) };
}
