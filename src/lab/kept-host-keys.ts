import type { LabNetworkSpec } from '../network/lab-network.ts';
import type { StateFolder } from './state-folder.ts';

const thing = 'hosts';

/** The changed SSH keys of simulated hosts in a state folder, and the keeping of later changes; nothing without a folder. */
export function keptHostKeys(folder: StateFolder | undefined): Pick<LabNetworkSpec, 'keyWords' | 'onKeysChanged'> {
  if (folder === undefined) return {};
  // The folder is written here alone, in a format that was checked when it was opened.
  const kept = folder.kept(thing) as { readonly keyWords?: Readonly<Record<string, string>> } | undefined;
  let known = kept?.keyWords ?? {};
  return {
    keyWords: known,
    onKeysChanged(words) {
      if (JSON.stringify(words) === JSON.stringify(known)) return;
      known = words;
      folder.keep(thing, { parts: { keyWords: words } });
    },
  };
}
