import { createRequire } from 'node:module';

/** The sentence that says what is slow and how to change it; the figures are measured with aes128-gcm against the addon. */
export const missingAddonWarning =
  'The native addon of ssh2 is not built, so file transfers run at about half speed. ' +
  'Allow the install scripts of ssh2 and install again to build it.';

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
export function addonCheck(isPresent: () => boolean = hasNativeAddon): (warn: (message: string) => void) => void {
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
