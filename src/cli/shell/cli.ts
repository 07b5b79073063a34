import type { Commands } from './command.ts';
import { Language } from './language.ts';
import { RunningText } from './running-text.ts';

/** What the shells of all devices share, each part for those who need it. */
export interface Cli {
  readonly language: Language;
  readonly runningText: RunningText;
  readonly fileWords: Commands['fileWords'];
}

/** The command line of everything that can be typed. */
export function cliOf(commands: Commands): Cli {
  return {
    language: new Language(commands),
    runningText: new RunningText(commands.settings),
    fileWords: commands.fileWords,
  };
}
