import { playScenario } from '../scenario/play.ts';
import { failureLines } from '../scenario/reporters/failure-lines.ts';
import { startLab } from '../start-lab.ts';
import { againstFlags, againstOf, choiceFlags, chosenScenarios } from './scenario-flags.ts';
import type { Subcommand } from './subcommand.ts';

/** `n3k scenario replay`: plays scenarios one after the other and shows their sessions. */
export const scenarioReplay: Subcommand = {
  name: 'scenario replay',
  summary: 'Play scenarios one after the other and show what their sessions show',
  positionals: '[FILES|FOLDER]',
  maximumPositionals: 1000,
  flags: [...choiceFlags, ...againstFlags],
  examples: [
    'n3k scenario replay scenarios/technote/bootflash.yaml',
    'n3k scenario replay recorded.yaml --against 192.0.2.1',
  ],
  async run(parsed) {
    const against = againstOf(parsed);
    let status = 0;
    for (const scenario of chosenScenarios(parsed)) {
      const outcome = await playScenario(scenario, against === undefined ? { startLab } : { startLab, against });
      const sessions = outcome.transcripts.map(({ session, text }) =>
        session === '' ? text : `--- ${session}\n${text}`,
      );
      process.stdout.write(`=== ${scenario.title}\n${sessions.join('\n')}\n`);
      if (outcome.failure === undefined) continue;
      process.stdout.write(`${failureLines(outcome.failure).join('\n')}\n`);
      status = 1;
    }
    return status;
  },
};
