/** A user of the switch; the password is kept as its hash (`$5$…`, crypt SHA-256). */
export interface UserAccount {
  readonly name: string;
  readonly passwordHash: string;
  readonly role: 'network-admin' | 'network-operator';
  /** Lines as in an authorized_keys file. */
  readonly sshKeys: readonly string[];
}

/** A feature that configuration turns on. Names as `feature …` takes them. */
export type Feature = 'scp-server' | 'sftp-server';

/** The running configuration as typed state; its text is derived by the settings in `cli/commands`. */
export interface RunningConfiguration {
  readonly hostname: string;
  readonly features: readonly Feature[];
  readonly users: readonly UserAccount[];
  /** Address of mgmt0 with prefix length, in VRF management; undefined when it has none. */
  readonly managementAddress: string | undefined;
  /** The boot variables: one image, or kickstart and system. Locations as `bootflash:/x`. */
  readonly bootImages: readonly string[];
  /** `allow delete boot-image`: the file that runs the switch may be deleted and overwritten like any other. */
  readonly allowsDeletingBootImage: boolean;
}

/** The startup configuration: text, as it lies in NVRAM. */
export interface StartupConfiguration {
  readonly text: string;
  readonly savedAtMs: number;
}

/**
 * Running and startup configuration of one switch.
 * Invariant: `running` is replaced as a whole by `change`, so a reader never sees half a change.
 */
export class Configuration {
  #running: RunningConfiguration;
  #startup: StartupConfiguration | undefined;
  #changedAtMs: number | undefined;

  constructor(running: RunningConfiguration, startup: StartupConfiguration | undefined) {
    this.#running = running;
    this.#startup = startup;
  }

  get running(): RunningConfiguration {
    return this.#running;
  }

  get startup(): StartupConfiguration | undefined {
    return this.#startup;
  }

  /** When the running configuration was last changed; undefined since boot. */
  get changedAtMs(): number | undefined {
    return this.#changedAtMs;
  }

  /** Changes fields of the running configuration. */
  change(fields: Partial<RunningConfiguration>, nowMs: number): void {
    this.#running = { ...this.#running, ...fields };
    this.#changedAtMs = nowMs;
  }

  /** Stores `text` as the startup configuration. */
  save(text: string, nowMs: number): void {
    this.#startup = { text, savedAtMs: nowMs };
  }

  isOn(feature: Feature): boolean {
    return this.#running.features.includes(feature);
  }
}
