import type { Guard } from '../base/guard.ts';
import type { Connection } from '../cli/shell/connection.ts';
import type { Feature } from '../machine/config/features.ts';
import type { Front } from './front.ts';

/** The doors that lab files know: each is a key of a device there, which says where it listens. */
export type DoorName = 'ssh';

/**
 * A way into a switch over the network. It is closed while the switch is down, and nobody new is let in while its feature is off: whoever
 * opens it sees to both. Adding one is a folder here and an entry in `all.ts`.
 */
export interface Door {
  readonly name: DoorName;
  /** The feature without which a client that comes meets nobody, and one that is in may stay. */
  readonly feature: Feature;
  /** Rejects with the error of the host when the port cannot be had. */
  open(front: Front, options: DoorOptions): Promise<SwitchDoor>;
}

/** How a door is opened. */
export interface DoorOptions {
  readonly host: string;
  /** 0 lets the host choose; `OpenDoor.port` tells. */
  readonly port: number;
  /** What is the door's own alone, such as keys, follows from it. */
  readonly seed: string;
  /** Whether somebody who has just come is let in. */
  readonly admits: () => boolean;
  /** Hears what somebody who runs the emulator should know: a port that is gone. */
  readonly warn: (message: string) => void;
  /** Contains what is thrown inside. */
  readonly guard: Guard;
}

/** An open door. */
export interface OpenDoor {
  readonly address: string;
  readonly port: number;
  /** Closes the door and the connections of all clients; resolves when the port is free. */
  close(): Promise<void>;
}

/** An open door of a switch. */
export interface SwitchDoor extends OpenDoor {
  /** False closes the connections of all clients and refuses new ones, as a switch does that is down; true lets them in again. */
  setOpen(isOpen: boolean): void;
}

/** How a console port is opened. */
export interface ConsoleDoorOptions {
  readonly host: string;
  /** 0 lets the host choose. */
  readonly port: number;
  /** Serves one client until it leaves. */
  readonly attach: (connection: Connection) => Promise<void>;
  readonly guard: Guard;
  /** Clients at a time; as many as a console has a use for unless said otherwise. */
  readonly clientsMaximum?: number | undefined;
}
