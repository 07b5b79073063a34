import type { Host } from '../base/host/host.ts';
import { bareHost } from './bare-host.ts';
import { SmallTexts } from './small-texts.ts';

/** Node as the host. */
export const nodeHost: Host = { ...bareHost, textStore: () => new SmallTexts() };
