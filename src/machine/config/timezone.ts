import { slice } from './slice.ts';

/** The zone in which a switch tells the time. */
export interface Timezone {
  readonly name: string;
  /** How far its clock is ahead of UTC; negative behind it. */
  readonly aheadMinutes: number;
}

/** UTC from the factory. */
export const timezone = slice<Timezone>('timezone', { name: 'UTC', aheadMinutes: 0 });
