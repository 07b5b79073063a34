import { EmulatorError, type UserProblem } from '../base/emulator-error.ts';
import { didYouMean } from '../base/nearest.ts';
import type { Facts } from './catalog.ts';
import type { Model } from './model.ts';
import { runs } from './model-file.ts';
import { release } from './release.ts';

/** What is wrong with a release: nobody has published it, or the model does not run it. */
export function releaseProblem(text: string, model: Model | undefined, facts: Facts): UserProblem | undefined {
  try {
    const wanted = release(facts.release(text).release);
    if (model === undefined || runs(model, wanted)) return undefined;
    return {
      message: `${model.pid} does not run ${wanted.text}`,
      hint: `it runs ${model.firstRelease} to ${model.lastRelease} of ${model.lineages.join(', ')}; n3k releases --model ${model.pid}`,
    };
  } catch (error) {
    if (!(error instanceof EmulatorError)) throw error;
    const listed = model === undefined ? facts.releases() : facts.releasesOf(model);
    const guess = didYouMean(
      text,
      listed.map((known) => known.release),
    );
    return {
      message: error.message,
      hint: guess === '' ? error.hint : `${guess}${error.hint.replace(/^did.*?\? /, '')}`,
    };
  }
}
