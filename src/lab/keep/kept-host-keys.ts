import * as v from 'valibot';
import { EmulatorError } from '../../base/emulator-error.ts';
import type { LabNetworkSpec } from '../../network/lab-network.ts';
import { parsed } from './checked-volume.ts';
import type { StateFolder } from './state-folder.ts';

const thing = 'hosts';

/** The changed SSH keys of simulated hosts in a state folder, and the keeping of later changes; nothing without a folder. */
export function keptHostKeys(folder: StateFolder | undefined): Pick<LabNetworkSpec, 'keyWords' | 'onKeysChanged'> {
  if (folder === undefined) return {};
  let known = soundWords(folder);
  return {
    keyWords: known,
    onKeysChanged(words) {
      if (JSON.stringify(words) === JSON.stringify(known)) return;
      known = words;
      folder.keep(thing, { parts: { keyWords: words } });
    },
  };
}

const schema = v.optional(v.record(v.string(), v.string()), {});

/** The words of the keys; none, and a warning, when they do not make sense. */
function soundWords(folder: StateFolder): Readonly<Record<string, string>> {
  try {
    return parsed(schema, folder.kept(thing)?.keyWords, 'the SSH keys of the hosts');
  } catch (error) {
    if (!(error instanceof EmulatorError)) throw error;
    folder.warn(`lost: ${error.message} (${error.hint})`);
    return {};
  }
}
