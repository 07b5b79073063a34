import type { AclFamily } from '../../../machine/config/access-lists.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';

/** Where a list is applied. */
export interface Attachment {
  readonly family: AclFamily;
  readonly name: string;
  /** An interface, or `VTY`. */
  readonly where: string;
  readonly direction: 'ingress' | 'egress';
  readonly kind: 'router' | 'port' | 'vty';
}

/** Where lists are applied. */
export function attachmentsOf(_running: RunningConfiguration): readonly Attachment[] {
  return [];
}
