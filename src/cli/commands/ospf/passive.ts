import { entryAt } from '../../../machine/config/body.ts';
import type { ProcessInterface, RoutingProcess } from '../../../machine/routing-processes.ts';

/** Whether a process sends nothing on an interface: the interface says so, or the process does and the interface says nothing else. */
export function isPassive({ body }: RoutingProcess, port: ProcessInterface, head: string): boolean {
  const own = entryAt(port.body, `${head} passive-interface`);
  if (own !== undefined) return own.isOff !== true;
  return entryAt(body, 'passive-interface default') !== undefined && !port.name.startsWith('loopback');
}
