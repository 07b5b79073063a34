/** Only one installer works at a time on a switch. Invariant: whoever holds the lock releases it once. */
export class InstallerLock {
  #isTaken = false;

  /** The lock, or undefined when another installer holds it. */
  take(): { release(): void } | undefined {
    if (this.#isTaken) return undefined;
    this.#isTaken = true;
    let isHeld = true;
    return {
      release: () => {
        if (isHeld) this.#isTaken = false;
        isHeld = false;
      },
    };
  }
}
