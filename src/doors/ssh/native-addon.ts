import { createRequire } from 'node:module';

/** The sentence that says what is slow and how to change it; the figures are measured with aes128-gcm against the addon. */
export const missingAddonWarning =
  'The native addon of ssh2 is not built, so file transfers run at about half speed. ' +
  'Allow the install scripts of ssh2 and install again to build it.';

/**
 * Whether ssh2 is installed beside the program, as in a checkout. The package that is installed holds ssh2 in its bundle and has no
 * addon of its own: there nothing is amiss, and whoever wants the speed installs ssh2 as well.
 */
export function isSsh2Installed(): boolean {
  try {
    createRequire(import.meta.url).resolve('ssh2/package.json');
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether ssh2 has its native addon. It looks for it without a word and falls back to slow ciphers,
 * and an addon built for another version of Node loads as little as none (dependencies: last row of the ssh2 table).
 */
export function hasNativeAddon(load: () => unknown = loadAddon): boolean {
  try {
    load();
    return true;
  } catch {
    return false;
  }
}

/** Makes a function that warns at most once, however many doors open. */
export function addonCheck(
  isPresent: () => boolean = () => hasNativeAddon() || !isSsh2Installed(),
): (warn: (message: string) => void) => void {
  let isChecked = false;
  return (warn) => {
    if (isChecked) return;
    isChecked = true;
    if (!isPresent()) warn(missingAddonWarning);
  };
}

/** Warns once in the life of the program when the addon is missing. */
export const warnAboutMissingAddon = addonCheck();

function loadAddon(): unknown {
  return createRequire(import.meta.url)('ssh2/lib/protocol/crypto/build/Release/sshcrypto.node');
}
