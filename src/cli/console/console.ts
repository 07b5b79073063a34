import type { Device } from '../../machine/device.ts';
import type { Connection } from '../shell/connection.ts';

/**
 * The serial console of one switch. It is there in every stage, with or without somebody who watches, and several clients may
 * be attached to it: all see the same and any may type.
 */
export class Console {
  readonly #attached = new Set<Connection>();

  constructor(device: Device) {
    device.observe({ logged: (line) => this.#show(`${line}\r\n`) });
  }

  /** Serves one client until it leaves. Never rejects. */
  async attach(connection: Connection): Promise<void> {
    this.#attached.add(connection);
    for await (const _ of connection.input) if (connection.closed.aborted) break;
    this.#attached.delete(connection);
    connection.finish(0);
  }

  #show(text: string): void {
    for (const connection of this.#attached) void connection.write(text);
  }
}
